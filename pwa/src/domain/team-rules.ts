/** Every table of what a team says together, in one: which rule predicts which command. */

import { ANSWERING_ALERTS } from './alerts/answering';
import { RAISING_ALERTS } from './alerts/raising';
import { CORE } from './huddles/core';
import { ENDING } from './huddles/ending';
import { PLANNING } from './huddles/planning';
import { RISKS } from './huddles/risks';
import { RUNNING } from './huddles/running';
import { SCRIPTING } from './huddles/scripting';
import { MEASURING } from './measures/measuring';
import { THANKING } from './recognition/thanking';
import type { TeamRules } from './team';

export const TEAM_RULES = {
  ...PLANNING,
  ...RUNNING,
  ...ENDING,
  ...SCRIPTING,
  ...CORE,
  ...MEASURING,
  ...RISKS,
  ...THANKING,
  ...RAISING_ALERTS,
  ...ANSWERING_ALERTS,
} as const satisfies TeamRules;
