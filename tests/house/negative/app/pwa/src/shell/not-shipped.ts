/** An app that runs what only tests have. */

import { run } from 'axe-core';

export const look = run;
