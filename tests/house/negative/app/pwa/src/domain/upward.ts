/** A rule that looks into the data. */

import { rows } from '../data/upward';

export const above = rows;
