/** What a problem is at this moment: open or ended, asked of whom, in which state underneath. */

import type { Ask, Problem, State, Uuid } from '../../generated/wire';

export const STORY_MAX = 400;
export const VOICES_MAX = 200;

export type States = ReadonlySet<State>;

export const FINISHED: States = new Set(['closed', 'merged', 'redirected', 'withdrawn']);
export const ASKED: States = new Set(['escalated', 'accepted']);

export function isOpen(problem: Problem): boolean {
  return !FINISHED.has(problem.state);
}

/** The ask that is owed now. */
export function currentAsk(problem: Problem): Ask | null {
  const last = problem.asks?.at(-1);
  return last && last.ended === undefined ? last : null;
}

/** The units of the last request: the one asked, and those it came through on its way. */
export function askedUnits(problem: Problem): ReadonlySet<Uuid> {
  const units = new Set<Uuid>();
  for (const ask of [...(problem.asks ?? [])].reverse()) {
    const passedOn = ask.ended === 'forwarded' || ask.ended === 'lapsed';
    if (units.size > 0 && !passedOn) break;
    units.add(ask.to);
  }
  return units;
}

/** While it waits, a problem is still what it was before. */
export function underlyingState(problem: Problem): State {
  return problem.state === 'waiting' && problem.waiting ? problem.waiting.back_to : problem.state;
}

/** Who raised it, or raised another that was merged into it. */
export function raisedBy(problem: Problem, person: Uuid): boolean {
  const followers = problem.followers ?? [];
  return problem.raised.by === person || followers.some((follower) => follower.by === person);
}
