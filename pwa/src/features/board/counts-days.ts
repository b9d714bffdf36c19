/** Whether a team counts days: asked of each board at once, so it needs no more than a look. */

import type { Measure, Uuid } from '../../generated/wire';

/** The team itself where one of its counters in use tells the days since. */
export function countsDays(measures: readonly Measure[], unit: Uuid): Uuid | undefined {
  const counts = measures.some(
    (one) => one.unit === unit && one.days_since === true && one.retired_on === undefined,
  );
  return counts ? unit : undefined;
}
