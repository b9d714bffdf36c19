/** What somebody says of a team is signed: who, in their role’s words, and when by their device. */

import type { Signature, Uuid } from '../generated/wire';
import type { Moment } from './base';
import { speaking } from './problems/telling';

/** The speaker's, as a member of this unit where they are one. */
export function sign(moment: Moment, unit: Uuid): Signature {
  const { by, who } = speaking(moment, [unit]);
  return { by, who, at: moment.said_at };
}
