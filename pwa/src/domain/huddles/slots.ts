/** When a team meets: the slots of its plan on a day, and the one huddle that each of them has. */

import type { Day, Huddle, HuddlePlan, Instant, Uuid } from '../../generated/wire';
import { alike } from '../alike';
import { dayAt, daysAfter } from '../days';
import { dayOf, london, londonMinute, msOf, weekdayOf } from '../london';
import { calendarOf, type Org } from '../org';
import { huddleOn } from './derived';

const SLOTS_OF_A_DAY = 2048; // a minute of the day, and room for those beside the plan
const LATE_MINUTES_MAX = 60;
const EARLY_MINUTES_MAX = 180; // a huddle sooner than that is not the planned one
const HOLIDAYS_LAST_DAYS = 21; // the weekly huddle of a team that Christmas takes twice
export const BESIDE_THE_PLAN = 24 * 60; // the first huddle of a day that no slot foresaw

/** One slot has one huddle: two devices that start it apart start the same. */
export function huddleId(unit: Uuid, day: Day, slot: number): Uuid {
  return alike(unit, 'huddle', Math.max(0, dayOf(day)) * SLOTS_OF_A_DAY + slot);
}

export function cascadeId(unit: Uuid, day: Day): Uuid {
  return alike(unit, 'cascade', Math.max(0, dayOf(day)));
}

export function planOf(org: Org, unit: Uuid): HuddlePlan | undefined {
  return org.plans.get(alike(unit, 'plan'));
}

/** The minutes after midnight at which a team meets that day: none on its calendar's holidays. */
export function slotsOn(org: Org, unit: Uuid, day: Day): readonly number[] {
  return isHoliday(org, unit, day) ? [] : usualSlots(org, unit, day);
}

function usualSlots(org: Org, unit: Uuid, day: Day): readonly number[] {
  const today = (planOf(org, unit)?.slots ?? []).filter(
    ({ weekday }) => weekday === weekdayOf(dayOf(day)),
  );
  return today.map(({ at }) => Number(at.slice(0, 2)) * 60 + Number(at.slice(3)));
}

function isHoliday(org: Org, unit: Uuid, day: Day): boolean {
  const calendar = calendarOf(org, unit);
  return calendar?.always !== true && calendar?.holidays?.includes(day) === true;
}

/** On a holiday that takes a team's huddle away: when it meets next. Null on every other day. */
export function afterHoliday(org: Org, unit: Uuid, day: Day): Instant | null {
  if (!isHoliday(org, unit, day) || usualSlots(org, unit, day).length === 0) return null;
  for (let n = 1; n <= HOLIDAYS_LAST_DAYS; n += 1) {
    const next = daysAfter(day, n);
    const slots = slotsOn(org, unit, next);
    if (slots.length > 0) return slotAt(next, Math.min(...slots));
  }
  return null;
}

/** The instant of a slot, or nothing for one beside the plan. */
export function slotAt(day: Day, slot: number): Instant | null {
  if (slot >= BESIDE_THE_PLAN) return null;
  const clock = [Math.floor(slot / 60), slot % 60].map((n) => String(n).padStart(2, '0')).join(':');
  return new Date(london(dayOf(day), clock)).toISOString().replace('.000Z', 'Z');
}

/** When a team meets next today: a slot stays until it was held, skipped, or is an hour past. */
export function nextMeeting(
  org: Org,
  unit: Uuid,
  now: Instant,
  huddles: Iterable<Huddle>,
): Instant | null {
  const day = dayAt(now);
  const begun = new Set([...huddles].filter(wasBegun).map(({ id }) => id));
  const ahead = slotsOn(org, unit, day).filter((slot) => {
    const soon = slot + LATE_MINUTES_MAX >= londonMinute(msOf(now));
    return soon && !begun.has(huddleId(unit, day, slot));
  });
  return ahead.length === 0 ? null : slotAt(day, Math.min(...ahead));
}

/** One that was left out and taken back is still to come. */
function wasBegun({ started, state }: Huddle): boolean {
  return started !== undefined || state === 'skipped';
}

/**
 * The slot that is meant now: the running one, else the nearest of today that was not held, else
 * the next one beside the plan.
 */
export function slotMeant(
  org: Org,
  unit: Uuid,
  now: Instant,
  huddles: ReadonlyMap<Uuid, Huddle>,
): { readonly day: Day; readonly slot: number } {
  const on = huddleOn(huddles.values(), unit, now);
  if (on) return { day: on.day, slot: on.slot };
  const day = dayAt(now);
  const held = (slot: number): boolean => {
    const state = huddles.get(huddleId(unit, day, slot))?.state;
    return state === 'closed' || state === 'stopped_for_care';
  };
  const minute = londonMinute(msOf(now));
  const near = (slot: number): number => Math.abs(slot - minute);
  const soon = (slot: number): boolean => slot - minute <= EARLY_MINUTES_MAX;
  const open = slotsOn(org, unit, day).filter((slot) => soon(slot) && !held(slot));
  const [nearest] = [...open].sort((one, other) => near(one) - near(other));
  if (nearest !== undefined) return { day, slot: nearest };
  let beside = BESIDE_THE_PLAN;
  while (held(beside)) beside += 1;
  return { day, slot: beside };
}
