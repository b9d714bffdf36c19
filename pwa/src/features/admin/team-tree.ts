/** The organisation from the top down, each team with who answers for it today. */

import { dayAt } from '../../domain/days';
import { inEffect, type Org } from '../../domain/org';
import type { Instant, Unit, Uuid } from '../../generated/wire';
import type { Branch } from '../../ui/Tree/branch';
import { ADMIN } from '../../wording/admin';
import type { Listed } from './administration';

export function teamTree(
  org: Org,
  people: readonly Listed[] | null,
  now: Instant,
): readonly Branch[] {
  const units = [...org.units.values()].sort(inOrder);
  const below = (parent: Uuid | undefined): readonly Branch[] =>
    units
      .filter((unit) => unit.parent === parent)
      .map((unit) => ({
        id: unit.id,
        name: unit.name,
        ...answers(unit, org, people, now),
        branches: below(unit.id),
      }));
  return below(undefined);
}

/** Teams by name; service desks after the teams beside them. */
function inOrder(one: Unit, other: Unit): number {
  const lateral = Number(one.lateral ?? false) - Number(other.lateral ?? false);
  return lateral || one.name.localeCompare(other.name, 'en-GB');
}

function answers(
  unit: Unit,
  org: Org,
  people: readonly Listed[] | null,
  now: Instant,
): Pick<Branch, 'detail' | 'fault'> {
  const seat = org.seats.get(unit.seat ?? '');
  if (unit.parent === undefined) return {};
  if (seat === undefined) return { fault: ADMIN.no_seat };
  if (people === null) return { detail: seat.title };
  const names = holders(seat.id, people, now);
  if (names.length === 0) return { detail: seat.title, fault: ADMIN.nobody };
  return { detail: `${seat.title}: ${names.join(', ')}` };
}

function holders(seat: Uuid, people: readonly Listed[], now: Instant): readonly string[] {
  const today = dayAt(now);
  return people.flatMap(({ person }) =>
    (person.memberships ?? [])
      .filter((held) => held.seat === seat && inEffect(held, today))
      .filter(() => person.disabled_at === undefined)
      .map((held) => (held.cover === true ? ADMIN.cover(person.name) : person.name)),
  );
}
