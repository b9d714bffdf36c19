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
const TODAY: Huddle = { ...huddle(5), state: 'running' };

function opens(problems: readonly Problem[], ...before: readonly Huddle[]): string | undefined {
  return agendaFor(problems, TODAY, [...before, TODAY], NOW).said[0]?.id;
}

function told(move: string): Entry {
  return { id: move, at: LATER, move, unit: 'maple', by: 'amina', who: 'Nurse' };
}

describe('what was parked', () => {
  const bell = problem('bell');
  const lamp = problem('lamp');

  test('opens the next huddle, and the one after a huddle that was stopped for care', () => {
    expect(opens([bell, lamp])).toBe('bell');
    expect(opens([bell, lamp], BEFORE)).toBe('lamp');
    expect(opens([bell, lamp], BEFORE, STOPPED)).toBe('lamp');
  });

  test('does so no more once it was taken back, wherever that was said', () => {
    const back = huddle(4, parks('lamp', '2026-08-04T08:20:00Z', true));
    expect(opens([bell, lamp], back, BEFORE)).toBe('bell');
  });

  test('nor once somebody did anything with it; words beside it are nothing', () => {
    expect(opens([bell, problem('lamp', [told('return')])], BEFORE, STOPPED)).toBe('bell');
    expect(opens([bell, problem('lamp', [told('me_too')])], BEFORE, STOPPED)).toBe('lamp');
  });
});
