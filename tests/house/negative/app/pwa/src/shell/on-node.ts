/** An app that asks Node. */

import { readFileSync } from 'node:fs';

export const read = readFileSync;
