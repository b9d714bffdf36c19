/** A feature that leans on another. */

import { other } from '../planted_two/words';

export const one = other;
