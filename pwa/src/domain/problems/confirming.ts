/** The raiser says whether it worked, and the team whether it lasted. */

import type * as wire from '../../generated/wire';
import type { Check, Outcome, Owner, Problem } from '../../generated/wire';
import { known, type Change, type Moment } from '../base';
import { dayAt, daysAfter, laterOf } from '../days';
import { seatOf } from '../org';
import { refuse } from '../refusal';
import { newAsk, requestOf } from './asking';
import type { Moves } from './commands';
import { checkDue } from './derived';
import { asker, type States } from './entity';
import { dueAgain, movedOn, onlyWhen, openProblem } from './guards';
import { speaksForRaiser, tomorrow } from './guards';
import { settled } from './settle';
import { tell } from './telling';

const CHECK_DAYS = [30, 90] as const; // source: feature L5
const RESOLVED: States = new Set(['resolved']);
const CLOSED: States = new Set(['closed']);

function confirm(said: wire.ConfirmOutcome, moment: Moment): Change {
  const today = dayAt(moment.heard_at);
  const theirs = speaksForRaiser(known(moment, said.problem), moment.speaker, today);
  if (!theirs) refuse('confirm.raiser_only');
  const problem = openProblem(moment, said.problem);
  onlyWhen(problem, RESOLVED);
  const { outcome } = problem;
  if (said.fixed === 'no' && said.words === undefined) refuse('confirm.no_needs_words');
  if (!outcome) throw new Error('a resolved problem has an outcome');
  if (said.outcome !== undefined && said.outcome !== outcome.id) movedOn(problem);
  const delivered_at = outcome.delivered_at ?? laterOf(moment.said_at, outcome.at);
  const heard: Outcome = { ...outcome, delivered_at, fixed: said.fixed };
  const story = tell(problem, moment, 'confirm', { words: said.words, detail: said.fixed });
  const told: Problem = { ...problem, story };
  return said.fixed === 'no' ? notFixed(told, moment, heard) : closed(told, moment, heard);
}

function closed(problem: Problem, moment: Moment, outcome: Outcome): Change {
  return settled(moment, problem, {
    state: 'closed',
    outcome,
    ended_at: moment.heard_at,
    checks: checks(outcome),
  });
}

/** A "no" fixed nothing, so nobody is asked whether it lasted. */
function checks(outcome: Outcome): readonly Check[] | undefined {
  if (outcome.answer === 'no') return undefined;
  const day = dayAt(outcome.at);
  return CHECK_DAYS.map((n) => ({ due_on: daysAfter(day, n), asked_days: n }));
}

/** Back to the tier that answered, its clocks started again; else to the team that owned it. */
function notFixed(problem: Problem, moment: Moment, outcome: Outcome): Change {
  const asked = problem.asks?.find((ask) => ask.id === outcome.ask);
  if (asked) {
    const from_unit = asker(problem, asked);
    const again = newAsk(moment, { ...requestOf(asked), from_unit });
    const asks = [...(problem.asks ?? []), again];
    return settled(moment, problem, { state: 'escalated', asks, outcome });
  }
  const owner = dueAgain(problem.owner ?? seatOwns(problem, moment), moment);
  return settled(moment, problem, { state: 'owned', owner, outcome });
}

/** The first check that is due is answered; "no longer fixed" opens the problem again. */
function check(said: wire.CheckSustained, moment: Moment): Change {
  const problem = known(moment, said.problem);
  onlyWhen(problem, CLOSED);
  const today = dayAt(moment.said_at);
  const asked = problem.checks?.find((one) => one.held === undefined && one.due_on <= today);
  if (!asked) refuse('check.not_due');
  const answered: Check = { ...asked, held: said.held, at: moment.said_at };
  const checked = problem.checks?.map((one) => (one === asked ? answered : one));
  const detail = said.held ? 'held' : 'slipped';
  const story = tell(problem, moment, 'check', { words: said.words, detail });
  if (said.held) return settled(moment, problem, { checks: checked, story });
  return settled(moment, problem, {
    state: 'owned',
    owner: seatOwns(problem, moment),
    checks: checked,
    ended_at: undefined,
    story,
  });
}

function seatOwns(problem: Problem, moment: Moment): Owner {
  return {
    unit: problem.unit,
    seat: seatOf(moment.org, problem.unit),
    step: problem.outcome?.words ?? problem.text,
    by_on: tomorrow(moment),
  };
}

export const CONFIRMING = {
  'problem.confirm': {
    rule: confirm,
    when: (problem, { person, now }) =>
      problem.state === 'resolved' && speaksForRaiser(problem, person, dayAt(now)),
  },
  'problem.check': {
    rule: check,
    when: (problem, { now }) => checkDue(problem, dayAt(now)) !== null,
  },
} as const satisfies Moves;
