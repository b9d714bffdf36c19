/** Every table of what a team says together, in one: which rule predicts which command. */

import { ENDING } from './huddles/ending';
import { PLANNING } from './huddles/planning';
import { RUNNING } from './huddles/running';
import { SCRIPTING } from './huddles/scripting';
import type { TeamRules } from './team';

export const TEAM_RULES = { ...PLANNING, ...RUNNING, ...ENDING, ...SCRIPTING } as const satisfies TeamRules;
