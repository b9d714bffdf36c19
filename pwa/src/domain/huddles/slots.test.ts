/** When a team meets: by London's clock, on every day of the year. */

import { describe, expect, test } from 'vitest';

import type { Calendar, Huddle, HuddlePlan, Unit } from '../../generated/wire';
import { alike } from '../alike';
import { orgOf } from '../org';
import {
  afterHoliday,
  BESIDE_THE_PLAN,
  huddleId,
  nextMeeting,
  slotAt,
  slotMeant,
  slotsOn,
} from './slots';

const WARD = '00000000-0000-7000-8000-000000000105';
const OFFICE = '00000000-0000-7000-8000-000000000106';
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const QUARTER_PAST_NINE = 9 * 60 + 15;
const EIGHT_PM = 20 * 60;

function planOf(unit: string, ...times: readonly string[]): HuddlePlan {
  const slots = EVERY_DAY.flatMap((weekday) => times.map((at) => ({ weekday, at })));
  return { id: alike(unit, 'plan'), rev: 1, unit, slots };
}

const HOLIDAY = '2026-08-31';
const ALWAYS: Calendar = { id: 'always', rev: 1, name: 'Wards', always: true, holidays: [HOLIDAY] };
const HOURS: Calendar = {
  id: 'hours',
  rev: 1,
  name: 'Office hours',
  shifts: [{ weekday: 0, opens: '09:00', closes: '17:00' }],
  holidays: [HOLIDAY],
};
const UNITS: readonly Unit[] = [
  { id: WARD, rev: 1, name: 'Ward 7', tier: 1, calendar: 'always' },
  { id: OFFICE, rev: 1, name: 'Clinic', tier: 1, calendar: 'hours' },
];
const ORG = orgOf({
  unit: UNITS,
  calendar: [ALWAYS, HOURS],
  plan: [planOf(WARD, '09:15', '20:00'), planOf(OFFICE, '09:15')],
});

function held(day: string, slot: number): ReadonlyMap<string, Huddle> {
  const id = huddleId(WARD, day, slot);
  return new Map([[id, { id, rev: 1, unit: WARD, day, slot, state: 'closed' }]]);
}

describe('the slots of a day', () => {
  test('a bank holiday has none where the team is closed, and all where it never is', () => {
    expect(slotsOn(ORG, OFFICE, HOLIDAY)).toStrictEqual([]);
    expect(slotsOn(ORG, OFFICE, '2026-09-01')).toStrictEqual([QUARTER_PAST_NINE]);
    expect(slotsOn(ORG, WARD, HOLIDAY)).toStrictEqual([QUARTER_PAST_NINE, EIGHT_PM]);
  });

  test.each([
    ['in winter', '2026-01-12', '2026-01-12T09:15:00Z'],
    ['in summer', '2026-08-03', '2026-08-03T08:15:00Z'],
    ['the day the clocks go forward', '2026-03-29', '2026-03-29T08:15:00Z'],
    ['the day they go back', '2026-10-25', '2026-10-25T09:15:00Z'],
  ])('9:15 is 9:15 on the wall: %s', (_, day, at) => {
    expect(slotAt(day, QUARTER_PAST_NINE)).toBe(at);
  });

  test('an hour that the clocks skip is read as before they went forward', () => {
    expect(slotAt('2026-03-29', 90)).toBe('2026-03-29T01:30:00Z');
  });

  test('what is beside the plan has no time', () => {
    expect(slotAt('2026-08-03', BESIDE_THE_PLAN)).toBeNull();
  });
});

describe('a holiday', () => {
  const weekly: HuddlePlan = {
    id: alike(OFFICE, 'plan'),
    rev: 1,
    unit: OFFICE,
    slots: [{ weekday: 0, at: '09:15' }],
  };

  test('says when the team meets next', () => {
    expect(afterHoliday(ORG, OFFICE, HOLIDAY)).toBe('2026-09-01T08:15:00Z');
    const once = orgOf({ unit: UNITS, calendar: [HOURS], plan: [weekly] });
    expect(afterHoliday(once, OFFICE, HOLIDAY)).toBe('2026-09-07T08:15:00Z');
  });

  test('takes nothing away where the team would not have met, or always does', () => {
    expect(afterHoliday(ORG, OFFICE, '2026-09-01')).toBeNull();
    expect(afterHoliday(ORG, WARD, HOLIDAY)).toBeNull();
    expect(afterHoliday(orgOf({ unit: UNITS, calendar: [HOURS] }), OFFICE, HOLIDAY)).toBeNull();
  });
});

describe('when they meet next', () => {
  const day = '2026-08-03';
  const slot = QUARTER_PAST_NINE;
  const early = '2026-08-03T07:00:00Z';
  const blank = { id: huddleId(WARD, day, slot), rev: 1, unit: WARD, day, slot } as const;

  test('a slot that was left out or held has gone', () => {
    const evening = '2026-08-03T19:00:00Z';
    const start = { id: 'said', at: early };
    expect(nextMeeting(ORG, WARD, early, [{ ...blank, state: 'skipped' }])).toBe(evening);
    const held: Huddle = { ...blank, state: 'closed', started: start };
    expect(nextMeeting(ORG, WARD, early, [held])).toBe(evening);
  });

  test('one that was left out and taken back is still to come', () => {
    const back: Huddle = { ...blank, state: 'running' };
    expect(nextMeeting(ORG, WARD, early, [back])).toBe('2026-08-03T08:15:00Z');
  });
});

describe('which huddle is meant', () => {
  test.each([
    ['early', '2026-08-03T07:00:00Z', '2026-08-03', QUARTER_PAST_NINE],
    ['late', '2026-08-03T12:00:00Z', '2026-08-03', QUARTER_PAST_NINE],
    ['in the evening', '2026-08-03T18:50:00Z', '2026-08-03', EIGHT_PM],
    ['a minute before midnight', '2026-08-03T22:59:00Z', '2026-08-03', EIGHT_PM],
    ['a minute after it', '2026-08-03T23:01:00Z', '2026-08-04', BESIDE_THE_PLAN],
    ['on a clock of 1996', '1996-08-05T08:20:00Z', '1996-08-05', QUARTER_PAST_NINE],
  ])('%s', (_, now, day, slot) => {
    expect(slotMeant(ORG, WARD, now, new Map())).toStrictEqual({ day, slot });
  });

  test('one that was held is not begun again; the next stands beside the plan', () => {
    const now = '2026-08-03T08:40:00Z';
    const morning = held('2026-08-03', QUARTER_PAST_NINE);
    const meant = slotMeant(ORG, WARD, now, morning);
    expect(meant).toStrictEqual({ day: '2026-08-03', slot: BESIDE_THE_PLAN });
    const both = new Map([...morning, ...held('2026-08-03', BESIDE_THE_PLAN)]);
    expect(slotMeant(ORG, WARD, now, both).slot).toBe(BESIDE_THE_PLAN + 1);
  });

  test('the one that runs is meant, wherever the plan has moved to', () => {
    const day = '2026-08-03';
    const now = '2026-08-03T08:40:00Z';
    const start = { id: 'said', at: '2026-08-03T08:30:00Z' };
    const id = huddleId(WARD, day, 570);
    const marks = [{ ...start, mark: 'started' }] as const;
    const on: Huddle = { id, rev: 1, unit: WARD, day, slot: 570, state: 'running', marks };
    const running = new Map([[id, { ...on, started: start }]]);
    expect(slotMeant(ORG, WARD, now, running)).toStrictEqual({ day, slot: 570 });
  });

  test('a team without a plan meets when it likes', () => {
    const now = '2026-08-03T08:40:00Z';
    expect(slotMeant(orgOf({ unit: UNITS }), WARD, now, new Map()).slot).toBe(BESIDE_THE_PLAN);
  });
});
