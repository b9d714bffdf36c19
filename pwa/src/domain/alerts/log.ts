/** The live log of an alert: who said what of it, in the order in which it was said. */

import type { Alert, Entry } from '../../generated/wire';
import type { Moment } from '../base';
import { inOrder, speaking, type Speaking } from '../problems/telling';
import { made } from '../shape';

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
  const { by, unit, who, cover } = speakerOf(alert, moment);
  const line = made<Entry>({
    id: moment.command_id,
    at: moment.said_at,
    move,
    unit,
    by,
    who,
    cover: cover || undefined,
    words,
  });
  return inOrder([...(alert.log ?? []), line]).slice(-LOG_MAX);
}
