/** Who takes a next step: a role of the team first, so that nothing dies with a rota. */

import type { Person, Seat, Uuid } from '../../generated/wire';
import type { Org } from '../org';
import { SHARED_ROLES } from '../shared-seats';

/** The seat of whoever speaks first, then the one that answers for the team, then the others. */
export function seatsToOwn(org: Org, speaker: Person, unit: Uuid): readonly Seat[] {
  const own = new Set((speaker.memberships ?? []).map(({ seat }) => seat));
  const answers = org.units.get(unit)?.seat;
  const rank = ({ id }: Seat): number => (own.has(id) ? 0 : id === answers ? 1 : 2);
  return [...org.seats.values()]
    .filter((seat) => seat.unit === unit && !OWN_NOTHING.has(seat.role))
    .sort((one, other) => rank(one) - rank(other) || one.title.localeCompare(other.title, 'en-GB'));
}

const OWN_NOTHING: ReadonlySet<Seat['role']> = new Set(['member', 'coach', ...SHARED_ROLES]);
