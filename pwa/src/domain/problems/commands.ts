/** What can be said of a problem, and what a device may know of it: its rule, and when it fits. */

import type { NEEDED } from '../../generated/authz';
import type { Command, Instant, Person, Problem } from '../../generated/wire';
import type { Change, Moment } from '../base';
import type { Org } from '../org';

/** Whatever is said of a problem names it. */
export type ProblemCommand = Extract<Command, { readonly do: `problem.${string}` }>;

/** Said on a date, by nobody. */
export type SaidByTheClock = {
  [Do in keyof typeof NEEDED]: (typeof NEEDED)[Do]['needs'] extends 'system' ? Do : never;
}[keyof typeof NEEDED];

/** Who looks at a problem, in which organisation, and when. */
export interface Here {
  readonly person: Person;
  readonly org: Org;
  readonly now: Instant;
}

/**
 * A feature's commands by their names. A command that stands in no table is not guessed here: it
 * shows as waiting until the server has heard it.
 */
export type Moves = { readonly [Said in ProblemCommand as Said['do']]?: Known<Said> };

interface Known<Said> {
  readonly rule: (said: Said, moment: Moment) => Change;
  /** In which state it fits, and whose it is beyond the rights of a seat; left out: always. */
  readonly when?: (problem: Problem, here: Here) => boolean;
}
