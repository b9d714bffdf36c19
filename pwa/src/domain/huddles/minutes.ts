/** How long a huddle may take, by the plan or its starter, and how long those of a team took. */

import type { Day, Huddle, HuddlePlan, Script, Unit } from '../../generated/wire';
import { daysAfter } from '../days';
import { MINUTE } from '../london';
import { median } from '../median';
import { settingOf, STARTERS } from './starters';

const LATELY_DAYS = 28;
const TELLING = 5; // of fewer huddles the middle says nothing
const UNSAID = 10; // what the wire leaves out, of a plan as of a huddle

export function minutesOf(
  plan: Pick<HuddlePlan, 'minutes'> | undefined,
  script: Script | undefined,
  unit: Unit,
): number {
  return plan ? minutesIn(plan) : STARTERS[settingOf(script, unit)].minutes;
}

export function minutesIn({ minutes = UNSAID }: Pick<HuddlePlan, 'minutes'>): number {
  return minutes;
}

/** Of a huddle, in milliseconds. */
export function wholeTime(huddle: Pick<Huddle, 'minutes'>): number {
  return minutesIn(huddle) * MINUTE;
}

/**
 * Minutes, rounded: half of the team's huddles of the last four weeks took no longer (feature H2).
 * Of those that were closed: one that stopped for care tells nothing of how long they talk.
 */
export function usualMinutes(
  huddles: Iterable<Huddle>,
  unit: Unit['id'],
  today: Day,
): number | null {
  const since = daysAfter(today, -LATELY_DAYS);
  const lengths = [...huddles]
    .filter((one) => one.unit === unit && one.state === 'closed' && one.day > since)
    .flatMap(({ length_s }) => length_s ?? []);
  if (lengths.length < TELLING) return null;
  return Math.max(1, Math.round((median(lengths) ?? 0) / 60));
}
