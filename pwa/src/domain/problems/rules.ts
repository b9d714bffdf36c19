/** Every feature's table in one: which rule predicts which command. */

import type { Command } from '../../generated/wire';
import type { Change, Moment, Prediction } from '../base';
import { orRefusal } from '../refusal';
import { authorise } from '../rights';
import { ADDING } from './adding';
import { ANSWERING } from './answering';
import { ASKING } from './asking';
import { CONFIRMING } from './confirming';
import { LEAVING } from './leaving';
import { MERGING } from './merging';
import { OWNING } from './owning';
import { PASSING_ON } from './passing-on';
import { PROMISING } from './promising';
import { RAISING } from './raising';
import { RESOLVING } from './resolving';
import { WAITING } from './waiting';
import { WHILE_ASKED } from './while-asked';

/** In the order in which a screen offers them: taking it on and answering first. */
export const KNOWN = {
  ...RAISING,
  ...OWNING,
  ...ASKING,
  ...PROMISING,
  ...ANSWERING,
  ...PASSING_ON,
  ...WHILE_ASKED,
  ...WAITING,
  ...RESOLVING,
  ...CONFIRMING,
  ...ADDING,
  ...MERGING,
  ...LEAVING,
} as const;

/** What this device can predict. */
export type Predicted = Extract<Command, { readonly do: keyof typeof KNOWN }>;

export const PREDICTED = Object.keys(KNOWN) as readonly Predicted['do'][];

export function isPredicted(said: Command): said is Predicted {
  return Object.hasOwn(KNOWN, said.do);
}

/** What the server will answer, or null for what it alone decides: that shows as waiting. */
export function predict(said: Command, moment: Moment): Prediction | null {
  return isPredicted(said) ? orRefusal(() => decide(said, moment)) : null;
}

function decide(said: Predicted, moment: Moment): Change {
  authorise(said, moment);
  const rule = KNOWN[said.do].rule as (said: Predicted, moment: Moment) => Change;
  return rule(said, moment);
}
