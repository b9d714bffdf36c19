/**
 * What a team says together, beyond its problems: the huddle, its numbers, its risks, its thanks.
 *
 * Each rule is the device's half of one in `backend/heard/domain`, held to it by the golden cases.
 */

import { NEEDED } from '../generated/authz';
import type { Command, Nouns, Refused, Uuid } from '../generated/wire';
import type { Moment } from './base';
import { dayAt } from './days';
import { orRefusal, refuse } from './refusal';
import { hasRight, isEverybodys, rightsOf } from './rights';

/** One entity that a rule puts, and what it is. */
export type Told = {
  readonly [Noun in keyof Nouns]: { readonly kind: Noun; readonly entity: Nouns[Noun] };
}[keyof Nouns];

/** Said of a team by name, wherever the thing that it is about stands. */
export type TeamCommand = Extract<Command, { readonly unit: Uuid }>;

export type TeamRule<Said> = (said: Said, moment: Moment) => readonly Told[];

/** A feature's commands by their names; one that stands in no table waits to be heard. */
export type TeamRules = { readonly [Said in TeamCommand as Said['do']]?: TeamRule<Said> };

/** What the server will answer, or null for what it alone decides. */
export function predictFrom(
  rules: TeamRules,
  said: Command,
  moment: Moment,
): readonly Told[] | { readonly refusal: Refused } | null {
  const rule = (rules as Readonly<Record<string, TeamRule<Command> | undefined>>)[said.do];
  if (rule === undefined) return null;
  return orRefusal(() => {
    authorise(said as TeamCommand, moment);
    return rule(said, moment);
  });
}

function authorise(said: TeamCommand, { speaker, heard_at }: Moment): void {
  const { needs, at } = NEEDED[said.do];
  const day = dayAt(heard_at);
  const there = (at === 'unit' || at === 'led') && hasRight(speaker, needs, day, said.unit);
  const above = at === 'led' && rightsOf(speaker, day).has('administer');
  const mine = isEverybodys(needs, speaker);
  const may = speaker.disabled_at === undefined && (mine || there || above);
  if (!may) refuse('right.missing', { right: needs });
}

/** The thing, where it is this unit's; or the refusal that hides whether it exists. */
export function ofUnit<N extends keyof Nouns>(
  moment: Moment,
  noun: N,
  id: Uuid,
  unit: Uuid,
): Nouns[N] {
  const found = moment.known.find(noun, id);
  const theirs = found !== undefined && 'unit' in found && found.unit === unit;
  return theirs ? found : refuse(`${noun}.unknown`);
}
