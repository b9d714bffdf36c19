/** By when, in one tap: today, tomorrow, in a week. */

import { DAYS } from '../../../wording/moves';

export const SOON = [0, 1, 7].map((n) => ({ value: String(n), label: DAYS[n] ?? '' }));
