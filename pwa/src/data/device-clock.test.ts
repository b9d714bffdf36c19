// Sleeping counts, setting the clock back does not, and a wrong start is kept until it is measured.

import { describe, expect, it } from 'vitest';

import { neverBack } from './device-clock';

const START = Date.parse('1996-08-05T08:20:00Z');
const MINUTE = 60_000;

/** Each step: how far the date moved, how far the steady clock did, how much has then passed. */
describe('the clock of a page', () => {
  it.each<readonly [string, readonly (readonly [number, number, number])[]]>([
    ['goes on', [[MINUTE, MINUTE, MINUTE], [MINUTE, MINUTE, 2 * MINUTE]]],
    ['sleeps through nothing', [[60 * MINUTE, 0, 60 * MINUTE]]],
    ['does not go back', [[-60 * MINUTE, MINUTE, MINUTE], [MINUTE, MINUTE, 2 * MINUTE]]],
    ['is not held up by going back', [[-9e11, 0, 0], [MINUTE, MINUTE, MINUTE]]],
    ['follows a clock that is set forward', [[9e11, MINUTE, 9e11]]],
  ])('%s', (_, steps) => {
    let [date, steady] = [START, 0];
    const now = neverBack({ date: () => date, steady: () => steady });
    for (const [date_moved, steady_moved, passed] of steps) {
      date += date_moved;
      steady += steady_moved;
      expect(now() - START).toBe(passed);
    }
  });
});
