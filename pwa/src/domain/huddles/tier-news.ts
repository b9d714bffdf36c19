/** What a leaders' huddle sends down and hears of since it last met; nothing is typed anew. */

import type { Answer, Huddle, Instant, Problem, Uuid } from '../../generated/wire';
import { msOf } from '../london';

const DAY_MS = 24 * 3_600_000;

/** An answer of this unit, and the problem that it goes down to. */
export interface SentDown {
  readonly problem: Problem;
  readonly answer: Answer;
}

/** From when on something is news: since the last huddle began, else since a day ago. */
export function newsSince(last: Huddle | null, now: Instant): number {
  return last?.started === undefined ? msOf(now) - DAY_MS : msOf(last.started.at);
}

/** The answers that this unit gave others since then, ward by ward, the newest first. */
export function sentDown(
  problems: Iterable<Problem>,
  unit: Uuid,
  since_ms: number,
): ReadonlyMap<Uuid, readonly SentDown[]> {
  const all = [...problems]
    .filter((problem) => problem.unit !== unit)
    .flatMap((problem) => (problem.answers ?? []).map((answer) => ({ problem, answer })))
    .filter(({ answer }) => answer.unit === unit && msOf(answer.at) >= since_ms)
    .sort((one, other) => msOf(other.answer.at) - msOf(one.answer.at));
  const wards = new Map<Uuid, readonly SentDown[]>();
  for (const one of all) {
    wards.set(one.problem.unit, [...(wards.get(one.problem.unit) ?? []), one]);
  }
  return wards;
}

/** What others closed since then and their raiser said was fixed, the newest first. */
export function goodNews(
  problems: Iterable<Problem>,
  unit: Uuid,
  since_ms: number,
): readonly Problem[] {
  const endedAt = ({ ended_at }: Problem): number => (ended_at === undefined ? 0 : msOf(ended_at));
  return [...problems]
    .filter((problem) => problem.unit !== unit && wasFixed(problem))
    .filter((problem) => endedAt(problem) >= since_ms)
    .sort((one, other) => endedAt(other) - endedAt(one));
}

/** A "no" that can be lived with is no fix. */
function wasFixed({ state, outcome }: Problem): boolean {
  return state === 'closed' && outcome?.fixed === 'yes' && outcome.answer !== 'no';
}
