/** A counter speaks gently: of day zero, of a new best, of what was told late. */

import { describe, expect, test } from 'vitest';

import type { DaysSince } from '../domain/measures/derived';
import type { Measure } from '../generated/wire';
import { counterDetail, countLines, countOf, daysToTell, sinceWords, valueWords } from './counters';

const NOW = '2018-08-06T08:15:00Z';
const FALLS: Measure = {
  id: '00000000-0000-7000-8000-000000000a01',
  rev: 1,
  unit: '00000000-0000-7000-8000-000000000105',
  name: 'Falls',
  event: 'a fall',
  how: 'count',
  better: 'fewer',
  days_since: true,
  started_on: '2018-01-01',
};
const SINCE: DaysSince = {
  days: 23,
  last_on: '2018-07-14',
  best_ever: 41,
  is_new_best: false,
  is_day_zero: false,
};

describe('days since', () => {
  const words = (since: Partial<DaysSince>, measure: Partial<Measure> = {}) => {
    const { days, what, lines } = sinceWords({ ...FALLS, ...measure }, { ...SINCE, ...since }, NOW);
    return [days, what, ...lines];
  };

  test('stand beside our best', () => {
    expect(words({})).toEqual([23, 'days since a fall', 'Our best ever is 41']);
    expect(words({ days: 1 })).toEqual([1, 'day since a fall', 'Our best ever is 41']);
  });

  test('are gentle on day zero', () => {
    expect(words({ days: 0, is_day_zero: true })).toEqual([
      0,
      'days since a fall',
      'It happened today. We look after each other first, then we learn.',
      'Our best ever is 41',
    ]);
  });

  test('say that they have never been as many', () => {
    const new_best = { days: 42, best_ever: 42, is_new_best: true };
    expect(words(new_best)).toEqual([42, 'days since a fall', 'Our longest yet.']);
  });

  test('count what has not happened since counting began', () => {
    expect(words({ days: 5, best_ever: 5, last_on: null })).toEqual([5, 'days without a fall']);
  });

  test('hide a hard day while it is covered, and not after', () => {
    expect(words({ days: 0 }, { covered_until: '2018-08-07T08:00:00Z' })).toEqual([
      null,
      'Covered today',
      'A hard day. We look after each other first.',
      'It shows again by itself at 9am\u00a0tomorrow.',
    ]);
    expect(words({}, { covered_until: NOW })[0]).toBe(23);
  });
});

describe('a day’s number', () => {
  test('says that nobody told it, that it came late, and what an event means', () => {
    expect(countLines(FALLS, undefined)).toEqual(['Not said yet']);
    expect(countLines(FALLS, { value: 0 })).toEqual([]);
    expect(countLines(FALLS, { value: 1, late: true })).toEqual([
      'We look after each other first, then we learn.',
      'Added later, from memory',
    ]);
  });

  test.each([
    [undefined, null, false],
    [{ value: 0 }, null, true],
    [{ value: 1, late: true }, null, true],
  ])('%o of a covered counter shows no number, and is told still', (point, value, covered) => {
    const hidden = { ...FALLS, covered_until: '2018-08-07T08:00:00Z' };
    const count = countOf(hidden, point, NOW);
    expect([count.value, count.covered]).toEqual([value, covered]);
    expect(count.lines).toEqual([
      covered ? 'Covered today. It shows again by itself at 9am\u00a0tomorrow.' : 'Not said yet',
    ]);
    expect(countOf(hidden, point, '2018-08-07T08:00:00Z').value).toBe(point?.value ?? null);
  });

  test('is of something', () => {
    const wait: Measure = { ...FALLS, how: 'number', unit_words: 'minutes', days_since: false };
    expect(countLines(wait, { value: 12.5 })).toEqual(['12.5 minutes']);
    expect(valueWords({ ...wait, how: 'yes_no' }, 1)).toBe('Yes');
    expect(counterDetail(wait)).toBe('A number of minutes. Fewer is better');
  });

  test('can be told of the days that a weekend leaves out', () => {
    const labels = daysToTell('2018-08-06', NOW).map(({ label }) => label);
    expect(labels).toEqual(['Yesterday', 'Today', 'Saturday', 'Friday', 'Thursday']);
  });
});
