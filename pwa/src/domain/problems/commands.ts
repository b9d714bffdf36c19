/** Everything that a person can say of a problem; the device predicts what becomes of it. */

import type { Command } from '../../generated/wire';

/** What the clock says, and what an administrator says of the organisation. */
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

export type ProblemCommand = Exclude<Command, { readonly do: OnlyServer }>;
