/**
 * Ids that devices make alike: what a team has one of needs no server to be named.
 *
 * The device's half of `backend/heard/domain/alike.py`, held to it by the golden cases.
 */

import type { Uuid } from '../generated/wire';

/** What a unit, or a measure, has one of: for good, of a slot, of a day, or of a year. */
export const OF = { plan: 1, script: 2, huddle: 3, cascade: 4, tally: 5, core: 6 } as const;

const N_BITS = 40n;
const LAST_DIGITS = 12; // six bytes, what an id of version 8 is turned by
const VERSION_AT = 14; // its place in the written id

/** The id of its n-th `what`: its own id, the last six bytes turned by both. */
export function alike(whose: Uuid, what: keyof typeof OF, n = 0): Uuid {
  const last = BigInt(`0x${whose.slice(-LAST_DIGITS)}`);
  const turned = last ^ ((BigInt(OF[what]) << N_BITS) | BigInt(n));
  const first = whose.slice(0, -LAST_DIGITS);
  const named = `${first.slice(0, VERSION_AT)}8${first.slice(VERSION_AT + 1)}`;
  return named + turned.toString(16).padStart(LAST_DIGITS, '0');
}
