/** London's day and minute are right around midnight and both clock changes. */

import { expect, test } from 'vitest';

import { DAY, dayOf, instantOf, london, londonDay, londonMinute, msOf, weekdayOf } from './london';

test.each([
  ['2026-01-01T00:00:00Z', '2026-01-01', 0],
  ['2026-03-29T00:59:59Z', '2026-03-29', 59],
  ['2026-03-29T01:00:00Z', '2026-03-29', 120],
  ['2026-08-06T22:59:59Z', '2026-08-06', 1439],
  ['2026-08-06T23:00:00Z', '2026-08-07', 0],
  ['2026-10-25T00:30:00Z', '2026-10-25', 90],
  ['2026-10-25T01:30:00Z', '2026-10-25', 90],
])('%s is on %s, minute %i', (instant, day, minute) => {
  expect(londonDay(msOf(instant))).toBe(dayOf(day));
  expect(londonMinute(msOf(instant))).toBe(minute);
});

test.each([
  ['2026-01-05', '09:00', '2026-01-05T09:00:00Z'],
  ['2026-03-29', '00:59', '2026-03-29T00:59:00Z'],
  ['2026-03-29', '01:30', '2026-03-29T01:30:00Z'], // skipped: half an hour after 2am
  ['2026-03-29', '02:00', '2026-03-29T01:00:00Z'],
  ['2026-08-06', '00:00', '2026-08-05T23:00:00Z'],
  ['2026-10-25', '01:30', '2026-10-25T00:30:00Z'], // the first of the two
  ['2026-10-25', '02:00', '2026-10-25T02:00:00Z'],
])('on %s the clock shows %s at %s', (day, clockTime, instant) => {
  expect(instantOf(london(dayOf(day), clockTime))).toBe(instant);
});

test('Monday is the first day of the week, before 1970 as after it', () => {
  const week = [0, 1, 2, 3, 4, 5, 6];
  expect(week.map((n) => weekdayOf(dayOf('2018-08-06') + n))).toEqual(week);
  expect(week.map((n) => weekdayOf(dayOf('1969-12-22') + n))).toEqual(week);
});

test('a day of the calendar is one day of UTC long', () => {
  expect(dayOf('2026-03-30') - dayOf('2026-03-28')).toBe(2);
  expect(instantOf(dayOf('2026-03-30') * DAY)).toBe('2026-03-30T00:00:00Z');
});
