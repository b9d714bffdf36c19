// What stands for a whole team: its tablet and its wall.

import type { Person, Seat } from '../generated/wire';

/** Of a seat that no person sits in. */
export const SHARED_ROLES: ReadonlySet<Seat['role']> = new Set(['tablet', 'wall']);

/** A ward's tablet or its wall: signed in as itself, and nobody's colleague. */
export function isShared({ memberships = [] }: Person): boolean {
  return memberships.some(({ role }) => SHARED_ROLES.has(role));
}
