/** A huddle sees what the last ones noted, who is in below it, and no thank-you that is private. */

import { describe, expect, test } from 'vitest';

import { alike } from '../alike';
import { cascadeId } from './slots';
import { orgOf } from '../org';
import type { Huddle, HuddlePlan, Thanks, Tried, Unit, WeeksTest } from '../../generated/wire';
import { notesOf, teamsIn, thanksToUs } from './looking-back';

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const DAY = '2018-08-06'; // a Monday
const WARD: Unit = { id: id(1), rev: 1, name: 'Maple Ward', tier: 1, parent: id(9) };
const OAK: Unit = { ...WARD, id: id(2), name: 'Oak Ward' };
const MATRON: Unit = { id: id(9), rev: 1, name: 'Surgery', tier: 2, parent: id(10) };
const ROOT: Unit = { id: id(10), rev: 1, name: 'The trust', tier: 5 };

const HUDDLE: Huddle = { id: id(50), rev: 1, unit: WARD.id, day: DAY, slot: 555, state: 'running' };
const noted = (n: number, at: string): Tried => ({ id: id(n), at, went: 'better' });

describe('notes on the test', () => {
  test('are those of this week, newest first, of this team', () => {
    const yesterday = { ...HUDDLE, id: id(51), day: '2018-08-05' };
    const long_ago = { ...HUDDLE, id: id(52), day: '2018-07-30' };
    const theirs = { ...HUDDLE, id: id(53), unit: OAK.id };
    const all = [
      { ...yesterday, notes: [noted(1, '2018-08-05T08:00:00Z'), noted(2, '2018-08-05T08:01:00Z')] },
      { ...long_ago, notes: [noted(3, '2018-07-30T08:00:00Z')] },
      { ...theirs, notes: [noted(4, '2018-08-06T08:00:00Z')] },
    ];
    expect(notesOf(all, HUDDLE, undefined).map((one) => one.id)).toEqual([id(2), id(1)]);
  });

  test('are about this test, not the one that it took the place of', () => {
    const notes = [noted(1, '2018-08-06T08:00:00Z'), noted(2, '2018-08-06T08:30:00Z')];
    const seen = (test: WeeksTest) => notesOf([{ ...HUDDLE, notes }], HUDDLE, test);
    const lamp = { words: 'A lamp in each bay' };
    expect(seen({ ...lamp, since: '2018-08-06T08:20:00Z' }).map((one) => one.id)).toEqual([id(2)]);
    expect(seen(lamp).map((one) => one.id)).toEqual([id(2), id(1)]);
  });
});

describe('the teams below', () => {
  const plan = (unit: string, weekday: number): HuddlePlan => ({
    id: alike(unit, 'plan'),
    rev: 1,
    unit,
    slots: [{ weekday, at: '09:15' }],
  });
  const orgWith = (...plans: readonly HuddlePlan[]) =>
    orgOf({ unit: [WARD, OAK, MATRON, ROOT], plan: plans });
  const cascade = {
    id: cascadeId(MATRON.id, DAY),
    rev: 1,
    unit: MATRON.id,
    day: DAY,
    teams: [OAK.id],
  };
  const find = (wanted: string) => (wanted === cascade.id ? cascade : undefined);

  test('are in once they have met', () => {
    const org = orgWith(plan(WARD.id, 0), plan(OAK.id, 0));
    expect(teamsIn(org, MATRON.id, DAY, find)).toEqual({ n: 1, of: 2 });
  });

  test('do not count on a day without a huddle, and none is no line', () => {
    expect(teamsIn(orgWith(plan(WARD.id, 0)), MATRON.id, DAY, find)).toEqual({ n: 0, of: 1 });
    expect(teamsIn(orgWith(plan(WARD.id, 3)), MATRON.id, DAY, find)).toBeNull();
    expect(teamsIn(orgWith(plan(WARD.id, 0)), WARD.id, DAY, find)).toBeNull();
  });
});

describe('thanks', () => {
  const one: Thanks = {
    id: id(70),
    rev: 1,
    unit: OAK.id,
    words: 'You lent us a bed',
    given: { by: id(80), who: 'Oak Ward', at: '2018-08-06T07:00:00Z' },
    to_unit: WARD.id,
  };

  test('to our team are told today, and a private one never', () => {
    const before = { ...one, id: id(71), given: { ...one.given, at: '2018-08-05T07:00:00Z' } };
    const { words, given } = one;
    const ours: Thanks = { id: id(72), rev: 1, unit: WARD.id, words, given, to_person: id(81) };
    const shared = { ...ours, id: id(73), shared_at: '2018-08-06T07:30:00Z' };
    const told = thanksToUs([one, before, ours, shared], WARD.id, DAY);
    expect(told.map((each) => each.id)).toEqual([id(70), id(73)]);
  });
});
