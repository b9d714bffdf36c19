/** A team's own counters among all that a device holds, and the one that stands on its board. */

import type { Day, Measure, Tally, Uuid } from '../../generated/wire';
import { daysAfter } from '../days';
import { daysSince, isInUse, type DaysSince } from './derived';

/** Those in use on a day: days since first, then the oldest, where people are used to them. */
export function countersOf(
  measures: Iterable<Measure>,
  unit: Uuid,
  day: Day,
): readonly Measure[] {
  return [...measures]
    .filter((one) => one.unit === unit && isInUse(one, day))
    .sort((one, other) => daysFirst(one) - daysFirst(other) || byAge(one, other));
}

/** Yesterday; of a team that counts since today, today. */
export function dayToTell(measures: readonly Measure[], unit: Uuid, today: Day): Day {
  const yesterday = daysAfter(today, -1);
  const since_today = countersOf(measures, unit, yesterday).length === 0
    && countersOf(measures, unit, today).length > 0;
  return since_today ? today : yesterday;
}

/** Those that a team let go; each can be taken up again. */
export function retiredOf(
  measures: Iterable<Measure>,
  unit: Uuid,
  day: Day,
): readonly Measure[] {
  return [...measures]
    .filter(({ unit: its, retired_on }) => its === unit && retired_on !== undefined)
    .filter((one) => !isInUse(one, day))
    .sort(byAge);
}

export interface Since {
  readonly measure: Measure;
  readonly since: DaysSince;
}

/** Every counter of days since, the oldest first: the first stands large. */
export function sincesOf(
  counters: readonly Measure[],
  tallies: readonly Tally[],
  today: Day,
): readonly Since[] {
  return counters
    .filter(({ days_since }) => days_since === true)
    .map((measure) => ({ measure, since: daysSince(measure, tallies, today) }));
}

function daysFirst({ days_since }: Measure): number {
  return days_since === true ? 0 : 1;
}

function byAge(one: Measure, other: Measure): number {
  return one.started_on.localeCompare(other.started_on) || (one.id < other.id ? -1 : 1);
}
