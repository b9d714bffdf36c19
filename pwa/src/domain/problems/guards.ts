/** What several rules ask before they act, refused in the same words by each. */

import { RIGHTS } from '../../generated/authz';
import type { Ask, Day, Ended, Instant, Owner } from '../../generated/wire';
import type { Person, Problem, Uuid } from '../../generated/wire';
import { known, type Moment } from '../base';
import { dayAt, daysAfter, later, laterDay, laterOf } from '../days';
import { msOf } from '../london';
import { above, inEffect, informHours } from '../org';
import { refuse } from '../refusal';
import { isShared } from '../shared-seats';
import { replace } from '../shape';
import { ASKED, currentAsk, isOpen, raisedBy, type States } from './entity';
import { replaceAsk, type Speaking } from './telling';

const DATE_AHEAD_DAYS_MAX = 366;
/** Said beside a problem, which stays where it is. */
export const MOVE_NOTHING: ReadonlySet<string> = new Set(['me_too', 'note', 'joined', 'read_out']);

/** The problem, unless it has ended; then the refusal says how, and where it went. */
export function openProblem(moment: Moment, id: Uuid): Problem {
  const problem = known(moment, id);
  if (problem.state === 'merged') refuse('problem.merged', { into: problem.merged_into });
  if (!isOpen(problem)) refuse('problem.ended', { state: problem.state });
  return problem;
}

export function onlyWhen(problem: Problem, states: States): void {
  if (!states.has(problem.state)) movedOn(problem);
}

/** Somebody else's move was heard first: which, whose, when, and where the problem is now. */
export function movedOn(problem: Problem): never {
  const last = problem.story?.findLast((entry) => !MOVE_NOTHING.has(entry.move));
  refuse('problem.moved_on', {
    state: problem.state,
    who: last && (last.who ?? ''),
    move: last?.move,
    at: last?.at,
  });
}

/** Theirs to know of, but not to move: another unit was asked, or took it on. */
export function heldElsewhere(problem: Problem): never {
  const ask = currentAsk(problem);
  if (ask && ASKED.has(problem.state)) refuse('problem.already_asked', { to: ask.to });
  movedOn(problem);
}

/** The ask whose clock runs, where it is the one that was meant; any other has moved on. */
export function owedNow(problem: Problem, id: Uuid | undefined): Ask {
  onlyWhen(problem, ASKED);
  const ask = currentAsk(problem);
  if (!ask) throw new Error('an escalated problem has an ask');
  return id === undefined || id === ask.id ? ask : movedOn(problem);
}

/** A date is not before the day it was said, nor absurdly far away. */
export function notPast(moment: Moment, day: Day): void {
  const today = dayAt(moment.said_at);
  if (day < today) refuse('date.past', { on: day });
  if (day > daysAfter(today, DATE_AHEAD_DAYS_MAX)) {
    refuse('date.too_far', { on: day, days_max: DATE_AHEAD_DAYS_MAX });
  }
}

/** Its raiser; of what was raised without a name, anybody at the ward's huddle. */
export function speaksForRaiser(problem: Problem, person: Person, day: Day): boolean {
  if (raisedBy(problem, person.id)) return true;
  const held = (person.memberships ?? []).filter((one) => inEffect(one, day));
  const there = held.filter(({ unit }) => unit === problem.unit);
  const atHuddle = there.some(({ role }) => RIGHTS[role].includes('huddle'));
  return problem.raised.unnamed === true && atHuddle;
}

/** A person who is in this unit today: nobody else can be given its work. */
export function colleague(moment: Moment, id: Uuid, unit: Uuid): Uuid {
  const person = moment.known.person(id);
  const today = dayAt(moment.heard_at);
  const held = (person?.memberships ?? []).filter((one) => inEffect(one, today));
  const theirs = held.some((one) => one.unit === unit);
  if (!person || person.disabled_at !== undefined || !theirs || isShared(person)) {
    refuse('person.not_in_scope');
  }
  return person.id;
}

/** The asks, with the one that is owed now (if any) ended. Who replies to it has read it. */
export function endAsk(
  problem: Problem,
  how: Ended,
  moment: Moment,
  by: Speaking | null = null,
): readonly Ask[] | undefined {
  const ask = currentAsk(problem);
  if (!ask) return problem.asks;
  const ended: Ask = { ...ask, ended: how, ended_at: moment.heard_at };
  if (!by) return replaceAsk(problem, ended);
  const ended_by = by.unit === ask.to ? undefined : by.unit;
  return replaceAsk(problem, replace(read(ended, by, moment.said_at), { ended_by }));
}

/** The ask as read by this speaker, if they hold the asked seat and were the first. */
export function read(ask: Ask, { unit, who, answers }: Speaking, said_at: Instant): Ask {
  if (unit !== ask.to || !answers) return ask;
  const seen_at = laterOf(said_at, ask.heard_at);
  const seen: Ask = { ...ask, seen_at, seen_by: who };
  return ask.seen_at === undefined || comesBefore(seen, ask) ? seen : ask;
}

/** Of two readings at one instant the first name counts, so that any order gives one. */
function comesBefore(one: Ask, other: Ask): boolean {
  const apart_ms = msOf(one.seen_at ?? '') - msOf(other.seen_at ?? '');
  return apart_ms < 0 || (apart_ms === 0 && (one.seen_by ?? '') < (other.seen_by ?? ''));
}

/** When a person first responded: now, unless somebody had; never before it was raised. */
export function responded(problem: Problem, moment: Moment): Instant {
  return problem.responded_at ?? laterOf(moment.said_at, problem.raised.at);
}

/** When the tier above hears that a unit has not acted since then; never, at the top. */
export function informDueAt(moment: Moment, unit: Uuid, since: Instant): Instant | undefined {
  const { org, heard_at } = moment;
  return above(org, unit, dayAt(heard_at)) ? later(since, { hours: informHours(org) }) : undefined;
}

/** A step that is taken up again is not due before tomorrow. */
export function dueAgain(owner: Owner, moment: Moment): Owner {
  return { ...owner, by_on: laterDay(owner.by_on, tomorrow(moment)) };
}

/** The date of a step that nobody gave one: the day after the server heard of it. */
export function tomorrow(moment: Moment): Day {
  return daysAfter(dayAt(moment.heard_at), 1);
}
