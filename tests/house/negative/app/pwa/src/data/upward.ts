/** Data that knows the words. */

import { words } from '../wording/upward';

export const rows = words;
