/** A focus stands beside what its counter came to last, and beside nothing that is covered. */

import { expect, test } from 'vitest';

import { alike } from '../domain/alike';
import type { Measure, Point, Tally } from '../generated/wire';
import { focusLine } from './focus-line';

const NOW = '2018-08-06T08:15:00Z';
const WASH: Measure = {
  id: '00000000-0000-7000-8000-000000000a02',
  rev: 1,
  unit: '00000000-0000-7000-8000-000000000105',
  name: 'Wait for a wash',
  how: 'number',
  better: 'fewer',
  unit_words: 'Minutes on NEWS2',
  started_on: '2018-01-01',
};
const FALLS: Measure = { ...WASH, name: 'Falls', event: 'a fall', how: 'count', days_since: true };
const READY: Measure = { ...WASH, name: 'Ready at eight', how: 'yes_no' };
const COVERED = { covered_until: '2018-08-07T08:00:00Z' };

type Points = Readonly<Record<string, Point>>;

const OLD: Points = { '2018-08-01': { value: 9 }, '2018-07-14': { value: 1 } };
const NEW: Points = { '2018-08-05': { value: 1 }, ...OLD };

function tally(points: Points): Tally {
  const { id: measure, unit } = WASH;
  return { id: alike(measure, 'tally', 2018), rev: 1, unit, measure, year: 2018, points };
}

test.each<readonly [line: string | null, measure: Measure, points: Points]>([
  ['1 day since a fall', FALLS, NEW],
  ['5 days since a fall', FALLS, OLD],
  ['217 days without a fall', FALLS, {}],
  ['Falls: covered today', { ...FALLS, ...COVERED }, NEW],
  ['Ready at eight: yes, yesterday', READY, NEW],
  ['Ready at eight: not said yet', READY, {}],
  ['Ready at eight: covered today', { ...READY, ...COVERED }, NEW],
  ['Wait for a wash: 9 Minutes on NEWS2, Wednesday 1 August', WASH, OLD],
  [null, { ...WASH, retired_on: '2018-08-06' }, NEW],
])('%s', (line, measure, points) => {
  const focus = { words: 'Nobody waits', measure: WASH.id };
  expect(focusLine(focus, [measure], [tally(points)], NOW)).toBe(line);
});

test('a focus with no counter, or with one that is not known here, stands alone', () => {
  expect(focusLine({ words: 'Nobody waits' }, [WASH], [], NOW)).toBe(null);
  expect(focusLine({ words: 'Nobody waits', measure: WASH.unit }, [WASH], [], NOW)).toBe(null);
});
