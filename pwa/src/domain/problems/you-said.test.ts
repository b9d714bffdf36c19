/** A poster is offered what worked, and nothing that nobody confirmed or that was taken away. */

import { describe, expect, it } from 'vitest';
import type { Outcome, Problem } from '../../generated/wire';
import { saidAndDone } from './you-said';

const AT = '2026-08-03T09:00:00Z';
const OUTCOME: Outcome = {
  words: 'A new hoist is here.',
  at: AT,
  unit: 'estates',
  who: 'Estates desk',
  confirm_by: AT,
  fixed: 'yes',
};

function problem(more: Partial<Problem> = {}): Problem {
  return {
    id: 'hoist',
    rev: 1,
    unit: 'maple',
    text: 'The hoist in bay 3 is broken',
    state: 'closed',
    raised: { by: 'amina', who: 'Nurse', at: AT, heard_at: AT },
    response_due_at: AT,
    outcome: OUTCOME,
    ...more,
  };
}

describe('you said, we did', () => {
  it('tells the words of both', () => {
    expect(saidAndDone([problem()], 'maple')).toEqual([
      { id: 'hoist', said: 'The hoist in bay 3 is broken', did: 'A new hoist is here.', at: AT },
    ]);
  });

  it.each([
    ['another team', { unit: 'oak' }],
    ['still asked whether it worked', { state: 'resolved' }],
    ['partly', { outcome: { ...OUTCOME, fixed: 'partly' } }],
    ['nobody said', { outcome: { ...OUTCOME, fixed: undefined, assumed: true } }],
    ['erased words', { text: '' }],
    ['erased outcome', { outcome: { ...OUTCOME, words: '' } }],
  ] as const)('leaves out: %s', (_, more) => {
    expect(saidAndDone([problem(more as Partial<Problem>)], 'maple')).toEqual([]);
  });

  it('offers the newest twelve', () => {
    const days = Array.from({ length: 14 }, (_, n) => String(n + 1).padStart(2, '0'));
    const all = days.map((day) =>
      problem({ id: day, outcome: { ...OUTCOME, at: `2026-08-${day}T09:00:00Z` } }),
    );
    expect(saidAndDone(all, 'maple').map(({ id }) => id)).toEqual([...days].reverse().slice(0, 12));
  });
});
