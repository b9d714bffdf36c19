/** What several rules ask before they act, refused in the same words by each. */

import type { Ask, Day, Ended, Instant, Problem, Uuid } from '../../generated/wire';
import { known, type Moment } from '../base';
import { dayAt, daysAfter } from '../days';
import { refuse } from '../refusal';
import { replace } from '../shape';
import { currentAsk, isOpen, type States } from './entity';
import { replaceAsk } from './telling';

const DATE_AHEAD_DAYS_MAX = 366;

/** The problem, unless it has ended; then the refusal says how, and where it went. */
export function openProblem(moment: Moment, id: Uuid): Problem {
  const problem = known(moment, id);
  if (problem.state === 'merged') refuse('problem.merged', { into: problem.merged_into });
  if (!isOpen(problem)) {
    refuse('problem.ended', { state: problem.state, outcome: problem.outcome?.words });
  }
  return problem;
}

export function onlyWhen(problem: Problem, states: States): void {
  if (states.has(problem.state)) return;
  const last = problem.story?.at(-1);
  refuse('problem.moved_on', {
    state: problem.state,
    who: last && (last.who ?? ''),
    move: last?.move,
    at: last?.at,
  });
}

/** A date is not before the day it was said, nor absurdly far away. */
export function notPast(moment: Moment, day: Day): void {
  const today = dayAt(moment.said_at);
  if (day < today) refuse('date.past', { on: day });
  if (day > daysAfter(today, DATE_AHEAD_DAYS_MAX)) {
    refuse('date.too_far', { on: day, days_max: DATE_AHEAD_DAYS_MAX });
  }
}

/** The asks, with the one that is owed now (if any) ended. */
export function endAsk(problem: Problem, how: Ended, at: Instant): readonly Ask[] | undefined {
  const ask = currentAsk(problem);
  return ask ? replaceAsk(problem, replace(ask, { ended: how, ended_at: at })) : problem.asks;
}
