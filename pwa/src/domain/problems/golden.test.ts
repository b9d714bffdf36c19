/** The device predicts what the server decides: every golden case comes out the same, whole. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import type { Command, Person, Problem, Refused, Uuid } from '../../generated/wire';
import type { Moment } from '../base';
import { orgOf } from '../org';
import { isPredicted, predict } from './rules';

type ByNoun = Readonly<Partial<Record<string, readonly { readonly id: Uuid }[]>>>;

interface Case {
  readonly name: string;
  readonly command: Command;
  readonly moment: Pick<Moment, 'command_id' | 'said_at' | 'heard_at'> & {
    readonly speaker?: Uuid; // nobody: the clock
  };
  readonly known: ByNoun;
  readonly without?: readonly Uuid[];
  readonly expected:
    | { readonly entities: readonly { readonly entity: unknown }[] }
    | { readonly refusal: Refused };
}

interface Cases {
  readonly org: ByNoun;
  readonly cases: readonly Case[];
}

const CASES = fileURLToPath(new URL('../../../../schemas/cases/', import.meta.url));
/** What a command leaves unsaid, the server writes as null and the device leaves out. */
function read(path: string): Cases {
  const text = readFileSync(path, 'utf8');
  return frozen(JSON.parse(text, (_, value: unknown) => value ?? undefined)) as Cases;
}

/** A rule that wrote on what it was given would throw. */
function frozen(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

/** All that a case knows: its own beside the organisation's, which it may replace or lack. */
function knownIn({ known, without = [] }: Case, org: ByNoun): ByNoun {
  const nouns = Object.keys({ ...org, ...known });
  const byId = (noun: string) => {
    const theirs = (org[noun] ?? []).filter((one) => !without.includes(one.id));
    return new Map([...theirs, ...(known[noun] ?? [])].map((one) => [one.id, one]));
  };
  return Object.fromEntries(nouns.map((noun) => [noun, [...byId(noun).values()]]));
}

function momentOf(golden: Case, org: ByNoun, speaker: Uuid): Moment {
  const all = knownIn(golden, org);
  const find = (noun: string) => (id: Uuid) => all[noun]?.find((one) => one.id === id);
  const problem = find('problem') as (id: Uuid) => Problem | undefined;
  const person = find('person') as (id: Uuid) => Person | undefined;
  const speaks = person(speaker);
  if (!speaks) throw new Error('nobody speaks');
  const known: Moment['known'] = { problem, person, find: (noun, id) => find(noun)(id) as never };
  return { ...golden.moment, speaker: speaks, known, org: orgOf(all) };
}

const GOLDEN = readdirSync(CASES)
  .filter((name) => name.startsWith('problem.'))
  .map((name) => ({ name, ...read(CASES + name) }));
const PREDICTED = GOLDEN.map(({ name, org, cases }) => ({
  name,
  replayed: cases.flatMap((golden) => {
    const { speaker } = golden.moment;
    return isPredicted(golden.command) && speaker !== undefined
      ? [{ ...golden, moment: momentOf(golden, org, speaker) }]
      : [];
  }),
})).filter(({ replayed }) => replayed.length > 0);

describe.each(PREDICTED)('$name', ({ replayed }) => {
  test.each(replayed)('$name', ({ command, moment, expected }) => {
    expect(predict(command, moment)).toStrictEqual(
      'entities' in expected
        ? { entities: expected.entities.map(({ entity }) => entity) }
        : { refusal: expected.refusal },
    );
  });
});

test('what only the server decides is not guessed', () => {
  const said = GOLDEN.flatMap(({ cases }) => cases).filter(({ command }) => !isPredicted(command));
  const knowsNothing = {
    problem: () => undefined,
    person: () => undefined,
    find: () => undefined,
  };
  const speaker: Person = { id: 'one', rev: 1, name: 'Somebody' };
  const guesses = said.map(({ command, moment }) =>
    predict(command, { ...moment, speaker, known: knowsNothing, org: orgOf({}) }),
  );
  expect(said.length).toBeGreaterThan(0);
  expect(guesses).toStrictEqual(said.map(() => null));
});
