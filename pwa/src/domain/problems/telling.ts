/** The story: who did what, in the role's own words, in the order in which it was said. */

import { RIGHTS, type Right } from '../../generated/authz';
import type { Ask, Day, Entry, Instant, Membership, Problem, Uuid } from '../../generated/wire';
import type { Moment } from '../base';
import { dayAt } from '../days';
import { msOf } from '../london';
import { inEffect } from '../org';
import { made } from '../shape';
import { askedUnits, currentAsk, STORY_MAX } from './entity';

/** At least one: the unit that a speaker stands for when they belong to none. */
export type Units = readonly [Uuid, ...Uuid[]];

/** Who speaks in this moment, and for which unit: the seat's title, else the person's. */
export interface Speaking {
  readonly by: Uuid;
  readonly unit: Uuid;
  readonly who: string;
  readonly cover: boolean;
  /** In a seat that answers for that unit. */
  readonly answers: boolean;
}

/** The speaker as a member of the first of these units that they belong to, else of their own. */
export function speaking(moment: Moment, units: Units): Speaking {
  const person = moment.speaker;
  const today = dayAt(moment.heard_at);
  const held = (person.memberships ?? []).filter((one) => inEffect(one, today));
  const ours = units.flatMap((unit) => seatsFirst(held).filter((one) => one.unit === unit));
  const seat = ours[0] ?? held[0];
  if (!seat) {
    const who = person.title ?? person.name;
    return { by: person.id, unit: units[0], who, cover: false, answers: false };
  }
  return {
    by: person.id,
    unit: seat.unit,
    who: whoFor(moment, seat),
    cover: seat.cover ?? false,
    answers: answersFor(seat),
  };
}

/** The seat that answers for a unit before a plain membership of its team. */
function seatsFirst(held: readonly Membership[]): readonly Membership[] {
  const answering = held.filter(answersFor);
  return [...answering, ...held.filter((one) => !answersFor(one))];
}

function answersFor({ role }: Membership): boolean {
  const rights: readonly Right[] = RIGHTS[role];
  return rights.includes('answer');
}

function whoFor({ speaker, org }: Moment, membership: Membership): string {
  const title = org.seats.get(membership.seat)?.title;
  const plain = membership.role === 'member' || title === undefined;
  return plain ? (speaker.title ?? title ?? speaker.name) : title;
}

/** What an entry may tell beside who and when; `units`: for whom the speaker is taken to speak. */
interface Told {
  readonly units?: Units;
  readonly words?: string | undefined;
  readonly why?: string | undefined;
  readonly to?: Uuid;
  readonly on?: Day | undefined;
  readonly detail?: string | undefined;
}

/** The story with one more entry. */
export function tell(
  problem: Problem,
  moment: Moment,
  move: string,
  { units = [problem.unit], ...facts }: Told = {},
): readonly Entry[] {
  const line = entryOf(moment, move, speaking(moment, units), facts);
  return newest([...(problem.story ?? []), line]);
}

/** One line: what this speaker says in this moment. */
export function entryOf(
  moment: Moment,
  move: string,
  { by, unit, who, cover }: Speaking,
  { words, why, to, on, detail }: Omit<Told, 'units'>,
): Entry {
  return made<Entry>({
    id: moment.command_id,
    at: moment.said_at,
    move,
    unit,
    by,
    who,
    cover: cover || undefined,
    words,
    why,
    to,
    on,
    detail,
  });
}

/** As many as are kept. Each "me too" has its voice too, so it goes before any words do. */
function newest(story: readonly Entry[]): readonly Entry[] {
  const told = inOrder(story);
  const words = told.filter(({ move }) => move !== 'me_too');
  const others = told.filter(({ move }) => move === 'me_too');
  return inOrder([...others, ...words].slice(-STORY_MAX));
}

/** Home first, then those asked: for whom a speaker is taken to speak. */
export function involved(problem: Problem): Units {
  return [problem.unit, ...sorted(askedUnits(problem))];
}

/** Whoever holds it now first. */
export function heldBy(problem: Problem): Units {
  const others = involved(problem);
  return problem.holding_unit === undefined ? others : [problem.holding_unit, ...others];
}

/** The asked units first, the one that owes it now before those it came through. */
export function answering(problem: Problem): Units {
  const asked = sorted(askedUnits(problem));
  const first = currentAsk(problem)?.to ?? asked[0] ?? problem.unit;
  return [first, ...asked, problem.unit];
}

export function sorted(ids: Iterable<Uuid>): readonly Uuid[] {
  return [...ids].sort();
}

/** By when it was said, then by id: records give one story in any order of arrival. */
export function inOrder<T extends { readonly at: Instant; readonly id: Uuid }>(
  said: readonly T[],
): readonly T[] {
  const byId = (one: T, other: T) => (one.id < other.id ? -1 : Number(one.id > other.id));
  return [...said].sort((one, other) => msOf(one.at) - msOf(other.at) || byId(one, other));
}

export function replaceAsk(problem: Problem, changed: Ask): readonly Ask[] {
  return (problem.asks ?? []).map((ask) => (ask.id === changed.id ? changed : ask));
}
