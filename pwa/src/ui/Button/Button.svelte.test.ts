/** A button is never disabled; only a busy one ignores presses. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import Button from './Button.svelte';

describe('Button', () => {
  it('calls back when pressed', async () => {
    const onclick = vi.fn();
    render(Button, { label: 'Save', onclick });
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(onclick).toHaveBeenCalledOnce();
  });

  it('says that it is busy, keeps focus and ignores a second press', async () => {
    const onclick = vi.fn();
    render(Button, { label: 'Save', busy: true, busy_label: 'Saving', onclick });
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Saving' });
    await fireEvent.click(button);
    expect(onclick).not.toHaveBeenCalled();
    expect(button.getAttribute('aria-busy')).toBe('true');
    expect(button.disabled).toBe(false);
  });

  it('is a link when it leads somewhere', () => {
    render(Button, { label: 'Open the board', href: '/board' });
    const link = screen.getByRole('link', { name: 'Open the board' });
    expect(link.getAttribute('href')).toBe('/board');
  });
});
