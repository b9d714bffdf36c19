/** Teams by name, and by what stands above them where a name alone would not tell them apart. */

import type { Org } from '../domain/org';
import type { Unit } from '../generated/wire';

/** "Estates", or "Estates, Surgery" where there is another one. */
export function teamName(unit: Unit, org: Org): string {
  const above = org.units.get(unit.parent ?? '');
  const same = [...org.units.values()].filter(({ name }) => name === unit.name);
  return same.length > 1 && above ? `${unit.name}, ${above.name}` : unit.name;
}
