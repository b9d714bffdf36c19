/** The live log of an alert: who said what of it, in the order in which it was said. */

import type { Alert, Entry } from '../../generated/wire';
import type { Moment } from '../base';
import { entryOf, inOrder, speaking, type Speaking } from '../problems/telling';

const LOG_MAX = 200;

/** The speaker, for the first of the told units that they are in. */
export function speakerOf({ unit, told }: Alert, moment: Moment): Speaking {
  return speaking(moment, [unit, ...told.slice(1)]);
}

/** The log with one more line. */
export function logged(
  alert: Alert,
  moment: Moment,
  move: string,
  words?: string,
): readonly Entry[] {
  const line = entryOf(moment, move, speakerOf(alert, moment), { words });
  return inOrder([...(alert.log ?? []), line]).slice(-LOG_MAX);
}
