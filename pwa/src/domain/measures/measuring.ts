/** What a team says of its own counters is done on its device as the server will do it. */

import type { TeamRules } from '../team';
import { COUNTING } from './counting';
import { COVERING } from './covering';
import { SETTING } from './setting';

export const MEASURING = { ...SETTING, ...COVERING, ...COUNTING } as const satisfies TeamRules;
