/** What a problem is at this moment: open or ended, asked of whom, in which state underneath. */

import type { Ask, Problem, State, Uuid } from '../../generated/wire';

export const STORY_MAX = 200;
export const VOICES_MAX = 200;
export const FOLLOWERS_MAX = 50;
export const ANSWERS_MAX = 20;
export const ASKS_MAX = 40;
export const CONFIRM_DAYS = 7; // source: lifecycles, move "resolve"

export type States = ReadonlySet<State>;

export const FINISHED: States = new Set(['closed', 'merged', 'redirected', 'withdrawn']);
export const ASKED: States = new Set(['escalated', 'accepted']);

export function isOpen(problem: Problem): boolean {
  return !FINISHED.has(problem.state);
}

/** Nobody has taken it yet, here or anywhere. */
export function isUntaken({ state }: Problem): boolean {
  return state === 'raised';
}

/** Its words were taken away, once and for all. */
export function isErased({ text }: Problem): boolean {
  return text === '';
}

/** The ask that is owed now. */
export function currentAsk(problem: Problem): Ask | null {
  const last = problem.asks?.at(-1);
  return last && last.ended === undefined ? last : null;
}

/** The ask heard last and those that it came through on its way, the last one first. */
export function lastRequest(problem: Problem): readonly Ask[] {
  return requestOf(problem.asks ?? []);
}

function requestOf(asks: readonly Ask[]): readonly Ask[] {
  const [last, ...earlier] = [...asks].reverse();
  const began = earlier.findIndex((ask) => ask.ended !== 'forwarded' && ask.ended !== 'lapsed');
  return last ? [last, ...(began === -1 ? earlier : earlier.slice(0, began))] : [];
}

/** Whose request an ask is of: the last one, else this. The team's before anybody was asked. */
export function asker({ asks = [], unit }: Problem, ask?: Ask): Uuid {
  const request = requestOf(ask ? asks.slice(0, asks.indexOf(ask) + 1) : asks);
  return request.at(-1)?.from_unit ?? unit;
}

/**
 * The units that owe the answer: the one asked now, and those whose seats answer for it still.
 *
 * One that lapsed stays before its seat; one that was passed on, until the next has read it.
 */
export function stillAsked(problem: Problem): ReadonlySet<Uuid> {
  if (!currentAsk(problem)) return new Set();
  const request = lastRequest(problem);
  const still = request.filter((ask, n) => {
    const onward = request[n - 1];
    return !onward || ask.ended === 'lapsed' || onward.seen_at === undefined;
  });
  return new Set(still.map((ask) => ask.to));
}

/** The units of the last request: the one asked, and those it came through on its way. */
export function askedUnits(problem: Problem): ReadonlySet<Uuid> {
  return new Set(lastRequest(problem).map((ask) => ask.to));
}

/** While it waits, a problem is still what it was before. */
export function underlyingState(problem: Problem): State {
  return problem.state === 'waiting' && problem.waiting ? problem.waiting.back_to : problem.state;
}

/** Which ask a reader means: the one that they see. Said later, it is not taken for another. */
export function askSeen(problem: Problem): { readonly ask?: Uuid } {
  const ask = currentAsk(problem);
  return ask ? { ask: ask.id } : {};
}

/** Which outcome a reader means: the one that they see. */
export function outcomeSeen({ outcome }: Problem): { readonly outcome?: Uuid } {
  return outcome?.id === undefined ? {} : { outcome: outcome.id };
}

/** Who raised it, or raised another that was merged into it. */
export function raisedBy(problem: Problem, person: Uuid): boolean {
  const followers = problem.followers ?? [];
  return problem.raised.by === person || followers.some((follower) => follower.by === person);
}
