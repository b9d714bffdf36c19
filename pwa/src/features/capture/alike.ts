/** What a new problem is held against: the team's open items, and those it closed lately. */

import { isOpen } from '../../domain/problems/entity';
import type { Instant, Problem, Uuid } from '../../generated/wire';

const RECURS_WITHIN_MS = 90 * 24 * 3_600_000; // source: feature L6

export interface Alike {
  readonly id: Uuid;
  readonly text: string;
  readonly voices: number;
}

export function openOfTeam(problems: readonly Problem[], unit: Uuid | null): readonly Alike[] {
  return problems.filter((problem) => problem.unit === unit && isOpen(problem)).map(alike);
}

export function closedLately(
  problems: readonly Problem[],
  unit: Uuid | null,
  now: Instant,
): readonly Alike[] {
  const since = Date.parse(now) - RECURS_WITHIN_MS;
  return problems
    .filter((problem) => problem.unit === unit && problem.state === 'closed')
    .filter(({ ended_at }) => ended_at !== undefined && Date.parse(ended_at) >= since)
    .map(alike);
}

function alike({ id, text, voices = [] }: Problem): Alike {
  return { id, text, voices: voices.length + 1 };
}
