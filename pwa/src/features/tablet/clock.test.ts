// A turn ends at 5 idle minutes or at 15 at most, never without 30 seconds of warning.

import { describe, expect, it } from 'vitest';

import { isCovered, leftOf } from './clock';

const MINUTE = 60_000;

function left(touched_min: number, now_min: number) {
  return leftOf({ began_ms: 0, touched_ms: touched_min * MINUTE }, now_min * MINUTE);
}

describe('a turn', () => {
  it('ends after 5 idle minutes', () => {
    expect(left(3, 7.9)).toMatchObject({ over: false, warns: true, can_stay: true, seconds: 6 });
    expect(left(3, 8)).toMatchObject({ over: true, warns: false });
  });

  it('ends after 15 minutes, however busy', () => {
    expect(left(14.9, 14.9)).toMatchObject({ over: false, warns: true, can_stay: false });
    expect(left(14.9, 15)).toMatchObject({ over: true });
  });

  it('warns for the last 30 seconds and not before', () => {
    expect(leftOf({ began_ms: 0, touched_ms: 0 }, 5 * MINUTE - 30_001).warns).toBe(false);
    expect(leftOf({ began_ms: 0, touched_ms: 0 }, 5 * MINUTE - 30_000).warns).toBe(true);
  });

  it('is over when the tablet slept', () => {
    expect(left(2, 600).over).toBe(true);
  });
});

it('is covered after 2 idle minutes', () => {
  expect(isCovered(0, 2 * MINUTE - 1)).toBe(false);
  expect(isCovered(0, 2 * MINUTE)).toBe(true);
});
