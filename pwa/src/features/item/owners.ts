/** Who can take the next step: the seats of the unit that takes it on, then its people. */

import type { Desk } from '../../data/desk.svelte';
import { dayAt } from '../../domain/days';
import { inEffect } from '../../domain/org';
import { currentAsk } from '../../domain/problems/entity';
import { seatsToOwn } from '../../domain/problems/owners';
import { answering } from '../../domain/problems/telling';
import { isShared } from '../../domain/shared-seats';
import type { Instant, Person, Problem, Seat, Uuid } from '../../generated/wire';

export interface Owners {
  /** The reader's own seat first, then the one that answers for the unit. */
  readonly seats: readonly Seat[];
  /** By name, without the reader. */
  readonly people: readonly Person[];
}

type OnDesk = Pick<Desk, 'org' | 'people' | 'person' | 'now'>;

/** The unit for which the reader speaks when they take this on. */
export function takingUnit(problem: Problem, person: Person, now: Instant): Uuid {
  const units: readonly Uuid[] = currentAsk(problem) ? answering(problem) : [problem.unit];
  return units.find((unit) => isIn(person, unit, now)) ?? problem.unit;
}

export function ownersOf({ org, people, person, now }: OnDesk, unit: Uuid): Owners {
  return {
    seats: seatsToOwn(org, person, unit),
    people: people
      .filter(({ id, disabled_at }) => id !== person.id && disabled_at === undefined)
      .filter((one) => !isShared(one))
      .filter((one) => isIn(one, unit, now))
      .sort((one, other) => one.name.localeCompare(other.name, 'en-GB')),
  };
}

export function isIn(person: Person, unit: Uuid, now: Instant): boolean {
  const today = dayAt(now);
  return (person.memberships ?? []).some((one) => one.unit === unit && inEffect(one, today));
}
