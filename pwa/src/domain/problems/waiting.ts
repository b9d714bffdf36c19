/** Nothing can be done until a day, and then it goes on: its clocks stand still meanwhile. */

import type * as wire from '../../generated/wire';
import type { Ask, Instant, Problem } from '../../generated/wire';
import type { Change, Moment } from '../base';
import { dayAt, daysAfter, laterOf } from '../days';
import { msOf } from '../london';
import { calendarOf } from '../org';
import { refuse } from '../refusal';
import { replace } from '../shape';
import { addWorked, workedBetween } from '../working-time';
import type { Moves } from './commands';
import { currentAsk, type States } from './entity';
import { dueAgain, notPast, onlyWhen, openProblem } from './guards';
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

/** Back to the state before, with as much time left as there was when it began to wait. */
function resume(said: wire.Resume, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  const { waiting, owner } = problem;
  if (!waiting) refuse('problem.not_waiting');
  const owned = waiting.back_to === 'owned' && owner;
  return settled(moment, problem, {
    state: waiting.back_to,
    waiting: undefined,
    owner: owned ? dueAgain(owner, moment) : owner,
    asks: runOn(problem, moment, waiting.since),
    story: tell(problem, moment, 'resume', { units: heldBy(problem), words: said.words }),
  });
}

/** The working time that was left is left still; what had passed by then has passed. */
function runOn(problem: Problem, moment: Moment, since: Instant): readonly Ask[] | undefined {
  const ask = currentAsk(problem);
  if (!ask) return problem.asks;
  const calendar = calendarOf(moment.org, ask.to);
  const moved = (due: Instant) => {
    if (msOf(due) <= msOf(since)) return due;
    const left_ms = workedBetween(calendar, since, due);
    return laterOf(due, addWorked(calendar, moment.heard_at, left_ms));
  };
  return replaceAsk(
    problem,
    replace(ask, {
      acknowledge_due_at: moved(ask.acknowledge_due_at),
      answer_due_at: moved(ask.answer_due_at),
      promise: ask.promise && { ...ask.promise, by_at: moved(ask.promise.by_at) },
    }),
  );
}

export const WAITING = {
  'problem.wait': { rule: wait, when: ({ state }) => WAITABLE.has(state) },
  'problem.resume': { rule: resume, when: ({ state }) => state === 'waiting' },
} as const satisfies Moves;
