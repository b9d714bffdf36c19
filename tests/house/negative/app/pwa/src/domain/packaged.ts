/** A rule that uses a package. */

import { openDB } from 'idb';

export const open = openDB;
