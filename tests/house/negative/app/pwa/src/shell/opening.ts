/** A shell that opens the device's database itself. */

import { openDB } from 'idb';

export const open = openDB;
