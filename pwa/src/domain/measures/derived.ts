/**
 * What a team's counters say at a glance; nothing of it is stored, so nothing of it gets old.
 *
 * The device's half of `backend/heard/domain/measures/derived.py`, held to it by golden cases.
 */

import type { AddToTally, Day, Measure, Point, Tally, Uuid } from '../../generated/wire';
import { alike } from '../alike';
import { daysAfter, laterDay } from '../days';
import { dayOf } from '../london';
import { yearOf } from './counting';
import { IN_USE_MAX } from './setting';

/** Days since the last event; while there was none (no `last_on`), since it was started. */
export interface DaysSince {
  readonly days: number;
  readonly last_on: Day | null;
  /** The longest time without an event, the running one too. */
  readonly best_ever: number;
  /** It has passed a former best: the first time of all has nothing to pass. */
  readonly is_new_best: boolean;
  readonly is_day_zero: boolean;
}

/**
 * Where a clock is behind, today is at least the newest day that was told. Nothing before the
 * measure was started is looked at: who knows of an event then starts it there.
 */
export function daysSince(measure: Measure, tallies: readonly Tally[], today: Day): DaysSince {
  const { id, started_on } = measure;
  const points = observations(tallies.filter((one) => one.measure === id));
  const told = points.filter(([day]) => day >= started_on);
  const events = told.filter(([, value]) => value > 0).map(([day]) => day);
  const now = told.map(([day]) => day).reduce(laterDay, laterDay(today, started_on));
  const past = stretches([started_on, ...events]);
  const last_on = events.at(-1) ?? null;
  const days = daysBetween(last_on ?? started_on, now);
  const best = Math.max(0, ...past);
  return {
    days,
    last_on,
    best_ever: Math.max(days, best),
    is_new_best: best > 0 && days > best,
    is_day_zero: last_on !== null && days === 0,
  };
}

function stretches(days: readonly Day[]): readonly number[] {
  return days.slice(1).map((day, n) => daysBetween(days[n] ?? day, day));
}

function daysBetween(from: Day, until: Day): number {
  return dayOf(until) - dayOf(from);
}

/** Of one measure, in the order of their days. */
export function observations(tallies: readonly Tally[]): readonly (readonly [Day, number])[] {
  return tallies
    .flatMap(({ points }) => Object.entries(points))
    .map(([day, { value }]) => [day, value] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

/** What a day came to, when somebody told it. */
export function pointOf(
  measure: Measure,
  tallies: readonly Tally[],
  day: Day,
): Point | undefined {
  const id = tallyOf(measure, day);
  return tallies.find((one) => one.id === id)?.points[day];
}

/** The tally that a day is told to, whether or not it is there yet. */
export function tallyOf(measure: Pick<Measure, 'id'>, day: Day): Uuid {
  return alike(measure.id, 'tally', yearOf(day));
}

/** The measures in use on a day of which nobody has told it. */
export function unanswered(
  measures: readonly Measure[],
  tallies: readonly Tally[],
  day: Day,
): readonly Measure[] {
  return measures.filter((one) => isInUse(one, day) && !pointOf(one, tallies, day));
}

/** "No change", for all counts in one tap: each that nobody told is told that there was none. */
export function noChange(
  measures: readonly Measure[],
  tallies: readonly Tally[],
  day: Day,
): readonly AddToTally[] {
  const counts = unanswered(measures, tallies, day).filter(({ how }) => how === 'count');
  return counts.map((one) => ({
    do: 'measure.add',
    unit: one.unit,
    measure: one.id,
    tally: tallyOf(one, day),
    day,
    by: 0,
  }));
}

export function isInUse({ started_on, retired_on }: Measure, day: Day): boolean {
  return started_on <= day && (retired_on === undefined || day < retired_on);
}

/** A hint, no rule: two devices that each make the last one give a team one more, and no harm. */
export function hasRoomForMore(measures: readonly Measure[], day: Day): boolean {
  return measures.filter((one) => isInUse(one, day)).length < IN_USE_MAX;
}

/** In use, and told by nobody for so long that it may be let go. */
export function seemsUnused(measure: Measure, tallies: readonly Tally[], today: Day): boolean {
  const since = daysAfter(today, -UNUSED_DAYS);
  const told = observations(tallies.filter((one) => one.measure === measure.id));
  const recently = told.some(([day]) => day > since);
  return isInUse(measure, today) && measure.started_on <= since && !recently;
}

const UNUSED_DAYS = 60; // source: feature M7
