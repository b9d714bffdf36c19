/** A wall turns its pages to the last and begins again, and its night comes once a day. */

import { describe, expect, it } from 'vitest';
import { untilNight } from './night';
import { onPage, pagesOf } from './pages';

const HOUR_MS = 3_600_000;

describe('the night of a wall', () => {
  it.each([
    ['2026-01-05T02:00:00Z', 1],
    ['2026-01-05T03:00:00Z', 24],
    ['2026-01-05T09:00:00Z', 18],
    ['2026-07-06T02:00:00Z', 24], // 3am in a London summer
    ['2026-07-06T01:00:00Z', 1],
  ])('after %s comes in %i hours', (at, hours) => {
    expect(untilNight(Date.parse(at)) / HOUR_MS).toBe(hours);
  });
});

describe('the pages of a wall', () => {
  const list = ['a', 'b', 'c', 'd', 'e'];

  it.each([
    [0, ['a', 'b']],
    [1, ['c', 'd']],
    [2, ['e']],
    [3, ['a', 'b']],
  ])('page %i', (page, shown) => {
    expect(onPage(list, 2, page)).toEqual(shown);
  });

  it('counts them', () => {
    expect([pagesOf([], 2), pagesOf(list, 2), pagesOf(list, 5)]).toEqual([0, 3, 1]);
    expect(onPage([], 2, 7)).toEqual([]);
  });
});
