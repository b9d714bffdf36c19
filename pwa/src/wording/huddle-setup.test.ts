/** Times, lengths and clashes are said as people say them. */

import { expect, test } from 'vitest';

import { clashWords, clockWords, costWords, spanWords, totalWords } from './huddle-setup';

const NONE = { above: null, n_late_below: 0, holiday: null, closed: [] };
const ABOVE = { id: 'u', rev: 1, name: 'Surgical wards', tier: 2 };

test.each([
  ['09:15', '9:15am'],
  ['12:00', 'midday'],
  ['20:30', '8:30pm'],
])('%s is %s', (at, words) => {
  expect(clockWords(at)).toBe(words);
});

test.each([
  [15, '15 sec', '15 seconds in all'],
  [60, '1 min', '1 minute in all'],
  [90, '1 min 30', '1 minute 30 seconds in all'],
  [600, '10 min', '10 minutes in all'],
])('%s seconds', (seconds, words, total) => {
  expect(spanWords(seconds)).toBe(words);
  expect(totalWords(seconds)).toBe(total);
});

test.each([
  [0, 10, 'No day chosen: anyone starts it when you like.'],
  [1, 10, '1 huddle a week. That is 10 minutes.'],
  [7, 10, '7 huddles a week. That is 1 hour 10 minutes.'],
  [12, 10, '12 huddles a week. That is 2 hours.'],
])('%s huddles of %s minutes', (huddles, minutes, words) => {
  expect(costWords(huddles, minutes)).toBe(words);
});

test('what clashes is a sentence each, and nothing else is said', () => {
  expect(clashWords(NONE)).toEqual([]);
  const above = { unit: ABOVE, slot: { weekday: 0, at: '09:30' }, too_soon: false };
  const its = 'The huddle of Surgical wards is at 9:30am on Monday.';
  expect(clashWords({ ...NONE, above })).toEqual([its]);
  expect(
    clashWords({
      above: { ...above, too_soon: true },
      n_late_below: 2,
      holiday: '2026-08-31',
      closed: [5, 6],
    }),
  ).toEqual([
    `${its} You are not done by then. Meet sooner, and what you ask goes up the same day.`,
    '2 of your teams are not done when you begin. Meet later, and you hear them the same day.',
    'Monday 31 August is a day off: no huddle then.',
    'Your working hours leave out Saturday and Sunday.',
  ]);
  expect(clashWords({ ...NONE, n_late_below: 1 })[0]).toMatch(/^1 of your teams is not done/u);
});
