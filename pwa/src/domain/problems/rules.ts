/** Which rule predicts which command; the type checker names one that was forgotten. */

import type { Command } from '../../generated/wire';
import type { Change, Moment, Prediction } from '../base';
import { orRefusal } from '../refusal';
import { authorise } from '../rights';
import * as asking from './asking';
import type { ProblemCommand } from './commands';
import * as ending from './ending';
import * as team from './team';

type Rules = {
  readonly [Said in ProblemCommand as Said['do']]: (said: Said, moment: Moment) => Change;
};

const RULES: Rules = {
  'problem.raise': team.raise,
  'problem.me_too': team.meToo,
  'problem.note': team.note,
  'problem.sort': team.sort,
  'problem.own': team.own,
  'problem.progress': team.progress,
  'problem.wait': team.wait,
  'problem.resume': team.resume,
  'problem.escalate': asking.escalate,
  'problem.take_back': asking.takeBack,
  'problem.see': asking.see,
  'problem.accept': asking.accept,
  'problem.answer': asking.answer,
  'problem.return': asking.giveBack,
  'problem.forward': asking.forward,
  'problem.resolve': ending.resolve,
  'problem.receive': ending.receive,
  'problem.confirm': ending.confirm,
  'problem.check': ending.check,
  'problem.merge': ending.merge,
  'problem.redirect': ending.redirect,
  'problem.confirm_redirect': ending.confirmRedirect,
  'problem.withdraw': ending.withdraw,
};

/** What the server will answer, or null for what it alone decides: that shows as waiting. */
export function predict(said: Command, moment: Moment): Prediction | null {
  return isPredicted(said) ? orRefusal(() => decide(said, moment)) : null;
}

/** The commands that this device can predict. */
export const PREDICTED = Object.keys(RULES) as readonly ProblemCommand['do'][];

export function isPredicted(said: Command): said is ProblemCommand {
  return Object.hasOwn(RULES, said.do);
}

function decide(said: ProblemCommand, moment: Moment): Change {
  authorise(said, moment);
  const rule = RULES[said.do] as (said: ProblemCommand, moment: Moment) => Change;
  return rule(said, moment);
}
