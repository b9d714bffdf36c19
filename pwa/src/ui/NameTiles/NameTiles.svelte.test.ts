/** A tile says whether it is chosen, and a second press takes the choice back. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import NameTiles from './NameTiles.svelte';

const TILES = [
  { value: 'a', label: 'Ada', second: 'Staff nurse' },
  { value: 'b', label: 'Ben' },
];

describe('NameTiles', () => {
  it('chooses what was pressed', async () => {
    const onchange = vi.fn();
    render(NameTiles, { legend: 'Who?', tiles: TILES, chosen: null, onchange });
    await fireEvent.click(screen.getByRole('button', { name: 'Ada Staff nurse' }));
    expect(onchange).toHaveBeenCalledWith('a');
  });

  it('says which one is on, and lets it go', async () => {
    const onchange = vi.fn();
    render(NameTiles, { legend: 'Who?', tiles: TILES, chosen: 'b', onchange });
    const ben = screen.getByRole('button', { name: 'Ben' });
    expect(ben.getAttribute('aria-pressed')).toBe('true');
    await fireEvent.click(ben);
    expect(onchange).toHaveBeenCalledWith(null);
  });
});
