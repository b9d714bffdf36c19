/** The time of a huddle in words that can be read out. */

import { describe, expect, test } from 'vitest';

import { budgetWords, hereWords, placeWords, timeLeftWords, timeSpoken } from './huddle';

describe('time', () => {
  test.each([
    [600_000, '10:00', '10 minutes left'],
    [520_000, '8:40', '8 minutes left'],
    [59_001, '1:00', 'Less than a minute left'],
    [1, '0:01', 'Less than a minute left'],
    [0, '0:00', 'Less than a minute left'],
    [-1, '+0:00', 'Time is up'],
    [-20_500, '+0:20', 'Time is up'],
    [-90_000, '+1:30', '1 minute over'],
    [-615_000, '+10', '10 minutes over'],
  ])('%d ms', (left_ms, shown, spoken) => {
    expect([timeLeftWords(left_ms), timeSpoken(left_ms)]).toStrictEqual([shown, spoken]);
  });
});

test.each([
  [45, 1, '45 seconds for this part.'],
  [60, 0, '1 minute for this part.'],
  [90, 30_000, '1 minute 30 seconds for this part.'],
  [120, -1, 'This part has had its time.'],
])('a part of %d seconds with %d ms left', (seconds, left_ms, words) => {
  expect(budgetWords(seconds, left_ms)).toBe(words);
});

test('where we are, and how many are here', () => {
  expect(placeWords('Maple Ward', 3, 9)).toBe('Maple Ward huddle, part 3 of 9');
  expect([hereWords(1), hereWords(5)]).toStrictEqual(['1 device here', '5 devices here']);
});
