/** How a day is told of a counter: one more or one less, what it came to, or not for now. */

import type { AddToTally, CoverMeasure, Day, Measure, SetPoint } from '../../generated/wire';
import { tallyOf } from './derived';

type Told = Pick<Measure, 'id' | 'unit'>;

export function oneMore(measure: Told, day: Day, by: 1 | -1): AddToTally {
  return { do: 'measure.add', ...ofThatDay(measure, day), by };
}

export function cameTo(measure: Told, day: Day, value: number): SetPoint {
  return { do: 'measure.point', ...ofThatDay(measure, day), value };
}

/** For a day nobody sees it; or it shows again. */
export function coverIt({ id, unit }: Told, covered: boolean): CoverMeasure {
  return { do: 'measure.cover', unit, measure: id, covered };
}

function ofThatDay(measure: Told, day: Day): Omit<SetPoint, 'do' | 'value'> {
  return { unit: measure.unit, measure: measure.id, tally: tallyOf(measure, day), day };
}
