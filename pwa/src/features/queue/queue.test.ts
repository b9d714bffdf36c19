/** A queue shows each item once, the soonest first, and says truly what is answered for. */

import { describe, expect, test } from 'vitest';

import type { Ask, Problem } from '../../generated/wire';
import { made } from '../../domain/shape';
import { answeredUntil, isNew, queueOf, voicesOf } from './queue';

const MORNING = '2026-08-03T08:00:00Z'; // a Monday, 9am on the wards
const EVENING = '2026-08-03T17:00:00Z'; // 6pm

const ASK: Ask = {
  id: 'ask',
  to: 'matrons',
  from_unit: 'ash',
  tried: 'We rang',
  need: 'people',
  needed_by: '2026-08-10',
  said_at: MORNING,
  heard_at: MORNING,
  acknowledge_due_at: '2026-08-03T12:00:00Z',
  answer_due_at: '2026-08-04T08:00:00Z',
};
const ASKED: Problem = {
  id: 'asked',
  rev: 2,
  unit: 'ash',
  text: 'No second pair of hands',
  state: 'escalated',
  raised: { by: 'nurse', who: 'Nurse', at: MORNING, heard_at: MORNING },
  response_due_at: '2026-08-04T08:00:00Z',
  next_at: ASK.acknowledge_due_at,
  asks: [ASK],
};
const TODAY: Problem = {
  ...ASKED,
  id: 'today',
  asks: [{ ...ASK, seen_at: MORNING, answer_due_at: '2026-08-03T14:00:00Z' }],
};
const PROMISED: Problem = {
  ...ASKED,
  id: 'promised',
  state: 'accepted',
  asks: [
    { ...ASK, promise: { step: 'Order it', by_at: '2026-08-05T16:00:00Z', made_at: MORNING } },
  ],
};
const PAUSED: Problem = {
  ...PROMISED,
  id: 'paused',
  state: 'waiting',
  next_at: '2026-08-20T23:00:00Z',
  waiting: { on: 'the supplier', until_on: '2026-08-20', since: MORNING, back_to: 'accepted' },
};
const TAKEN_ON: Problem = {
  ...ASKED,
  id: 'taken_on',
  state: 'owned',
  next_at: '2026-08-04T23:00:00Z',
  owner: { unit: 'matrons', seat: 'matron', step: 'Ring them', by_on: '2026-08-04' },
  asks: [{ ...ASK, ended: 'taken_on', ended_at: MORNING }],
};
const TOLD: Problem = {
  ...ASKED,
  id: 'told',
  state: 'raised',
  informed: 'matrons',
  informed_at: MORNING,
  asks: [],
};
const TOLD_AGAIN: Problem = { ...TOLD, id: 'told_again', state: 'returned' };
const HELPED = made<Problem>({ ...TOLD_AGAIN, id: 'helped', informed_at: undefined });
const ELSEWHERE: Problem = { ...ASKED, id: 'elsewhere', asks: [{ ...ASK, to: 'estates' }] };

const ALL = [PAUSED, PROMISED, ASKED, TAKEN_ON, TOLD, HELPED, TOLD_AGAIN, ELSEWHERE, TODAY];

describe('a queue', () => {
  test('shows what is owed, promised and told, each once and the soonest first', () => {
    expect(queueOf(ALL, 'matrons')).toEqual({
      owed: [TODAY, ASKED],
      promised: [TAKEN_ON, PROMISED, PAUSED],
      informed: [TOLD, TOLD_AGAIN],
    });
  });

  test('keeps what lapsed, whatever the tier above has promised since', () => {
    const lapsed: Ask = { ...ASK, ended: 'lapsed', ended_at: EVENING, lapsed_at: EVENING };
    const above: Ask = { ...ASK, id: 'above', to: 'directors', seen_at: EVENING };
    const late: Problem = { ...ASKED, asks: [lapsed, above] };
    const taken: Problem = { ...late, state: 'accepted' };
    expect(queueOf([late, taken], 'matrons').owed).toEqual([late, taken]);
    expect(queueOf([taken], 'directors')).toMatchObject({ owed: [], promised: [taken] });
  });

  test('of another unit shows only its own', () => {
    expect(queueOf(ALL, 'estates')).toEqual({ owed: [ELSEWHERE], promised: [], informed: [] });
  });

  test('calls new what nobody there has opened', () => {
    expect([ASKED, TODAY, TOLD].map(isNew)).toEqual([true, false, false]);
  });

  test('keeps its order when one of two that are due together is read', () => {
    const asks = [{ ...ASK, seen_at: EVENING }];
    const read = { ...ASKED, id: 'b', next_at: ASK.answer_due_at, asks };
    expect(queueOf([{ ...ASKED, id: 'c' }, read], 'matrons').owed.map(({ id }) => id)).toEqual([
      'b',
      'c',
    ]);
  });

  test('counts the raiser as a voice', () => {
    const voice = { id: 'v', by: 'other', unit: 'oak', at: MORNING };
    expect([ASKED, { ...ASKED, voices: [voice] }].map(voicesOf)).toEqual([1, 2]);
  });
});

describe('what is answered for today', () => {
  test.each([
    ['one is due this afternoon', [ASKED, TODAY], MORNING, null],
    ['one is late', [TODAY], EVENING, null],
    ['the next is due tomorrow', [ASKED], MORNING, '5pm'],
    ['the next is due tomorrow, and it is evening', [ASKED], EVENING, 'midnight'],
    ['nothing is owed', [], MORNING, '5pm'],
  ] as const)('%s', (_, owed, now, until) => {
    expect(answeredUntil(owed, now)).toBe(until);
  });
});
