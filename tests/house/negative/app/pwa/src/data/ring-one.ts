/** One half of a ring. */

import { two } from './ring-two';

export const one = (): number => two();
