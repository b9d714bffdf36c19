/** Which rule predicts which command; the type checker names one that was forgotten. */

import type { Command } from '../../generated/wire';
import type { Change, Moment, Prediction } from '../base';
import { orRefusal } from '../refusal';
import * as asking from './asking';
import * as ending from './ending';
import * as team from './team';

/** What only the server says or shows: the clock runs there, and the organisation is set there. */
type OnlyServer =
  | 'problem.inform'
  | 'problem.lapse'
  | 'problem.resume_on_date'
  | 'problem.assume_closed'
  | 'unit.set'
  | 'seat.set'
  | 'person.set'
  | 'person.disable'
  | 'person.enable'
  | 'calendar.set'
  | 'contact.set'
  | 'standards.set';

export type Predicted = Exclude<Command, { readonly do: OnlyServer }>;

type Rules = { readonly [Said in Predicted as Said['do']]: (said: Said, moment: Moment) => Change };

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

export function isPredicted(said: Command): said is Predicted {
  return Object.hasOwn(RULES, said.do);
}

function decide(said: Predicted, moment: Moment): Change {
  const rule = RULES[said.do] as (said: Predicted, moment: Moment) => Change;
  return rule(said, moment);
}
