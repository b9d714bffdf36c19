/** The agenda holds what a team talks about, and nothing that is no longer its to talk about. */

import { describe, expect, test } from 'vitest';

import type { Huddle, Problem, State } from '../../generated/wire';
import { agendaFor } from './agenda';

const WARD = 'ward';
const NOW = '2026-08-03T08:20:00Z';
const HUDDLE: Huddle = {
  id: 'today',
  rev: 1,
  unit: WARD,
  day: '2026-08-03',
  slot: 555,
  state: 'running',
  started: { at: '2026-08-03T08:15:00Z', id: 'said' },
};

function problem(id: string, more: Partial<Problem> = {}): Problem {
  return {
    id,
    rev: 1,
    unit: WARD,
    text: 'A sink drips',
    state: 'raised',
    response_due_at: '2026-08-05T08:00:00Z',
    raised: raisedAt('2026-08-03T08:17:00Z'),
    ...more,
  };
}

const raisedAt = (at: string) => ({ at, by: 'amina', who: 'Staff nurse', heard_at: at });
const ids = (list: readonly Problem[]) => list.map(({ id }) => id);
const agendaOf = (...problems: readonly Problem[]) => agendaFor(problems, HUDDLE, [], NOW);

describe('what was said at the board', () => {
  test.each<State>(['withdrawn', 'redirected', 'merged'])('is gone once it is %s', (state) => {
    expect(agendaOf(problem('one', { state })).said).toEqual([]);
  });

  test('is gone once its words are erased', () => {
    expect(agendaOf(problem('one', { text: '' })).said).toEqual([]);
  });

  test.each<State>(['raised', 'owned', 'escalated', 'closed'])('stays while it is %s', (state) => {
    expect(ids(agendaOf(problem('one', { state })).said)).toEqual(['one']);
  });

  test('comes newest first, then what nobody had taken before', () => {
    const before = raisedAt('2026-08-01T08:00:00Z');
    const all = [
      problem('old', { raised: before }),
      problem('first'),
      problem('next', { raised: raisedAt('2026-08-03T08:18:00Z') }),
      problem('taken', { raised: before, state: 'owned' }),
    ];
    const { said, items } = agendaOf(...all);
    expect([ids(said), ids(items)]).toEqual([['next', 'first', 'old'], ['taken']]);
  });
});
