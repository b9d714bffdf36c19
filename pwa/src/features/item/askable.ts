/** Any team may ask any other team: those beside the tier above and the desks, by name. */

import { dayAt } from '../../domain/days';
import type { Org } from '../../domain/org';
import { unitsInReach } from '../../domain/who-can-be-asked';
import type { Instant, Unit, Uuid } from '../../generated/wire';

export function othersToAsk(
  org: Org,
  asker: Uuid,
  now: Instant,
  without: readonly Uuid[],
): readonly Unit[] {
  return unitsInReach(org, asker, dayAt(now))
    .filter((unit) => !without.includes(unit.id))
    .sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}
