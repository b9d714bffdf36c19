/** Nothing can be done until a day, and then it goes on: its clocks stand still meanwhile. */

import type * as wire from '../../generated/wire';
import type { Ask, Problem } from '../../generated/wire';
import type { Change, Moment } from '../base';
import { dayAt, daysAfter } from '../days';
import { instantOf, msOf } from '../london';
import { calendarOf } from '../org';
import { refuse } from '../refusal';
import { replace } from '../shape';
import { isOpen, opensNext } from '../working-time';
import type { Moves } from './commands';
import { currentAsk, type States } from './entity';
import { notPast, onlyWhen, openProblem } from './guards';
import { settled } from './settle';
import { heldBy, replaceAsk, tell } from './telling';

export const WAIT_DAYS_MAX = 28; // source: lifecycles, move "wait"
const WAITABLE: States = new Set(['owned', 'accepted']);

function wait(said: wire.WaitFor, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  onlyWhen(problem, WAITABLE);
  const { on, until_on } = said;
  notPast(moment, until_on);
  if (until_on > daysAfter(dayAt(moment.said_at), WAIT_DAYS_MAX)) {
    refuse('wait.too_long', { days_max: WAIT_DAYS_MAX });
  }
  return settled(moment, problem, {
    state: 'waiting',
    waiting: { on, until_on, since: moment.heard_at, back_to: problem.state },
    story: tell(problem, moment, 'wait', { units: heldBy(problem), words: on, on: until_on }),
  });
}

/** Back to the state before, its clocks later by as long as it waited. */
function resume(said: wire.Resume, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  const { waiting } = problem;
  if (!waiting) refuse('problem.not_waiting');
  const waited_ms = msOf(moment.heard_at) - msOf(waiting.since);
  return settled(moment, problem, {
    state: waiting.back_to,
    waiting: undefined,
    asks: laterClocks(problem, moment, waited_ms),
    story: tell(problem, moment, 'resume', { units: heldBy(problem), words: said.words }),
  });
}

function laterClocks(
  problem: Problem,
  moment: Moment,
  waited_ms: number,
): readonly Ask[] | undefined {
  const ask = currentAsk(problem);
  if (!ask) return problem.asks;
  const calendar = calendarOf(moment.org, ask.to);
  const moved = (due: wire.Instant) => openBy(calendar, instantOf(msOf(due) + waited_ms));
  return replaceAsk(
    problem,
    replace(ask, {
      acknowledge_due_at: moved(ask.acknowledge_due_at),
      answer_due_at: moved(ask.answer_due_at),
      promise: ask.promise && { ...ask.promise, by_at: moved(ask.promise.by_at) },
    }),
  );
}

/** A due time while the unit is closed moves to its opening; closing time itself may stand. */
function openBy(calendar: wire.Calendar | null, due: wire.Instant): wire.Instant {
  const closing = isOpen(calendar, instantOf(msOf(due) - 1000));
  return closing ? due : opensNext(calendar, due);
}

export const WAITING = {
  'problem.wait': { rule: wait, when: ({ state }) => WAITABLE.has(state) },
  'problem.resume': { rule: resume, when: ({ state }) => state === 'waiting' },
} as const satisfies Moves;
