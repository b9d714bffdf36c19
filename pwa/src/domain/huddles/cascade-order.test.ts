/** A plan is told what it clashes with: the tier above, the teams below, days off. */

import { expect, test } from 'vitest';

import type { Slot } from '../../generated/wire';
import { alike } from '../alike';
import { orgOf } from '../org';
import { clashesOf } from './cascade-order';

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const at = (time: string, ...weekdays: readonly number[]): readonly Slot[] =>
  weekdays.map((weekday) => ({ weekday, at: time }));

const OFFICE = {
  id: id(9),
  rev: 1,
  name: 'Office hours',
  shifts: [0, 1, 2, 3, 4].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' })),
  holidays: ['2026-08-31', '2026-09-05', '2026-12-25'],
};
const BOARD = { id: id(1), rev: 1, name: 'Northfield', tier: 5, calendar: OFFICE.id };
const GROUP = { id: id(2), rev: 1, name: 'Wards', tier: 2, parent: id(1), seat: id(20) };
const WARD = { id: id(3), rev: 1, name: 'Ward 7', tier: 1, parent: id(2), seat: id(21) };
const OTHER = { ...WARD, id: id(4), name: 'Ward 8' };
const GONE = { ...WARD, id: id(5), name: 'Ward 9', until_on: '2026-08-01' };
const TODAY = '2026-08-03';
const EARLY = at('09:15', 0, 1);

function org(...plans: readonly (readonly [string, readonly Slot[]])[]) {
  return orgOf({
    unit: [BOARD, GROUP, WARD, OTHER, GONE],
    calendar: [OFFICE],
    plan: plans.map(([unit, slots]) => ({ id: alike(unit, 'plan'), rev: 1, unit, slots })),
  });
}

test.each([
  ['in time', '09:25', false],
  ['a minute too soon', '09:24', true],
])('the tier above meets %s', (_, time, too_soon) => {
  const above = { unit: GROUP, slot: { weekday: 1, at: time }, too_soon };
  const found = clashesOf(org([GROUP.id, at(time, 1, 4)]), WARD, { slots: EARLY }, TODAY);
  expect(found.above).toEqual(above);
});

test('a tier above that meets on other days is in nobody’s way', () => {
  const found = clashesOf(org([GROUP.id, at('08:00', 4)]), WARD, { slots: EARLY }, TODAY);
  expect(found.above).toEqual({ unit: GROUP, slot: { weekday: 4, at: '08:00' }, too_soon: false });
});

test('a tier above without a plan, and a team that meets when it likes, clash with nothing', () => {
  expect(clashesOf(org(), WARD, { slots: EARLY }, TODAY).above).toBeNull();
  const none = { above: null, n_late_below: 0, holiday: null, closed: [] };
  expect(clashesOf(org(), WARD, {}, TODAY)).toEqual(none);
});

test('teams that are not done yet are counted, those that closed are not', () => {
  const late = at('10:00', 0);
  const below = org([WARD.id, EARLY], [OTHER.id, late], [GONE.id, late]);
  const ours = { slots: at('09:45', 0) };
  expect(clashesOf(below, GROUP, ours, TODAY).n_late_below).toBe(1);
  expect(clashesOf(below, GROUP, { slots: at('10:10', 0) }, TODAY).n_late_below).toBe(0);
});

test('only the first huddle of a day counts: a second one feeds tomorrow', () => {
  const twice = [...at('20:00', 0), ...EARLY];
  expect(clashesOf(org([WARD.id, twice]), GROUP, { slots: at('09:30', 0) }, TODAY)).toMatchObject({
    n_late_below: 0,
  });
});

test('the next day off on a day of ours, and days that are never worked', () => {
  const found = clashesOf(org(), WARD, { slots: at('09:15', 0, 5) }, TODAY);
  expect(found.holiday).toBe('2026-08-31');
  expect(found.closed).toEqual([5]);
  expect(clashesOf(org(), WARD, { slots: at('09:15', 1) }, TODAY).holiday).toBeNull();
});
