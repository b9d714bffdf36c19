/** What a huddle came to, read off what was said while it ran: nobody writes minutes. */

import type { Day, Entry, Huddle, Problem } from '../../generated/wire';
import { dayOf, msOf } from '../london';
import { isErased } from '../problems/entity';
import { parkedIn } from './agenda';
import { saidBetween, spanOf } from './span';

export interface Promised {
  readonly problem: Problem;
  readonly entry: Entry;
  readonly by_on: Day;
}

export interface Happened {
  readonly problem: Problem;
  readonly entry: Entry;
}

export interface Summary {
  /** What was raised at the board, and has no date yet; not what was parked. */
  readonly raised: readonly Problem[];
  /** Of each problem the last step that carries a date: who, what, by when. */
  readonly promised: readonly Promised[];
  /** Answers that the team replied to, and what it said. */
  readonly came_back: readonly Happened[];
  /** Whatever else became of a problem, the last of it. */
  readonly changed: readonly Happened[];
  readonly parked: readonly Problem[];
}

const REPLIES: ReadonlySet<string> = new Set(['confirm', 'check']);
/** Said beside a problem, or told elsewhere: no change of it. */
const BESIDE: ReadonlySet<string> = new Set([
  'raise',
  'me_too',
  'note',
  'joined',
  'read_out',
  'sort',
  'inform',
]);

/** The same lines in the same order on every device, in whatever order they reached it. */
export function summaryOf(problems: Iterable<Problem>, huddle: Huddle): Summary {
  const ours = [...problems]
    .filter((one) => one.unit === huddle.unit && !isErased(one))
    .sort(byRaising);
  const said = ours.flatMap((problem) => saidOf(problem, huddle));
  const last = (chosen: (entry: Entry) => boolean): readonly Happened[] =>
    ours.flatMap((problem) => {
      const found = said.findLast((one) => one.problem === problem && chosen(one.entry));
      return found ? [found] : [];
    });
  const promised = last(isPromise).flatMap((one) => {
    const by_on = one.entry.on;
    return by_on === undefined ? [] : [{ ...one, by_on }];
  });
  const parked = parkedIn(huddle);
  const dated = new Set(promised.map(({ problem }) => problem));
  const raised = said.filter(({ entry }) => entry.move === 'raise').map(({ problem }) => problem);
  return {
    raised: raised.filter((problem) => !dated.has(problem) && !parked.has(problem.id)),
    promised: promised.sort((one, other) => dayOf(one.by_on) - dayOf(other.by_on)),
    came_back: last(({ move }) => REPLIES.has(move)),
    changed: last((entry) => !isPromise(entry) && isChange(entry)),
    parked: ours.filter(({ id }) => parked.has(id)),
  };
}

function byRaising(one: Problem, other: Problem): number {
  return msOf(one.raised.at) - msOf(other.raised.at) || (one.id < other.id ? -1 : 1);
}

function isPromise({ on, move }: Entry): boolean {
  return on !== undefined && move !== 'wait';
}

function isChange({ move }: Entry): boolean {
  return !REPLIES.has(move) && !BESIDE.has(move);
}

function saidOf(problem: Problem, huddle: Huddle): readonly Happened[] {
  const span = spanOf(huddle);
  return (problem.story ?? [])
    .filter(({ at, by }) => by !== undefined && saidBetween(at, span))
    .sort((one, other) => msOf(one.at) - msOf(other.at))
    .map((entry) => ({ problem, entry }));
}
