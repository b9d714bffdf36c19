/** Whom a shared tablet offers to act, and what anyone of its team could do on it. */

import { NEEDED, RIGHTS } from '../../generated/authz';
import type { Command, Instant, Person, Uuid } from '../../generated/wire';
import { dayAt } from '../../domain/days';
import { inEffect } from '../../domain/org';
import { SHARED_ROLES } from '../../domain/shared-seats';

/** The people of the unit today, by name; a tablet is nobody. */
export function peopleOf(people: readonly Person[], unit: Uuid, now: Instant): readonly Person[] {
  const today = dayAt(now);
  return people
    .filter((person) => person.disabled_at === undefined && worksAt(person, unit, today))
    .sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}

function worksAt({ memberships = [] }: Person, unit: Uuid, today: string): boolean {
  return memberships.some((one) => {
    return one.unit === unit && !SHARED_ROLES.has(one.role) && inEffect(one, today);
  });
}

/** The tablet, with every right that somebody of its team might hold: what is worth offering. */
export function anyoneOf(tablet: Person): Person {
  const memberships = (tablet.memberships ?? []).map((one) => ({ ...one, role: 'lead' as const }));
  return { ...tablet, memberships };
}

/** Whether the tablet may say it for the team, with nobody's name on it. */
export function needsNoName({ do: what }: Pick<Command, 'do'>): boolean {
  return RIGHTS.tablet.includes(NEEDED[what].needs);
}
