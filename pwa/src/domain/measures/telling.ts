/** How a day is told of a counter: one more or one less, or what it came to. */

import type { AddToTally, Day, Measure, SetPoint } from '../../generated/wire';
import { tallyOf } from './derived';

type Told = Pick<Measure, 'id' | 'unit'>;

export function oneMore(measure: Told, day: Day, by: 1 | -1): AddToTally {
  return { do: 'measure.add', ...ofThatDay(measure, day), by };
}

export function cameTo(measure: Told, day: Day, value: number): SetPoint {
  return { do: 'measure.point', ...ofThatDay(measure, day), value };
}

function ofThatDay(measure: Told, day: Day): Omit<SetPoint, 'do' | 'value'> {
  return { unit: measure.unit, measure: measure.id, tally: tallyOf(measure, day), day };
}
