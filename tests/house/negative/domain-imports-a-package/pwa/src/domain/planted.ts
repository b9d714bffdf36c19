/** A rule that opens a database: dependency-cruiser must refuse it. */

import { openDB } from 'idb';

export const open = openDB;
