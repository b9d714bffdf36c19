/** Whom a thank-you can go to, from a few letters: the team's own people, teams, and others. */

import { BOARD_TIER, inEffect, type Org } from '../../domain/org';
import type { Day, GiveThanks, Person, Uuid } from '../../generated/wire';

export interface Receiver {
  /** Of a tile: of its kind and whom it names. */
  readonly key: string;
  readonly name: string;
  readonly to: Pick<GiveThanks, 'to_person' | 'to_unit' | 'to_outside'>;
  /** What tells one from another: a role. */
  readonly second?: string | undefined;
}

export interface Around {
  readonly people: readonly Person[];
  readonly org: Org;
  /** Whose huddle it is. */
  readonly unit: Uuid;
  /** Who thanks: nobody thanks themselves. */
  readonly me: Uuid;
  readonly day: Day;
}

const SHOWN = 12;

/** With nothing typed, the people of the team; with a few letters, whoever they fit. */
export function receiversFor(typed: string, around: Around): readonly Receiver[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return peopleOf(around).slice(0, SHOWN);
  const fits = ({ name, second = '' }: Receiver): boolean =>
    `${name} ${second}`.toLowerCase().includes(wanted);
  const found = [...peopleOf(around), ...teamsOf(around)].filter(fits);
  return [...found.slice(0, SHOWN), outside(typed.trim())];
}

export function outside(name: string): Receiver {
  return { key: 'outside', name, to: { to_outside: name } };
}

function peopleOf({ people, unit, me, day }: Around): readonly Receiver[] {
  return people
    .filter((one) => one.id !== me && one.disabled_at === undefined && isOfTeam(one, unit, day))
    .map(({ id, name, title }) => ({ key: id, name, second: title, to: { to_person: id } }))
    .sort(byName);
}

/** People, not the screen on the wall or the tablet on its stand. */
function isOfTeam({ memberships = [] }: Person, unit: Uuid, day: Day): boolean {
  return memberships.some(
    (one) =>
      one.unit === unit && inEffect(one, day) && one.role !== 'tablet' && one.role !== 'wall',
  );
}

function teamsOf({ org, unit, day }: Around): readonly Receiver[] {
  return [...org.units.values()]
    .filter((one) => one.id !== unit && one.tier < BOARD_TIER && inEffect(one, day))
    .map(({ id, name }) => ({ key: id, name, to: { to_unit: id } }))
    .sort(byName);
}

function byName(one: Receiver, other: Receiver): number {
  return one.name.localeCompare(other.name, 'en-GB');
}
