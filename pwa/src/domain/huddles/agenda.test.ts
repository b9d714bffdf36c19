/** What was parked opens the agenda until somebody takes it, whatever huddle came between. */

import { describe, expect, test } from 'vitest';

import type { Entry, Huddle, Parked, Problem } from '../../generated/wire';
import { agendaFor } from './agenda';

const NOW = '2026-08-05T08:16:00Z';

function huddle(day: number, ...parked: readonly Parked[]): Huddle {
  const started = { id: `start-${day}`, at: `2026-08-0${day}T08:15:00Z` };
  const marks = [{ ...started, mark: 'started' }] as const;
  const id = `huddle-${day}`;
  const over = { rev: 1, unit: 'maple', slot: 555, state: 'stopped_for_care' } as const;
  return { ...over, id, day: `2026-08-0${day}`, started, marks, parked };
}

function parks(problem: string, at: string, taken_back = false): Parked {
  return { problem, stamp: { id: `park ${at}`, at }, taken_back };
}

function problem(id: string, story: readonly Entry[] = []): Problem {
  const at = '2026-08-01T08:00:00Z';
  const raised = { by: 'amina', who: 'Nurse', at, heard_at: at };
  const board = { rev: 1, unit: 'maple', text: id, state: 'raised' } as const;
  return { ...board, id, raised, response_due_at: NOW, story };
}

const MONDAY = '2026-08-03T08:24:00Z';
const LATER = '2026-08-03T12:00:00Z';
const BEFORE = huddle(3, parks('lamp', MONDAY));
const STOPPED = huddle(4);
const ITEMS = [{ part: 'open_items', seconds: 90 }] as const;
const TODAY: Huddle = { ...huddle(5), state: 'running', agenda: ITEMS };

/** What the talk of items opens with. */
function opens(problems: readonly Problem[], ...before: readonly Huddle[]): readonly string[] {
  return agendaFor(problems, TODAY, [...before, TODAY], NOW).parked.map(({ id }) => id);
}

function told(move: string): Entry {
  return { id: move, at: LATER, move, unit: 'maple', by: 'amina', who: 'Nurse' };
}

describe('what was parked', () => {
  const bell = problem('bell');
  const lamp = problem('lamp');

  test('opens the next huddle, and the one after a huddle that was stopped for care', () => {
    expect(opens([bell, lamp])).toEqual([]);
    expect(opens([bell, lamp], BEFORE)).toEqual(['lamp']);
    expect(opens([bell, lamp], BEFORE, STOPPED)).toEqual(['lamp']);
  });

  test('does so no more once it was taken back, wherever that was said', () => {
    const back = huddle(4, parks('lamp', '2026-08-04T08:20:00Z', true));
    expect(opens([bell, lamp], back, BEFORE)).toEqual([]);
  });

  test('nor once somebody did anything with it; words beside it are nothing', () => {
    expect(opens([bell, problem('lamp', [told('return')])], BEFORE, STOPPED)).toEqual([]);
    expect(opens([bell, problem('lamp', [told('me_too')])], BEFORE, STOPPED)).toEqual(['lamp']);
  });

  test('is said once: not among what nobody has taken', () => {
    const { said } = agendaFor([bell, lamp], TODAY, [BEFORE, TODAY], NOW);
    expect(said.map(({ id }) => id)).toEqual(['bell']);
  });

  test('just now, is asked of nobody again today', () => {
    const answered: Problem = { ...lamp, state: 'resolved' };
    const asked = (today: Huddle) => agendaFor([answered], today, [today], NOW).answers.length;
    expect(asked(TODAY)).toBe(1);
    expect(asked({ ...TODAY, parked: [parks('lamp', NOW)] })).toBe(0);
    expect(asked({ ...TODAY, parked: [parks('lamp', NOW, true)] })).toBe(1);
  });

  test('begins what is in the way, where a team left out the talk of its items', () => {
    const short: Huddle = { ...huddle(5), state: 'running' };
    const { parked, said } = agendaFor([bell, lamp], short, [BEFORE, short], NOW);
    expect([parked, said.map(({ id }) => id)]).toEqual([[], ['lamp', 'bell']]);
  });
});
