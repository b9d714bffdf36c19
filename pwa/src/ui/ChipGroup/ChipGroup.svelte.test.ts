/** A chip is one tap on, one tap off; one-of-many keeps a single choice. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import ChipGroup from './ChipGroup.svelte';

const options = [
  { value: 'equipment', label: 'Equipment' },
  { value: 'medicines', label: 'Medicines' },
];
const first = ['equipment'];
const second = ['medicines'];
const both = [...first, ...second];

describe('ChipGroup', () => {
  it.each([
    { name: 'one: a tap chooses', mode: 'one', chosen: [], tap: 'Equipment', then: first },
    { name: 'one: tap another', mode: 'one', chosen: second, tap: 'Equipment', then: first },
    { name: 'one: tap it off', mode: 'one', chosen: first, tap: 'Equipment', then: [] },
    { name: 'many: a tap adds', mode: 'many', chosen: first, tap: 'Medicines', then: both },
    { name: 'many: tap it off', mode: 'many', chosen: both, tap: 'Medicines', then: first },
  ] as const)('$name', async ({ mode, chosen, tap, then }) => {
    const onchange = vi.fn();
    render(ChipGroup, { legend: 'About?', options, mode, chosen, onchange });
    await fireEvent.click(screen.getByLabelText(tap));
    expect(onchange.mock.calls).toEqual([[then]]);
  });

  it('is a group of radio buttons with one name, so that arrows move the choice', () => {
    render(ChipGroup, { legend: 'About?', options, chosen: ['medicines'], onchange: vi.fn() });
    const radios = screen.getAllByRole<HTMLInputElement>('radio');
    expect(screen.getByRole('group', { name: 'About?' })).toBeTruthy();
    expect(radios.map((radio) => radio.checked)).toEqual([false, true]);
    expect(new Set(radios.map((radio) => radio.name)).size).toBe(1);
  });

  it('shows a chip taken back as off again', async () => {
    const props = { legend: 'About?', options, onchange: vi.fn() };
    const { rerender } = render(ChipGroup, { ...props, chosen: ['equipment'] });
    await fireEvent.click(screen.getByLabelText('Equipment'));
    await rerender({ ...props, chosen: [] });
    expect(screen.getByLabelText<HTMLInputElement>('Equipment').checked).toBe(false);
  });
});
