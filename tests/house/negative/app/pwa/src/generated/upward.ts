/** What a program wrote, leaning on a rule. */

import { above } from '../domain/upward';

export const below = above;
