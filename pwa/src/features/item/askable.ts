/** Any team may ask any other: those beyond the tier above and the desks, by name. */

import { dayAt } from '../../domain/days';
import { takesAsks, type Org } from '../../domain/org';
import type { Instant, Unit, Uuid } from '../../generated/wire';

export function othersToAsk(org: Org, now: Instant, without: readonly Uuid[]): readonly Unit[] {
  const today = dayAt(now);
  return [...org.units.values()]
    .filter((unit) => takesAsks(unit, today) && !without.includes(unit.id))
    .sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}
