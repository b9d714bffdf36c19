/** The board shows the days that the server counts, and asks for what nobody has told. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import type { Day, Instant, Measure, Tally, Uuid } from '../../generated/wire';
import { dayAt } from '../days';
import { isCovered } from './covering';
import {
  daysSince,
  hasRoomForMore,
  noChange,
  observations,
  pointOf,
  seemsUnused,
  tallyOf,
  unanswered,
  type DaysSince,
} from './derived';

interface Cases {
  readonly days_since: readonly {
    readonly name: string;
    readonly now: Instant;
    readonly measure: Measure;
    readonly tallies: readonly Tally[];
    readonly shows: DaysSince;
  }[];
  readonly unanswered: readonly {
    readonly name: string;
    readonly day: Day;
    readonly measures: readonly Measure[];
    readonly tallies: readonly Tally[];
    readonly asked: readonly Uuid[];
  }[];
}

const GOLDEN = new URL('../../../../schemas/cases/days_since.json', import.meta.url);
const cases = JSON.parse(readFileSync(fileURLToPath(GOLDEN), 'utf8')) as Cases;

describe('the board shows', () => {
  test.each(cases.days_since)('$name', ({ now, measure, tallies, shows }) => {
    expect(daysSince(measure, tallies, dayAt(now))).toStrictEqual(shows);
  });
});

describe('still to be told is', () => {
  test.each(cases.unanswered)('$name', ({ day, measures, tallies, asked }) => {
    expect(unanswered(measures, tallies, day).map(({ id }) => id)).toStrictEqual(asked);
  });
});

const MONDAY = '2018-08-06';
const FALLS: Measure = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  rev: 1,
  unit: '01890a5d-ac96-774b-bcce-b302099a8001',
  name: 'Falls',
  event: 'a fall',
  how: 'count',
  better: 'fewer',
  days_since: true,
  started_on: '2018-07-01',
};
const ULCERS: Measure = { ...FALLS, id: '01890a5d-ac96-774b-bcce-b302099a8058', name: 'Ulcers' };
const STAFFED: Measure = {
  ...FALLS,
  id: '01890a5d-ac96-774b-bcce-b302099a8059',
  how: 'yes_no',
};

function tally(measure: Measure, points: Tally['points']): Tally {
  const [day = MONDAY] = Object.keys(points);
  const year = Number(day.slice(0, 4));
  const { id, unit } = measure;
  return { id: tallyOf(measure, day), rev: 1, unit, measure: id, year, points };
}

test('no change says of each count that nobody told that there was none', () => {
  const told = [tally(ULCERS, { [MONDAY]: { value: 2 } })];
  expect(noChange([FALLS, ULCERS, STAFFED], told, MONDAY)).toStrictEqual([
    {
      do: 'measure.add',
      unit: FALLS.unit,
      measure: FALLS.id,
      tally: tallyOf(FALLS, MONDAY),
      day: MONDAY,
      by: 0,
    },
  ]);
});

test('a day is told to the tally of its year', () => {
  expect(tallyOf(FALLS, '2018-12-31')).not.toBe(tallyOf(FALLS, '2019-01-01'));
  const told = [tally(FALLS, { '2018-12-31': { value: 1 } })];
  expect(pointOf(FALLS, told, '2018-12-31')).toStrictEqual({ value: 1 });
  expect(pointOf(FALLS, told, '2019-01-01')).toBeUndefined();
  expect(pointOf(ULCERS, told, '2018-12-31')).toBeUndefined();
});

test('what was observed stands in the order of the days', () => {
  const newest = tally(FALLS, { '2019-01-02': { value: 0 }, '2019-01-01': { value: 3 } });
  const older = tally(FALLS, { '2018-12-31': { value: 1 } });
  expect(observations([newest, older])).toStrictEqual([
    ['2018-12-31', 1],
    ['2019-01-01', 3],
    ['2019-01-02', 0],
  ]);
});

test('five counters are enough; a retired one makes room', () => {
  const five = Array.from({ length: 5 }, () => FALLS);
  expect(hasRoomForMore(five.slice(1), MONDAY)).toBe(true);
  expect(hasRoomForMore(five, MONDAY)).toBe(false);
  expect(hasRoomForMore([...five.slice(1), { ...FALLS, retired_on: MONDAY }], MONDAY)).toBe(true);
});

describe('a counter seems unused', () => {
  const TODAY = '2018-10-05'; // the sixtieth day after MONDAY
  test.each([
    ['when nobody told it for 60 days', FALLS, MONDAY, true],
    ['not while it was told within them', FALLS, '2018-08-07', false],
    ['not while it is new', { ...FALLS, started_on: '2018-08-07' }, MONDAY, false],
    ['not when it is retired', { ...FALLS, retired_on: TODAY }, MONDAY, false],
  ])('%s', (_name, measure, day, unused) => {
    const told = [tally(FALLS, { [day]: { value: 0 } }), tally(ULCERS, { [TODAY]: { value: 1 } })];
    expect(seemsUnused(measure, told, TODAY)).toBe(unused);
  });
});

test('a covered number shows again by itself', () => {
  const covered: Measure = { ...FALLS, covered_until: '2018-08-07T08:00:00Z' };
  expect(isCovered(covered, '2018-08-07T07:59:59Z')).toBe(true);
  expect(isCovered(covered, '2018-08-07T08:00:00Z')).toBe(false);
  expect(isCovered(FALLS, '2018-08-07T07:59:59Z')).toBe(false);
});
