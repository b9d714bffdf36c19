/** Every table of what a team says together, in one: which rule predicts which command. */

import { PLANNING } from './huddles/planning';
import type { TeamRules } from './team';

export const TEAM_RULES = { ...PLANNING } as const satisfies TeamRules;
