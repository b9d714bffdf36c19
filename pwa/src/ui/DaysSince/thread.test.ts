/** The thread says with bars what the number says in words. */
import { describe, expect, it } from 'vitest';
import { threadOf } from './thread';

describe('threadOf', () => {
  it.each([
    { name: 'part of the way', days: 23, best: 41, thread: { unit: 'day', bars: 41, filled: 23 } },
    { name: 'day zero', days: 0, best: 41, thread: { unit: 'day', bars: 41, filled: 0 } },
    { name: 'a new best', days: 42, best: 41, thread: { unit: 'day', bars: 42, filled: 42 } },
    { name: 'the first day', days: 0, best: 0, thread: { unit: 'day', bars: 1, filled: 0 } },
    { name: 'weeks over 60', days: 30, best: 70, thread: { unit: 'week', bars: 10, filled: 4 } },
    { name: 'two years', days: 900, best: 1, thread: { unit: 'week', bars: 104, filled: 104 } },
  ])('$name', ({ days, best, thread }) => {
    expect(threadOf(days, best)).toEqual(thread);
  });
});
