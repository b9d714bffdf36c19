/** What a unit that is asked has before it: answers it owes, what it promised, what it was told. */

import type { Instant, Problem, Uuid } from '../../generated/wire';
import { london, londonDay, msOf } from '../../domain/london';
import { owedBy } from '../../domain/problems/board';
import { dateTold } from '../../domain/problems/derived';
import { currentAsk, underlyingState } from '../../domain/problems/entity';

export interface Queue {
  /** No answer and no promise of this unit yet, the one due first on top. */
  readonly owed: readonly Problem[];
  /** A next step with a date that this unit took on, by that date. */
  readonly promised: readonly Problem[];
  /** Told of, and asked for nothing: nobody has acted on it. */
  readonly informed: readonly Problem[];
}

export function queueOf(problems: readonly Problem[], unit: Uuid): Queue {
  return {
    owed: soonest(owedBy(problems, unit).filter((problem) => !promisedBy(problem, unit))),
    promised: soonest(problems.filter((problem) => promisedBy(problem, unit))),
    informed: soonest(problems.filter((problem) => informedOf(problem, unit))),
  };
}

function informedOf({ state, informed, informed_at }: Problem, unit: Uuid): boolean {
  const untaken = state === 'raised' || state === 'returned';
  return untaken && informed_at !== undefined && informed === unit;
}

function promisedBy(problem: Problem, unit: Uuid): boolean {
  const state = underlyingState(problem);
  if (state === 'owned') return problem.owner?.unit === unit;
  return state === 'accepted' && currentAsk(problem)?.to === unit;
}

function dueAt(problem: Problem): Instant {
  return dateTold(problem) ?? problem.response_due_at;
}

/** Of two due together the one raised first: reading one never moves it under the reader. */
function soonest(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort(
    (one, other) =>
      msOf(dueAt(one)) - msOf(dueAt(other)) ||
      msOf(one.raised.at) - msOf(other.raised.at) ||
      (one.id < other.id ? -1 : 1),
  );
}

/** Whether nobody of the asked unit has opened it yet. */
export function isNew(problem: Problem): boolean {
  const ask = currentAsk(problem);
  return ask !== null && ask.seen_at === undefined;
}

export function voicesOf({ voices = [] }: Problem): number {
  return voices.length + 1;
}

/** How much of today is answered for: up to 5pm, then up to midnight; null while one is due. */
export function answeredUntil(due: readonly Problem[], now: Instant): '5pm' | 'midnight' | null {
  const today = londonDay(msOf(now));
  const five = london(today, '17:00');
  const by_day = msOf(now) < five;
  const end = by_day ? five : london(today + 1, '00:00');
  if (due.some((problem) => msOf(dueAt(problem)) < end)) return null;
  return by_day ? '5pm' : 'midnight';
}
