/** A person as a form: their name and what they hold, and the commands that make it so. */

import { dayAt } from '../../domain/days';
import { inEffect, type Org } from '../../domain/org';
import type { Command, Instant, Membership, Person, Seat, Uuid } from '../../generated/wire';
import type { Mistake } from '../../ui/Form/mistakes';
import { PEOPLE } from '../../wording/people';
import { teamName } from '../../wording/teams';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** A team that has no seat for its members gets one with its first. */
export const NEW_SEAT = 'new';

export type PersonFields = ReturnType<typeof fieldsOf>;

/** `kept`: of the seats that they hold, those that they keep. */
export function fieldsOf(person: Person | undefined) {
  const kept: readonly Uuid[] = (person?.memberships ?? []).map(({ seat }) => seat);
  return { name: person?.name ?? '', title: person?.title ?? '', kept, team: '', seat: '' };
}

export function teamOptions(org: Org, now: Instant): readonly Option[] {
  const today = dayAt(now);
  return [...org.units.values()]
    .filter((unit) => inEffect(unit, today))
    .map((unit) => ({ value: unit.id, label: teamName(unit, org) }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en-GB'));
}

/** The seats of a team, that of its members first. */
export function seatOptions(org: Org, team: Uuid): readonly Option[] {
  const seats = [...org.seats.values()].filter(({ unit }) => unit === team).sort(membersFirst);
  const options = seats.map(({ id, title }) => ({ value: id, label: title }));
  const root = org.units.get(team)?.parent === undefined;
  if (team === '' || root || seats.some(({ role }) => role === 'member')) return options;
  return [{ value: NEW_SEAT, label: PEOPLE.new_seat }, ...options];
}

function membersFirst(one: Seat, other: Seat): number {
  const members = Number(other.role === 'member') - Number(one.role === 'member');
  return members || one.title.localeCompare(other.title, 'en-GB');
}

export function mistakesIn({ name, kept, team, seat }: PersonFields): readonly Mistake[] {
  const none = kept.length === 0 && team === '';
  return [
    ...(name.trim() === '' ? [{ field_id: 'person-name', words: PEOPLE.missing_name }] : []),
    ...(none ? [{ field_id: 'person-team', words: PEOPLE.missing_team }] : []),
    ...(team !== '' && seat === ''
      ? [{ field_id: 'person-seat', words: PEOPLE.missing_seat }]
      : []),
  ];
}

interface Ids {
  readonly person: Uuid;
  /** For a seat that is made with its first member. */
  readonly seat: Uuid;
}

export function commandsOf(
  fields: PersonFields,
  before: Person | undefined,
  org: Org,
  ids: Ids,
): readonly Command[] {
  const { name, title, kept, team, seat } = fields;
  const makes = team !== '' && seat === NEW_SEAT;
  const role = makes ? 'member' : org.seats.get(seat)?.role;
  const held = (before?.memberships ?? []).filter((one) => kept.includes(one.seat));
  const given: readonly Membership[] =
    team === '' || role === undefined ? [] : [{ seat: makes ? ids.seat : seat, unit: team, role }];
  const others = held.filter((one) => one.seat !== seat);
  return [
    ...(makes ? [memberSeat(ids.seat, team)] : []),
    {
      do: 'person.set',
      person: ids.person,
      name: name.trim(),
      ...(title.trim() !== '' && { title: title.trim() }),
      memberships: [...others, ...given],
    },
  ];
}

function memberSeat(seat: Uuid, unit: Uuid): Command {
  return { do: 'seat.set', seat, unit, role: 'member', title: PEOPLE.new_seat };
}

/** "Ward manager, Maple Ward": what a person holds, in words. */
export function heldWords({ seat, unit, cover }: Membership, org: Org): string {
  const title = org.seats.get(seat)?.title ?? '';
  const team = org.units.get(unit);
  const where = team === undefined ? '' : teamName(team, org);
  const deputy = cover === true ? ' (deputy)' : '';
  return [`${title}${deputy}`, where].filter((part) => part !== '').join(', ');
}
