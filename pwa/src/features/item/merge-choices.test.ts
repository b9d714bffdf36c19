/** What an item may be joined with: likely the same first, of what the reader may move. */

import { expect, test } from 'vitest';

import type { Person, Problem } from '../../generated/wire';
import { mergeChoices } from './merge-choices';

const person: Person = {
  id: 'me',
  rev: 1,
  name: 'Amina Yusuf',
  memberships: [{ seat: 'seat', unit: 'ward', role: 'member' }],
};

function problem(id: string, text: string, more: Partial<Problem> = {}): Problem {
  const at = `2026-08-03T0${id}:00:00Z`;
  return {
    id,
    rev: 1,
    unit: 'ward',
    text,
    state: 'raised',
    raised: { by: 'me', who: 'Nurse', at, heard_at: at },
    response_due_at: at,
    ...more,
  };
}

const SCANNER = problem('1', 'The bladder scanner runs flat before the night round');
const SAME = problem('2', 'bladder scanner battery flat again');
const NEWER = problem('3', 'No linen on Sundays');
const CLOSED = problem('4', 'bladder scanner flat', { state: 'closed' });
const ELSEWHERE = problem('5', 'bladder scanner flat', { unit: 'other' });
const ASKED_OF_US = problem('6', 'Door sticks', { unit: 'other', asks: [askOf('ward')] });
const desk = {
  problems: [SCANNER, SAME, NEWER, CLOSED, ELSEWHERE, ASKED_OF_US],
  person,
  now: '2026-08-03T12:00:00Z',
};

function askOf(to: string): NonNullable<Problem['asks']>[number] {
  const at = '2026-08-03T07:00:00Z';
  const clocks = { said_at: at, heard_at: at, acknowledge_due_at: at, answer_due_at: at };
  const needed = { tried: 'Oil', need: 'supplies', needed_by: '2026-08-04' } as const;
  return { id: 'ask', to, from_unit: 'other', ...needed, ...clocks };
}

test.each([
  ['', '', [SAME, ASKED_OF_US, NEWER]],
  ['linen', '', [NEWER]],
  ['linen', SAME.id, [SAME, NEWER]],
  ['nothing like it', '', []],
])('a search for "%s" with "%s" chosen', (search, chosen, expected) => {
  expect(mergeChoices({ problem: SCANNER, desk, search, chosen })).toEqual(expected);
});
