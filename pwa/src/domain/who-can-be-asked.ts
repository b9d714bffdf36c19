// Whoever may be asked for help from where one stands, and when they would have to answer.

import type { Day, Instant, Unit, Uuid } from '../generated/wire';
import { dayAt } from './days';
import { above, calendarOf, inReach, type Org, standardOf, takesAsks } from './org';
import { addSpan } from './working-time';

/** A unit with a seat that answers, and when it would have to if it were asked now. */
export interface CanBeAsked {
  readonly unit: Unit;
  readonly answer_due_at: Instant;
}

/** Whoever may be asked: the tier above, the service desks, the other teams. */
export function unitsInReach(org: Org, asker: Uuid, day: Day): readonly Unit[] {
  return [...org.units.values()].filter(
    (unit) => unit.id !== asker && takesAsks(unit, day) && inReach(org, asker, unit, day),
  );
}

/** The tier above first, then the service desks by name. */
export function unitsThatCanBeAsked(org: Org, asker: Uuid, now: Instant): readonly CanBeAsked[] {
  const today = dayAt(now);
  const up = above(org, asker, today);
  const desks = [...org.units.values()].filter((unit) => unit.lateral && unit.id !== asker);
  const beside = desks.sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
  return [...(up ? [up] : []), ...beside.filter((unit) => unit.id !== up?.id)]
    .filter((unit) => takesAsks(unit, today))
    .map((unit) => ({ unit, answer_due_at: answerDueAt(org, unit.id, now) }));
}

export function answerDueAt(org: Org, unit: Uuid, from: Instant): Instant {
  return addSpan(calendarOf(org, unit), from, standardOf(org, unit).answer);
}
