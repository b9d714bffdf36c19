/** What screens derive from a problem, state by state and clock by clock. */

import { describe, expect, test } from 'vitest';

import type { Ask, Problem } from '../../generated/wire';
import { orgOf } from '../org';
import { owedBy, onBoard } from './board';
import {
  checkDue,
  checksToCome,
  dateMovedTwice,
  loopReached,
  offerNewDate,
  whatCameOfIt,
} from './derived';
import { askedUnits, currentAsk, isOpen } from './entity';
import { dueAt } from './settle';

const AT = '2026-08-03T08:00:00Z'; // a Monday, 9am on the wards

const RAISED: Problem = {
  id: 'a',
  rev: 1,
  unit: 'ash',
  text: 'The hoist is broken',
  state: 'raised',
  raised: { by: 'nurse', who: 'Nurse', at: AT, heard_at: AT },
  response_due_at: '2026-08-04T08:00:00Z',
  next_at: '2026-08-04T08:00:00Z',
};
const ASK: Ask = {
  id: 'ask',
  to: 'group',
  from_unit: 'ash',
  tried: 'We rang',
  need: 'money',
  needed_by: '2026-08-10',
  said_at: AT,
  heard_at: AT,
  acknowledge_due_at: '2026-08-03T12:00:00Z',
  answer_due_at: '2026-08-04T16:00:00Z',
};
const OUTCOME = {
  words: 'A new hoist came',
  at: AT,
  unit: 'group',
  who: 'Matron',
  confirm_by: '2026-08-10T08:00:00Z',
};
const CLOSED: Problem = { ...RAISED, state: 'closed', outcome: { ...OUTCOME, fixed: 'yes' } };

describe('the loop', () => {
  test.each([
    ['raised', 'heard', 'heard'],
    ['owned', 'held', 'held'],
    ['escalated', 'held', 'asked'],
    ['accepted', 'held', 'asked'],
    ['waiting', 'held', 'waiting'],
    ['returned', 'answered', 'back_with_help'],
    ['resolved', 'answered', 'answered'],
    ['merged', 'held', 'merged'],
    ['redirected', 'answered', 'redirected'],
    ['withdrawn', 'heard', 'withdrawn'],
  ] as const)('%s is %s, and came to %s', (state, reached, came) => {
    const problem: Problem = { ...RAISED, state };
    expect([loopReached(problem), whatCameOfIt(problem)]).toStrictEqual([reached, came]);
  });

  test.each([
    [{ ...OUTCOME, fixed: 'yes' }, 'worked', 'fixed'],
    [{ ...OUTCOME, fixed: 'partly' }, 'worked', 'partly'],
    [{ ...OUTCOME, fixed: 'yes', answer: 'no' }, 'worked', 'lived_with'],
    [{ ...OUTCOME, assumed: true }, 'answered', 'assumed'],
  ] as const)('it closes only when somebody said that it worked: %o', (outcome, reached, came) => {
    const problem: Problem = { ...RAISED, state: 'closed', outcome };
    expect([loopReached(problem), whatCameOfIt(problem)]).toStrictEqual([reached, came]);
  });

  test('"not yet" takes it back to held, whatever its last outcome said', () => {
    const again: Problem = { ...CLOSED, state: 'owned', outcome: { ...OUTCOME, fixed: 'no' } };
    expect(loopReached(again)).toBe('held');
    expect([isOpen(again), isOpen(CLOSED)]).toStrictEqual([true, false]);
  });
});

describe('an ask', () => {
  const passedOn: Problem = {
    ...RAISED,
    state: 'escalated',
    asks: [
      { ...ASK, id: 'old', to: 'it', ended: 'taken_back' },
      { ...ASK, id: 'first', ended: 'forwarded' },
      { ...ASK, to: 'division' },
    ],
  };

  test('is before the units of its last request, each owing it until the next has read it', () => {
    const read: Problem = {
      ...passedOn,
      asks: [...(passedOn.asks ?? []).slice(0, 2), { ...ASK, to: 'division', seen_at: AT }],
    };
    expect([...askedUnits(passedOn)].sort()).toStrictEqual(['division', 'group']);
    expect(currentAsk(passedOn)?.to).toBe('division');
    expect(owedBy([passedOn, RAISED], 'division')).toStrictEqual([passedOn]);
    expect(owedBy([passedOn, RAISED], 'group')).toStrictEqual([passedOn]);
    expect(owedBy([passedOn, RAISED], 'it')).toStrictEqual([]);
    expect(owedBy([read], 'group')).toStrictEqual([]);
  });

  const promise = { step: 'Order one', by_at: '2026-08-07T16:00:00Z', made_at: AT };
  test.each([
    ['to be read', ASK, '2026-08-03T12:00:00Z'],
    ['to be answered', { ...ASK, seen_at: AT }, '2026-08-04T16:00:00Z'],
    ['what was promised', { ...ASK, seen_at: AT, promise }, '2026-08-07T16:00:00Z'],
  ])('owes next: %s', (_, ask, due) => {
    expect(dueAt(ask)).toBe(due);
  });

  // 16 working hours run from Monday 9am to Tuesday 5pm; nine tenths are 14 hours and 24 minutes.
  test.each([
    ['2026-08-04T14:23:00Z', false],
    ['2026-08-04T14:24:00Z', true],
    ['2026-08-09T12:00:00Z', true],
  ])('offers a new date at nine tenths of its working time: %s %s', (now, offered) => {
    const unit = [{ id: 'group', rev: 1, name: 'Wards', tier: 2 }];
    expect(offerNewDate(ASK, orgOf({ unit }), now)).toBe(offered);
  });
});

test.each([
  [undefined, false],
  [1, false],
  [2, true],
  [3, true],
])('a date that moved %s times asks whether help is needed: %s', (date_moves, asks) => {
  const owner = { unit: 'ash', seat: 'lead', step: 'Ring', by_on: '2026-08-07' };
  const moved = date_moves === undefined ? owner : { ...owner, date_moves };
  expect(dateMovedTwice({ ...RAISED, state: 'owned', owner: moved })).toBe(asks);
});

describe('a check', () => {
  const checks = [
    { due_on: '2026-09-02', asked_days: 30, held: true },
    { due_on: '2026-11-01', asked_days: 90 },
  ];
  test.each([
    ['2026-10-31', null],
    ['2026-11-01', checks[1]],
  ])('is due from its day until it is answered: %s', (today, due) => {
    expect(checkDue({ ...CLOSED, checks }, today)).toStrictEqual(due);
  });

  test('is not asked of what is open again', () => {
    expect(checkDue({ ...RAISED, checks }, '2026-11-01')).toBeNull();
  });

  test.each(['thanks', 'risk'] as const)('is not asked of what passes by itself: %s', (kind) => {
    expect(checkDue({ ...CLOSED, kind, checks }, '2026-11-01')).toBeNull();
    expect(checksToCome({ ...CLOSED, kind, checks })).toEqual([]);
  });
});

test('a board holds answers first, then what is open by its next date, then checks', () => {
  const at = (id: string, fields: Partial<Problem>): Problem => ({ ...RAISED, id, ...fields });
  const later = at('later', { next_at: '2026-08-09T08:00:00Z' });
  const soon = at('soon', { next_at: '2026-08-03T09:00:00Z' });
  const wednesday = { ...OUTCOME, at: '2026-08-05T08:00:00Z' };
  const newer = at('newer', { state: 'resolved', outcome: wednesday });
  const older = at('older', { state: 'resolved', outcome: OUTCOME });
  const checks = [{ due_on: '2026-09-02', asked_days: 30 }];
  const check: Problem = { ...CLOSED, id: 'check', checks };
  const theirs = at('theirs', { unit: 'elm' });
  const gone = at('gone', { state: 'withdrawn' });
  const all = [newer, later, check, theirs, gone, soon, older];
  expect(onBoard(all, 'ash', '2026-09-02')).toStrictEqual({
    came_back: [older, newer],
    open: [soon, later],
    checks: [check],
  });
});
