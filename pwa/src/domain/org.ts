/**
 * The organisation as rules and screens see it: who stands above whom, which seat answers.
 *
 * The device's half of `backend/heard/domain/org/tree.py`, held to it by the golden cases.
 */

import type { Calendar, Contact, Day, HuddlePlan } from '../generated/wire';
import type { Seat, Standard, Standards, Unit, Uuid } from '../generated/wire';
import { refuse } from './refusal';

export const BOARD_TIER = 5; // the root: it sees, nobody asks it
const TEAM_TIER = 1;
const DESK_ESCALATES_TO_TIER = 3;
const DEPTH_MAX = 12;

/** The small tree, whole on every device. */
export interface Org {
  readonly units: ReadonlyMap<Uuid, Unit>;
  readonly seats: ReadonlyMap<Uuid, Seat>;
  readonly calendars: ReadonlyMap<Uuid, Calendar>;
  readonly contacts: ReadonlyMap<Uuid, Contact>;
  readonly plans: ReadonlyMap<Uuid, HuddlePlan>;
  readonly standards: Standards | null;
}

/** What the root's scope tells everyone, by noun. */
export interface Directory {
  readonly unit?: readonly Unit[];
  readonly seat?: readonly Seat[];
  readonly calendar?: readonly Calendar[];
  readonly contact?: readonly Contact[];
  readonly plan?: readonly HuddlePlan[];
  readonly standards?: readonly Standards[];
}

export function orgOf(directory: Directory): Org {
  return {
    units: byId(directory.unit),
    seats: byId(directory.seat),
    calendars: byId(directory.calendar),
    contacts: byId(directory.contact),
    plans: byId(directory.plan),
    standards: directory.standards?.[0] ?? null,
  };
}

/** The organisation itself, above everyone. */
export function rootOf(org: Org): Unit | undefined {
  return [...org.units.values()].find(({ parent }) => parent === undefined);
}

export function unitOf(org: Org, id: Uuid): Unit {
  return org.units.get(id) ?? refuse('unit.unknown');
}

/** From the unit's parent to the root. */
export function ancestors(org: Org, id: Uuid): readonly Unit[] {
  const found: Unit[] = [];
  let unit = parentOf(org, org.units.get(id));
  while (unit && found.length < DEPTH_MAX) {
    found.push(unit);
    unit = parentOf(org, unit);
  }
  return found;
}

function parentOf(org: Org, unit: Unit | undefined): Unit | undefined {
  return unit?.parent ? org.units.get(unit.parent) : undefined;
}

/** The unit that an ask goes to next, or none at the top: the board is never asked. */
export function above(org: Org, id: Uuid, day: Day): Unit | null {
  const below = unitOf(org, id);
  const least = below.lateral ? DESK_ESCALATES_TO_TIER : below.tier + 1;
  const asked = (unit: Unit) => least <= unit.tier && takesAsks(unit, day);
  return ancestors(org, id).find(asked) ?? null;
}

/** Whether a unit is the next tier or beside the asker; no tier is skipped. */
export function inReach(org: Org, asker: Uuid, unit: Unit, day: Day): boolean {
  const beside = unit.lateral === true || unit.tier <= TEAM_TIER;
  return beside || above(org, asker, day)?.id === unit.id;
}

/** The seat that answers for a unit; a unit without one is answered for from above. */
export function seatOf(org: Org, id: Uuid): Uuid {
  const answers = [unitOf(org, id), ...ancestors(org, id)].find((unit) => unit.seat);
  return answers?.seat ?? refuse('unit.has_no_seat', { unit: id });
}

export function calendarOf(org: Org, id: Uuid): Calendar | null {
  const keeps = [unitOf(org, id), ...ancestors(org, id)].find((unit) => unit.calendar);
  return org.calendars.get(keeps?.calendar ?? '') ?? null;
}

/** How soon a unit acknowledges and answers. A team asked from the side has a desk's. */
export function standardOf(org: Org, id: Uuid): Standard {
  const unit = unitOf(org, id);
  const { tiers, lateral } = clocksOf(org);
  return unit.lateral ? lateral : (tiers[unit.tier] ?? lateral);
}

export type Clocks = Required<Omit<Standards, 'id' | 'rev'>>;

/** As they were set, or as they are where nobody has set them. */
export function clocksOf({ standards }: Org): Clocks {
  return { ...DEFAULTS, ...standards };
}

export function responseHours(org: Org): number {
  return clocksOf(org).response_hours;
}

export function informHours(org: Org): number {
  return clocksOf(org).inform_hours;
}

/** Effective from its first day up to and without its last; so are memberships. */
export function inEffect(
  dated: { readonly from_on?: Day; readonly until_on?: Day },
  day: Day,
): boolean {
  const started = dated.from_on === undefined || dated.from_on <= day;
  return started && (dated.until_on === undefined || day < dated.until_on);
}

export function takesAsks(unit: Unit, day: Day): boolean {
  return unit.tier < BOARD_TIER && unit.seat !== undefined && inEffect(unit, day);
}

function byId<T extends { readonly id: Uuid }>(things: readonly T[] = []): ReadonlyMap<Uuid, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

// Until an organisation sets its own.
const DEFAULTS: Clocks = {
  tiers: {
    2: { acknowledge: { n: 4, per: 'hours' }, answer: { n: 1, per: 'days' } },
    3: { acknowledge: { n: 0, per: 'days' }, answer: { n: 2, per: 'days' } },
    4: { acknowledge: { n: 1, per: 'days' }, answer: { n: 5, per: 'days' } },
  },
  lateral: { acknowledge: { n: 4, per: 'hours' }, answer: { n: 2, per: 'days' } },
  response_hours: 24,
  inform_hours: 72,
};
