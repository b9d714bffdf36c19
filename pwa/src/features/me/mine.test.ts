/** What stands on somebody's own page is theirs, and what waits for them comes first. */

import { describe, expect, test } from 'vitest';

import type { Ask, Person, Problem } from '../../generated/wire';
import { promisesOf, raisedByMe } from './mine';

const AT = '2026-08-03T08:00:00Z';
const LATER = '2026-08-04T08:00:00Z';

const ME: Person = {
  id: 'me',
  rev: 1,
  name: 'Ama',
  memberships: [
    { seat: 'matron', unit: 'surgery', role: 'matron' },
    { seat: 'team', unit: 'ash', role: 'member' },
    { seat: 'old', unit: 'oak', role: 'lead', until_on: '2026-08-01' },
  ],
};
const RAISED: Problem = {
  id: 'raised',
  rev: 1,
  unit: 'ash',
  text: 'No sling',
  state: 'raised',
  raised: { by: 'me', who: 'Matron', at: AT, heard_at: AT },
  response_due_at: LATER,
};
const NEWER: Problem = { ...RAISED, id: 'newer', raised: { ...RAISED.raised, at: LATER } };
const ANSWERED: Problem = { ...RAISED, id: 'answered', state: 'resolved' };
const THEIRS: Problem = { ...RAISED, id: 'theirs', raised: { ...RAISED.raised, by: 'other' } };
const FOLLOWED: Problem = {
  ...THEIRS,
  id: 'followed',
  followers: [{ problem: 'x', unit: 'ash', by: 'me' }],
};

function ownedBy(id: string, seat: string, person?: string): Problem {
  const owner = { unit: 'ash', seat, step: `Step of ${id}`, by_on: '2026-08-04' };
  const named = person === undefined ? owner : { ...owner, person };
  return { ...THEIRS, id, state: 'owned', next_at: LATER, owner: named };
}

const ASK: Ask = {
  id: 'ask',
  to: 'surgery',
  from_unit: 'ash',
  tried: 'We rang',
  need: 'money',
  needed_by: '2026-08-10',
  said_at: AT,
  heard_at: AT,
  acknowledge_due_at: AT,
  answer_due_at: LATER,
  promise: { step: 'Order it', by_at: AT, made_at: AT },
};
const PROMISED: Problem = {
  ...THEIRS,
  id: 'promised',
  state: 'accepted',
  holder: 'matron',
  asks: [ASK],
};

test('what I raised, and what was joined with it, the one that waits for me first', () => {
  const all = [RAISED, THEIRS, NEWER, ANSWERED, FOLLOWED];
  expect(raisedByMe(all, ME).map(({ id }) => id)).toEqual([
    'answered',
    'newer',
    'followed',
    'raised',
  ]);
});

describe('a promise is mine', () => {
  test.each([
    ['by name', ownedBy('a', 'team', 'me'), true],
    ['by my seat', ownedBy('b', 'matron'), true],
    ['not as one of a team', ownedBy('c', 'team'), false],
    ['not in the name of another', ownedBy('d', 'matron', 'other'), false],
    ['not by a seat that I have left', ownedBy('e', 'old'), false],
    ['made as the seat that was asked', PROMISED, true],
    ['not as another seat', { ...PROMISED, holder: 'estates' }, false],
  ] as const)('%s', (_, problem, mine) => {
    expect(promisesOf([problem], ME, AT)).toHaveLength(mine ? 1 : 0);
  });

  test('and the one due first comes first', () => {
    expect(promisesOf([ownedBy('a', 'team', 'me'), PROMISED], ME, AT)).toEqual([
      { problem: PROMISED, step: 'Order it', due: AT, to_others: true },
      { problem: ownedBy('a', 'team', 'me'), step: 'Step of a', due: LATER, to_others: false },
    ]);
  });
});
