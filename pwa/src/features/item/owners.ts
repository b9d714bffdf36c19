/** Who can take the next step: the seats of the unit that takes it on, then its people. */

import type { Desk } from '../../data/desk.svelte';
import { dayAt } from '../../domain/days';
import { inEffect } from '../../domain/org';
import { currentAsk } from '../../domain/problems/entity';
import { answering } from '../../domain/problems/telling';
import type { Instant, Person, Problem, Seat, Uuid } from '../../generated/wire';

export interface Owners {
  /** The reader's own seat first, then the one that answers for the unit. */
  readonly seats: readonly Seat[];
  /** By name, without the reader. */
  readonly people: readonly Person[];
}

/** The unit for which the reader speaks when they take this on. */
export function takingUnit(problem: Problem, person: Person, now: Instant): Uuid {
  const units: readonly Uuid[] = currentAsk(problem) ? answering(problem) : [problem.unit];
  return units.find((unit) => isIn(person, unit, now)) ?? problem.unit;
}

export function ownersOf({ org, people, person, now }: Desk, unit: Uuid): Owners {
  const own = new Set(person.memberships?.map(({ seat }) => seat));
  const answers = org.units.get(unit)?.seat;
  const rank = ({ id }: Seat) => (own.has(id) ? 0 : id === answers ? 1 : 2);
  return {
    seats: [...org.seats.values()]
      .filter((seat) => seat.unit === unit && seat.role !== 'member' && seat.role !== 'coach')
      .sort((one, other) => rank(one) - rank(other)),
    people: people
      .filter(({ id, disabled_at }) => id !== person.id && disabled_at === undefined)
      .filter((one) => isIn(one, unit, now))
      .sort((one, other) => one.name.localeCompare(other.name, 'en-GB')),
  };
}

export function isIn(person: Person, unit: Uuid, now: Instant): boolean {
  const today = dayAt(now);
  return (person.memberships ?? []).some((one) => one.unit === unit && inEffect(one, today));
}
