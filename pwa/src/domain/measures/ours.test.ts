/** A team sees its own counters, each from its first day until it is let go. */

import { describe, expect, test } from 'vitest';

import type { Measure } from '../../generated/wire';
import { countersOf, dayToTell, retiredOf, sincesOf } from './ours';

const UNIT = '00000000-0000-7000-8000-000000000105';
const FALLS: Measure = {
  id: '00000000-0000-7000-8000-000000000a01',
  rev: 1,
  unit: UNIT,
  name: 'Falls',
  event: 'a fall',
  how: 'count',
  better: 'fewer',
  days_since: true,
  started_on: '2018-08-02',
};
const STAFFED: Measure = {
  ...FALLS,
  id: '00000000-0000-7000-8000-000000000a02',
  name: 'Staffed as planned',
  how: 'yes_no',
  days_since: false,
  started_on: '2018-07-01',
};
const GONE: Measure = {
  ...FALLS,
  id: '00000000-0000-7000-8000-000000000a03',
  retired_on: '2018-08-05',
};
const THEIRS: Measure = {
  ...FALLS,
  id: '00000000-0000-7000-8000-000000000a04',
  unit: '00000000-0000-7000-8000-000000000106',
};
const ALL = [FALLS, GONE, THEIRS, STAFFED];

describe('a team’s counters', () => {
  test('are those in use that day, days since first, then the oldest', () => {
    expect(countersOf(ALL, UNIT, '2018-08-06')).toEqual([FALLS, STAFFED]);
    expect(countersOf(ALL, UNIT, '2018-08-04')).toEqual([FALLS, GONE, STAFFED]);
    expect(countersOf(ALL, UNIT, '2018-07-31')).toEqual([STAFFED]);
  });

  test('are still there once they are let go', () => {
    expect(retiredOf(ALL, UNIT, '2018-08-06')).toEqual([GONE]);
    expect(retiredOf(ALL, UNIT, '2018-08-04')).toEqual([]);
  });

  test('tell the days since where they are meant to', () => {
    const sinces = sincesOf([STAFFED, FALLS], [], '2018-08-06');
    expect(sinces.map(({ measure }) => measure)).toEqual([FALLS]);
    expect(sinces[0]?.since.days).toBe(4);
  });
});

test.each([
  ['a team that counted yesterday looks back on it', ALL, '2018-08-06', '2018-08-05'],
  ['one that counts since today begins with today', [FALLS], '2018-08-02', '2018-08-02'],
  ['one that let its only one go has yesterday still', [GONE], '2018-08-05', '2018-08-04'],
  ['one that counts nothing has nothing to begin with', [THEIRS], '2018-08-02', '2018-08-01'],
])('%s', (_, measures, today, day) => { expect(dayToTell(measures, UNIT, today)).toBe(day); });
