// The screen is overlay(base, waiting): what the server said, with what was said here on top.

import { instantOf, msOf } from '../london';
import type { Waiting } from './record';
import type { Change, Entity, Instant, Said } from './wire';

/**
 * A command of this device as the server will label it: with the error of its clock taken off.
 * What is sent keeps its own time, since the server takes the error off by itself.
 */
export function labelled(said: Said, skew_ms: number): Said {
  return { ...said, said_at: instantOf(msOf(said.said_at) + skew_ms) };
}

/** An entity and what it is. Rows are whole and frozen; a reducer answers with new ones. */
export interface Row {
  readonly kind: string;
  readonly entity: Entity;
}

/** What a reducer may look at, what was said before included. */
export type Lookup = (id: string) => Row | undefined;

/** Who is speaking, as far as this device knows, and all that it holds of a kind. */
export interface Context {
  readonly person: string;
  readonly all: (kind: string) => ReadonlyMap<string, Entity>;
}

/**
 * A guess at what the server will decide, held to its rules by golden cases: the rows that change,
 * none when the command would be refused. Pure, and saying it twice must equal saying it once.
 */
export type Reducer = (lookup: Lookup, said: Said, context: Context) => readonly Row[];

export type Reducers = Readonly<Record<string, Reducer>>;

/** The guesses over `base`, by id. A command without a reducer changes nothing: it waits. */
export function overlay(
  base: Lookup,
  waiting: readonly Waiting[],
  { reducers, context }: { readonly reducers: Reducers; readonly context: Context },
): ReadonlyMap<string, Row> {
  const over = new Map<string, Row>();
  const lookup: Lookup = (id) => over.get(id) ?? base(id);
  for (const { said } of waiting.filter(isOwed)) {
    const person = said.speaker ?? context.person;
    const changed = reducers[said.command.do]?.(lookup, said, { ...context, person }) ?? [];
    for (const row of changed) over.set(row.entity.id, Object.freeze(row));
  }
  return over;
}

/**
 * Whether the person is still owed an outcome. What was refused once is neither shown as done nor
 * counted as unsent while a restored server hears it again.
 */
export function isOwed({ prior }: Waiting): boolean {
  return prior === null || prior === 'done';
}

/** An entity told to several scopes is held once for each: the newest revision is shown. */
export function newest(changes: readonly Change[]): Row | undefined {
  const [first, ...rest] = changes.filter(({ entity }) => entity !== null);
  if (first === undefined) return undefined;
  const best = rest.reduce((one, other) => (other.rev > one.rev ? other : one), first);
  return best.entity === null ? undefined : { kind: best.kind, entity: best.entity };
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** The ids that a command names in its own fields: what it is waiting to change. */
export function named({ command }: Said): readonly string[] {
  return Object.values(command).filter((value): value is string => {
    return typeof value === 'string' && ID.test(value);
  });
}

/** The waiting commands, in order, by each id that they name. */
export function waitingByName(
  waiting: readonly Waiting[],
): ReadonlyMap<string, readonly Waiting[]> {
  const byName = new Map<string, readonly Waiting[]>();
  for (const each of waiting) {
    for (const id of new Set(named(each.said))) byName.set(id, [...(byName.get(id) ?? []), each]);
  }
  return byName;
}

/** The n of a command whose strict write has not come back: on screen, but not yet saved. */
export const UNSAVED_N = Number.MAX_SAFE_INTEGER;

/** Where somebody's words are, and since when; never vaguer than this. */
export interface Receipt {
  readonly state: 'saving' | 'saved' | 'sent' | 'visible';
  readonly at: Instant | null;
}

/** Of an entity, from the commands waiting on it and the last good round, and nothing else. */
export function receiptOf(waiting: readonly Waiting[], good_at: Instant | null): Receipt {
  const mine = waiting.filter(isOwed);
  const unsent = mine.find(({ answer }) => answer === null);
  if (unsent?.said.n === UNSAVED_N) return { state: 'saving', at: null };
  if (unsent !== undefined) return { state: 'saved', at: unsent.said.said_at };
  const sent = mine.at(-1)?.answer;
  if (sent) return { state: 'sent', at: sent.answered_at };
  return { state: 'visible', at: good_at };
}
