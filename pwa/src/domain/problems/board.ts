/** A team's board and a seat's queue: what comes first is what was waited for longest. */

import type { Day, Instant, Problem, Uuid } from '../../generated/wire';
import { msOf } from '../london';
import { checkDue, dateTold } from './derived';
import { ASKED, isOpen, stillAsked } from './entity';

/** A team's board, in the order in which it is read at the huddle. */
export interface Board {
  readonly came_back: readonly Problem[];
  readonly open: readonly Problem[];
  readonly checks: readonly Problem[];
}

/** Answers that came back, oldest first; what is open, by its next date; what may have slipped. */
export function onBoard(problems: Iterable<Problem>, unit: Uuid, today: Day): Board {
  const ours = [...problems].filter((problem) => problem.unit === unit);
  const open = ours.filter(isOpen);
  return {
    came_back: by(answeredAt, open.filter(cameBack)),
    open: by(nextAt, open.filter((problem) => !cameBack(problem))),
    checks: by(
      (problem) => checkDue(problem, today)?.due_on ?? '',
      ours.filter((problem) => checkDue(problem, today) !== null),
    ),
  };
}

export function isEmpty({ came_back, open, checks }: Board): boolean {
  return [came_back, open, checks].every((list) => list.length === 0);
}

/** An answer stays until its raiser says whether it worked, and help until the ward acts on it. */
export function cameBack({ state }: Problem): boolean {
  return state === 'resolved' || state === 'returned';
}

function answeredAt(problem: Problem): Instant {
  const answer = problem.answers?.findLast((one) => !one.beside);
  return (problem.state === 'resolved' ? problem.outcome?.at : answer?.at) ?? problem.raised.at;
}

function nextAt(problem: Problem): Instant {
  return dateTold(problem) ?? problem.response_due_at;
}

/** Earliest first; of two at one time the one raised first, so that no list jumps about. */
function by(when: (problem: Problem) => string, problems: readonly Problem[]) {
  return [...problems].sort(
    (one, other) =>
      msOf(when(one)) - msOf(when(other)) ||
      msOf(one.raised.at) - msOf(other.raised.at) ||
      (one.id < other.id ? -1 : 1),
  );
}

/** What a unit has to answer, also when its ask went on from it; oldest promise first. */
export function owedBy(problems: Iterable<Problem>, unit: Uuid): readonly Problem[] {
  const owes = (problem: Problem) => ASKED.has(problem.state) && stillAsked(problem).has(unit);
  return by(nextAt, [...problems].filter(owes));
}
