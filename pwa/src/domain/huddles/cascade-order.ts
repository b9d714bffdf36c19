/**
 * A cascade runs upwards: teams first, then whoever answers for them (feature T6). What a plan
 * clashes with is counted and said; nothing of it is refused.
 */

import type { Day, HuddlePlan, Slot, Unit } from '../../generated/wire';
import { daysAfter } from '../days';
import { dayOf, weekdayOf } from '../london';
import { above, calendarOf, inEffect, type Org } from '../org';
import { minutesIn } from './minutes';
import { planOf } from './slots';

export type Planned = Pick<HuddlePlan, 'slots' | 'minutes'>;

export interface Clashes {
  /** The tier above as it meets on a day of ours; `too_soon`: before we are done. */
  readonly above: { readonly unit: Unit; readonly slot: Slot; readonly too_soon: boolean } | null;
  /** Teams of ours that are not done when we begin. */
  readonly n_late_below: number;
  /** The next day off of our calendar on which we would meet. */
  readonly holiday: Day | null;
  /** Weekdays on which we would meet, and our calendar is never open. */
  readonly closed: readonly number[];
}

const LOOK_AHEAD_DAYS = 60;

export function clashesOf(org: Org, unit: Unit, planned: Planned, today: Day): Clashes {
  const up = above(org, unit.id, today);
  const late = feeders(org, unit, today).filter(
    (below) => clash(planOf(org, below.id), planned) !== null,
  );
  return {
    above: up && meeting(up, planned, planOf(org, up.id)),
    n_late_below: late.length,
    holiday: holidayAhead(org, unit, planned, today),
    closed: closedDays(org, unit, planned),
  };
}

function meeting(unit: Unit, ours: Planned, theirs: Planned | undefined): Clashes['above'] {
  const clashing = clash(ours, theirs);
  const slot = clashing ?? firstOfAll(theirs, ours);
  return slot && { unit, slot, too_soon: clashing !== null };
}

/** The later huddle of the first day on which the earlier one is not over by then. */
function clash(earlier: Planned | undefined, later: Planned | undefined): Slot | null {
  const found = WEEK.map((weekday) => {
    const [one, other] = [firstOn(earlier, weekday), firstOn(later, weekday)];
    const ends = one && minuteOf(one) + minutesIn(earlier ?? {});
    return ends !== undefined && other && minuteOf(other) < ends ? other : undefined;
  });
  return found.find((slot) => slot !== undefined) ?? null;
}

/** Theirs on the first day on which we meet too, else on any. */
function firstOfAll(theirs: Planned | undefined, ours: Planned): Slot | null {
  const days = WEEK.filter((weekday) => firstOn(ours, weekday) !== undefined);
  const slots = [...days, ...WEEK].map((weekday) => firstOn(theirs, weekday));
  return slots.find((slot) => slot !== undefined) ?? null;
}

function firstOn(planned: Planned | undefined, weekday: number): Slot | undefined {
  const slots = (planned?.slots ?? []).filter((slot) => slot.weekday === weekday);
  return [...slots].sort((one, other) => minuteOf(one) - minuteOf(other))[0];
}

function feeders(org: Org, unit: Unit, today: Day): readonly Unit[] {
  return [...org.units.values()].filter(
    (below) => inEffect(below, today) && above(org, below.id, today)?.id === unit.id,
  );
}

function holidayAhead(org: Org, unit: Unit, planned: Planned, today: Day): Day | null {
  const calendar = calendarOf(org, unit.id);
  if (calendar === null || calendar.always === true) return null;
  const last = daysAfter(today, LOOK_AHEAD_DAYS);
  const ahead = (calendar.holidays ?? []).filter(
    (day) => today <= day && day <= last && firstOn(planned, weekdayOf(dayOf(day))) !== undefined,
  );
  return [...ahead].sort()[0] ?? null;
}

function closedDays(org: Org, unit: Unit, planned: Planned): readonly number[] {
  const calendar = calendarOf(org, unit.id);
  if (calendar === null || calendar.always === true) return [];
  const open = new Set((calendar.shifts ?? []).map(({ weekday }) => weekday));
  return WEEK.filter((weekday) => firstOn(planned, weekday) !== undefined && !open.has(weekday));
}

function minuteOf({ at }: Slot): number {
  return Number(at.slice(0, 2)) * 60 + Number(at.slice(3));
}

const WEEK: readonly number[] = [0, 1, 2, 3, 4, 5, 6];
