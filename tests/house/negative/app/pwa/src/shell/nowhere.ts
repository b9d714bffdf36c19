/** An app that leans on what is not there. */

import { gone } from './gone';

export const left = gone;
