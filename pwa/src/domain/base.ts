/**
 * The words that the device's predictions are written in: moment, change, prediction.
 *
 * They are those of `backend/heard/domain/base.py`, and what each means stands there.
 */

import type { Instant, Nouns, Person, Problem, Refused, Uuid } from '../generated/wire';
import type { Org } from './org';
import { refuse } from './refusal';
import { replace, type Filled } from './shape';

/** What this device holds, by id. */
export interface Known {
  readonly problem: (id: Uuid) => Problem | undefined;
  readonly person: (id: Uuid) => Person | undefined;
  readonly find: <N extends keyof Nouns>(noun: N, id: Uuid) => Nouns[N] | undefined;
}

/** All that a rule may look at. On a device `heard_at` is a guess: now. */
export interface Moment {
  readonly command_id: Uuid;
  readonly said_at: Instant;
  readonly heard_at: Instant;
  readonly speaker: Person;
  readonly known: Known;
  readonly org: Org;
}

/** The entities to show in place of the server's; none when the command changes nothing. */
export interface Change {
  readonly entities: readonly Problem[];
}

/** What the server will answer, as far as this device can know. */
export type Prediction = Change | { readonly refusal: Refused };

export const NOTHING: Change = { entities: [] };

/** The next revision of an entity. */
export function put<T extends { readonly rev: number }>(entity: T, fields: Partial<Filled<T>>): T {
  return { ...replace(entity, fields), rev: entity.rev + 1 };
}

/** The problem, or the refusal that hides whether it exists. */
export function known(moment: Moment, id: Uuid): Problem {
  return moment.known.problem(id) ?? refuse('problem.unknown');
}
