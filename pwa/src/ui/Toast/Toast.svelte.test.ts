/** A toast goes after eight seconds, but not while someone is on it. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import Toast from './Toast.svelte';

const offer = () => ({ words: 'Done', undo: vi.fn() });

const shown = () => {
  const props = { offer: offer(), undo_label: 'Undo', ongone: vi.fn() };
  return { ...props, ...render(Toast, props) };
};

/** What a screen reader is told of: words that were put there, not words that stand there. */
const wordsIn = (region: HTMLElement) =>
  [...region.childNodes].find(({ textContent }) => textContent === 'Done');

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

  it('gives what is done next eight seconds too, even if its words are the same', async () => {
    const { ongone, rerender } = shown();
    vi.advanceTimersByTime(7999);
    await rerender({ offer: offer() });
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

  it('is held no more once it went away under a hand', async () => {
    const { ongone, rerender } = shown();
    await fireEvent.focusIn(screen.getByText('Undo'));
    await rerender({ offer: null });
    await rerender({ offer: offer() });
    vi.advanceTimersByTime(8000);
    expect(ongone).toHaveBeenCalledOnce();
  });

  it('undoes on a press, and is gone', async () => {
    const { offer, ongone } = shown();
    await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(offer.undo).toHaveBeenCalledOnce();
    expect(ongone).toHaveBeenCalledOnce();
  });

  it('says its words politely, in a region that was there before them', async () => {
    const { rerender } = render(Toast, { offer: null, undo_label: 'Undo', ongone: vi.fn() });
    const region = screen.getByRole('status');
    expect(screen.queryByRole('button')).toBeNull();
    await rerender({ offer: offer() });
    expect(screen.getByRole('status')).toBe(region);
    expect(region.textContent).toBe('Done');
  });

  it('says the same words again', async () => {
    const { rerender } = shown();
    const said = wordsIn(screen.getByRole('status'));
    await rerender({ offer: offer() });
    expect(wordsIn(screen.getByRole('status'))).not.toBe(said);
  });
});
