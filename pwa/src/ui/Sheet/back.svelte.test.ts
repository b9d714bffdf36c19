/** Back closes what is open; closing it another way leaves no trace in the history. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { closeOnBack } from './back';

const wentBack = () =>
  new Promise((resolve) => {
    addEventListener('popstate', resolve, { once: true });
  });

beforeEach(() => {
  history.pushState({ page: 'board' }, '');
});

describe('closeOnBack', () => {
  it('closes when the reader goes back, and is then on the page under it', async () => {
    const close = vi.fn();
    const leave = closeOnBack('a', close);
    history.back();
    await wentBack();
    expect(close).toHaveBeenCalledOnce();
    expect(history.state).toEqual({ page: 'board' });
    leave();
  });

  it('takes its own entry away when closed by its button', async () => {
    const close = vi.fn();
    const leave = closeOnBack('a', close);
    expect(history.state).toEqual({ page: 'board', sheet: 'a' });
    leave();
    await wentBack();
    expect(history.state).toEqual({ page: 'board' });
    expect(close).not.toHaveBeenCalled();
  });

  it('stays where the reader has gone on to meanwhile', () => {
    const leave = closeOnBack('a', vi.fn());
    history.pushState({ page: 'item' }, '');
    const length = history.length;
    leave();
    expect(history.state).toEqual({ page: 'item' });
    expect(history.length).toBe(length);
  });

  it('leaves one entry when one sheet takes the place of another', async () => {
    const [first, second] = [vi.fn(), vi.fn()];
    const leaveFirst = closeOnBack('first', first);
    const length = history.length;
    leaveFirst();
    await Promise.resolve().then(() => undefined).then(() => undefined); // what waited goes on
    const leaveSecond = closeOnBack('second', second);
    await new Promise((resolve) => { setTimeout(resolve); });
    expect(history.length).toBe(length);
    leaveSecond();
    await wentBack();
    expect(history.state).toEqual({ page: 'board' });
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 0]);
  });

  it('closes only the upper of two', async () => {
    const [lower, upper] = [vi.fn(), vi.fn()];
    const leaveLower = closeOnBack('lower', lower);
    const leaveUpper = closeOnBack('upper', upper);
    history.back();
    await wentBack();
    expect([lower.mock.calls.length, upper.mock.calls.length]).toEqual([0, 1]);
    leaveUpper();
    leaveLower();
  });
});
