/** What is mine of all that this device holds: what I raised, and what I promised. */

import { inEffect } from '../../domain/org';
import { dayAt } from '../../domain/days';
import { msOf } from '../../domain/london';
import { currentAsk, raisedBy, underlyingState } from '../../domain/problems/entity';
import type { Instant, Person, Problem } from '../../generated/wire';

/** Those that wait for my reply first, then what I raised last. */
export function raisedByMe(problems: readonly Problem[], me: Person): readonly Problem[] {
  const mine = problems.filter((problem) => raisedBy(problem, me.id));
  return [...mine].sort(
    (one, other) =>
      Number(other.state === 'resolved') - Number(one.state === 'resolved') ||
      msOf(other.raised.at) - msOf(one.raised.at) ||
      (one.id < other.id ? -1 : 1),
  );
}

/** A next step with a date that I, or the seat that I hold, said would be done. */
export interface MyPromise {
  readonly problem: Problem;
  readonly step: string;
  readonly due: Instant;
  /** Made to whoever asked: a new date needs a reason. */
  readonly to_others: boolean;
}

export function promisesOf(
  problems: readonly Problem[],
  me: Person,
  now: Instant,
): readonly MyPromise[] {
  const held = (me.memberships ?? []).filter((one) => inEffect(one, dayAt(now)));
  const seats = new Set(held.filter(({ role }) => role !== 'member').map(({ seat }) => seat));
  return problems
    .map((problem) => owned(problem, me, seats) ?? promised(problem, seats))
    .filter((one) => one !== null)
    .sort((one, other) => msOf(one.due) - msOf(other.due));
}

function owned(problem: Problem, me: Person, seats: ReadonlySet<string>): MyPromise | null {
  const { owner, next_at, state } = problem;
  if (state !== 'owned' || owner === undefined || next_at === undefined) return null;
  const mine = owner.person === undefined ? seats.has(owner.seat) : owner.person === me.id;
  return mine ? { problem, step: owner.step, due: next_at, to_others: false } : null;
}

function promised(problem: Problem, seats: ReadonlySet<string>): MyPromise | null {
  const promise = currentAsk(problem)?.promise;
  const out = underlyingState(problem) === 'accepted' && problem.state !== 'waiting';
  if (promise === undefined || !out || !seats.has(problem.holder ?? '')) return null;
  return { problem, step: promise.step, due: promise.by_at, to_others: true };
}
