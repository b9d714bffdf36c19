/** The agenda builds itself from what the team's board holds, in the order of the huddle. */

import type { Huddle, Instant, Problem, Uuid } from '../../generated/wire';
import { dayAt, daysAfter } from '../days';
import { msOf } from '../london';
import { onBoard } from '../problems/board';
import { dateTold } from '../problems/derived';
import { isErased, isUntaken, type States } from '../problems/entity';
import { MOVE_NOTHING } from '../problems/guards';
import { isBefore } from './log';
import { saidBetween, spanOf } from './span';

export const ANSWERS_MAX = 3; // read aloud in one huddle; the rest tomorrow
export const ITEMS_AT_ONCE = 3;

export interface Agenda {
  /** Answers that came back, oldest promise first; not what was left for tomorrow just now. */
  readonly answers: readonly Problem[];
  /**
   * Parked last time and taken by nobody since: the talk of our items opens with these. A team
   * without that part begins `said` with them.
   */
  readonly parked: readonly Problem[];
  /** What was parked last time and is held, then what is due, then the rest by date. */
  readonly items: readonly Problem[];
  /** Raised in this huddle and still ours, newest first, then what nobody has taken yet. */
  readonly said: readonly Problem[];
}

/** What a team talks about. `huddles`: what was parked in those before opens this one. */
export function agendaFor(
  problems: Iterable<Problem>,
  huddle: Huddle,
  huddles: Iterable<Huddle>,
  now: Instant,
): Agenda {
  const ours = [...problems].filter(({ unit }) => unit === huddle.unit);
  const board = onBoard(ours, huddle.unit, dayAt(now));
  const isNew = (problem: Problem): boolean => saidDuring(problem, huddle);
  const said = ours.filter((problem) => isNew(problem) && !isGone(problem));
  const parked = parkedSince(huddles, huddle);
  const older = board.open.filter((problem) => !isNew(problem));
  const wasParked = (problem: Problem): boolean => !isTakenSince(problem, parked.get(problem.id));
  const leftNow = parkedIn(huddle);
  const untaken = older.filter(isUntaken);
  const left = untaken.filter(wasParked);
  const talksOfItems = huddle.agenda?.some(({ part }) => part === 'open_items') === true;
  return {
    answers: board.came_back.filter(({ id }) => !leftNow.has(id)),
    parked: talksOfItems ? left : [],
    items: first(older.filter((one) => !isUntaken(one)), wasParked),
    said: [
      ...(talksOfItems ? [] : left),
      ...said.sort((one, other) => msOf(other.raised.at) - msOf(one.raised.at)),
      ...untaken.filter((one) => !wasParked(one)),
    ],
  };
}

/** Whether it was raised while the huddle ran, whatever became of it since. */
export function saidDuring({ raised }: Problem, huddle: Huddle): boolean {
  return saidBetween(raised.at, spanOf(huddle));
}

/** Whether the answer to it was read out to the team while the huddle ran, on any device. */
export function readDuring({ outcome }: Problem, huddle: Huddle): boolean {
  const at = outcome?.delivered_at;
  return at !== undefined && saidBetween(at, spanOf(huddle));
}

const GONE: States = new Set(['withdrawn', 'redirected', 'merged']);

/** Taken back, told elsewhere or erased: no screen of the room may go on saying it. */
function isGone(problem: Problem): boolean {
  return GONE.has(problem.state) || isErased(problem);
}

/** When each problem was parked, of those that an earlier huddle left and none took back. */
function parkedSince(huddles: Iterable<Huddle>, { id, unit }: Huddle): ReadonlyMap<Uuid, Instant> {
  const earlier = [...huddles].filter((one) => one.unit === unit && one.id !== id);
  const said = earlier
    .flatMap(({ parked = [] }) => parked)
    .sort((one, other) => (isBefore(one.stamp, other.stamp) ? -1 : 1));
  const last = new Map(said.map((one) => [one.problem, one]));
  const left = [...last.values()].filter(({ taken_back }) => taken_back !== true);
  return new Map(left.map(({ problem, stamp }) => [problem, stamp.at]));
}

/** Whether somebody has done anything with it since it was parked. */
function isTakenSince({ story = [] }: Problem, parked: Instant | undefined): boolean {
  if (parked === undefined) return true;
  return story.some(({ at, move }) => msOf(at) > msOf(parked) && !MOVE_NOTHING.has(move));
}

/** The problems that a huddle left for the next one. */
export function parkedIn(huddle: Huddle | null): ReadonlySet<Uuid> {
  const parked = (huddle?.parked ?? []).filter(({ taken_back }) => taken_back !== true);
  return new Set(parked.map(({ problem }) => problem));
}

/** Due today or before: what the open items begin with. */
export function isDue(problem: Problem, now: Instant): boolean {
  const at = dateTold(problem);
  return at !== undefined && dayAt(at) < daysAfter(dayAt(now), 1);
}

function first<T>(list: readonly T[], chosen: (one: T) => boolean): readonly T[] {
  return [...list.filter(chosen), ...list.filter((one) => !chosen(one))];
}
