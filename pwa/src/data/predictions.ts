// What is said here shows at once: the device's rules, fitted to the overlay.

import type { Known, Moment } from '../domain/base';
import { isPredicted, predict, PREDICTED } from '../domain/problems/rules';
import { predictFrom } from '../domain/team';
import { TEAM_RULES } from '../domain/team-rules';
import type { Context, Lookup, Reducer, Reducers, Row } from '../domain/sync/overlay';
import type { Said } from '../domain/sync/wire';
import type { Command, Person } from '../generated/wire';
import { orgThrough } from './org-view';

const NOTHING: readonly Row[] = [];

/** A guess for every command that a person says; what would be refused changes nothing. */
export const PREDICTIONS: Reducers = {
  ...Object.fromEntries(PREDICTED.map((tag) => [tag, guess])),
  ...Object.fromEntries(Object.keys(TEAM_RULES).map((tag) => [tag, guessOfTeam])),
};

function guess(lookup: Lookup, said: Said, context: Context): ReturnType<Reducer> {
  const command = said.command as Command;
  const moment = momentOf(lookup, said, context);
  if (moment === null || !isPredicted(command)) return NOTHING;
  const found = predict(command, moment);
  if (found === null || 'refusal' in found) return NOTHING;
  return found.entities.map((entity) => ({ kind: 'problem', entity }));
}

function guessOfTeam(lookup: Lookup, said: Said, context: Context): ReturnType<Reducer> {
  const moment = momentOf(lookup, said, context);
  if (moment === null) return NOTHING;
  const found = predictFrom(TEAM_RULES, said.command as Command, moment);
  return found === null || 'refusal' in found ? NOTHING : found;
}

/** As the server will see it, but for its clock: what is said now is taken as heard now. */
function momentOf(lookup: Lookup, said: Said, context: Context): Moment | null {
  const speaker = find(lookup, 'person', context.person) as Person | undefined;
  if (speaker === undefined) return null;
  const thing: Known['find'] = (noun, id) => find(lookup, noun, id) as never;
  const known: Known = {
    problem: (id) => thing('problem', id),
    person: (id) => thing('person', id),
    find: thing,
  };
  const { id: command_id, said_at } = said;
  const org = orgThrough(context.all);
  return { command_id, said_at, heard_at: said_at, speaker, known, org };
}

function find(lookup: Lookup, kind: string, id: string): unknown {
  const row = lookup(id);
  return row?.kind === kind ? row.entity : undefined;
}
