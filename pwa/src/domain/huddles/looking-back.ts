/** What earlier huddles leave for this one: their notes on the test, and how many teams met. */

import type { Cascade, Day, Huddle, Thanks, Tried, Uuid, WeeksTest } from '../../generated/wire';
import { dayAt, daysAfter } from '../days';
import { msOf } from '../london';
import { inEffect, type Org } from '../org';
import { cascadeId, slotsOn } from './slots';

const NOTES_SHOWN = 5;
const A_WEEK_DAYS = 7; // the life of a test

/** What a team saw of its test this week, newest first; not what it saw of the one before. */
export function notesOf(
  huddles: Iterable<Huddle>,
  huddle: Huddle,
  test: WeeksTest | undefined,
): readonly Tried[] {
  const from = daysAfter(huddle.day, -A_WEEK_DAYS);
  const since = test?.since;
  return [...huddles]
    .filter(({ unit, day }) => unit === huddle.unit && from < day && day <= huddle.day)
    .flatMap(({ notes = [] }) => notes)
    .filter(({ at }) => since === undefined || msOf(at) >= msOf(since))
    .sort((one, other) => msOf(other.at) - msOf(one.at))
    .slice(0, NOTES_SHOWN);
}

export interface TeamsIn {
  readonly n: number;
  readonly of: number;
}

/** Of the teams below that meet today, how many are in; null where none does. */
export function teamsIn(
  org: Org,
  unit: Uuid,
  day: Day,
  cascade: (id: Uuid) => Cascade | undefined,
): TeamsIn | null {
  const below = [...org.units.values()].filter(
    (one) => one.parent === unit && inEffect(one, day),
  );
  const planned = below.filter(({ id }) => slotsOn(org, id, day).length > 0);
  if (planned.length === 0) return null;
  const there = new Set(cascade(cascadeId(unit, day))?.teams);
  return { n: planned.filter(({ id }) => there.has(id)).length, of: planned.length };
}

/** What was said thank you for today, to this team or by it and shared: nothing private. */
export function thanksToUs(thanks: Iterable<Thanks>, unit: Uuid, day: Day): readonly Thanks[] {
  return [...thanks]
    .filter(({ given }) => dayAt(given.at) === day)
    .filter(({ to_unit, unit: from, shared_at }) =>
      to_unit === unit || (from === unit && shared_at !== undefined))
    .sort((one, other) => msOf(other.given.at) - msOf(one.given.at));
}
