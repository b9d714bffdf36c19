/** A toast goes after eight seconds, but not while someone is on it. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import Toast from './Toast.svelte';

const shown = () => {
  const props = { words: 'Done', undo_label: 'Undo', onundo: vi.fn(), ongone: vi.fn() };
  render(Toast, props);
  return props;
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('Toast', () => {
  it('is gone after eight seconds, and not before', () => {
    const { ongone } = shown();
    vi.advanceTimersByTime(7999);
    expect(ongone).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ongone).toHaveBeenCalledOnce();
  });

  it('waits while it has focus, then gives the whole time again', async () => {
    const { ongone } = shown();
    await fireEvent.focusIn(screen.getByText('Undo'));
    vi.advanceTimersByTime(60_000);
    expect(ongone).not.toHaveBeenCalled();
    await fireEvent.focusOut(screen.getByText('Undo'));
    vi.advanceTimersByTime(8000);
    expect(ongone).toHaveBeenCalledOnce();
  });

  it('undoes on a press and says its words politely', async () => {
    const { onundo } = shown();
    await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(onundo).toHaveBeenCalledOnce();
    expect(screen.getByRole('status').textContent).toBe('Done');
  });
});
