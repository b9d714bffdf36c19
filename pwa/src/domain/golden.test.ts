/** The device predicts what the server decides: every golden case comes out the same, whole. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import type { Command, Person, Refused, Uuid } from '../generated/wire';
import type { Moment } from './base';
import { orgOf } from './org';
import { isPredicted, predict } from './problems/rules';
import { predictFrom } from './team';
import { TEAM_RULES } from './team-rules';

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
    | { readonly entities: readonly { readonly noun: string; readonly entity: unknown }[] }
    | { readonly refusal: Refused };
}

interface Cases {
  readonly org: ByNoun;
  readonly cases: readonly Case[];
}

const CASES = fileURLToPath(new URL('../../../schemas/cases/', import.meta.url));

/** What a command leaves unsaid, the server writes as null and the device leaves out. */
function read(name: string): Cases {
  const text = readFileSync(CASES + name, 'utf8');
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
  const find = ((noun: string, id: Uuid) =>
    all[noun]?.find((one) => one.id === id)) as Moment['known']['find'];
  const speaks = find('person', speaker);
  if (!speaks) throw new Error('nobody speaks');
  const known: Moment['known'] = {
    problem: (id) => find('problem', id),
    person: (id) => find('person', id),
    find,
  };
  return { ...golden.moment, speaker: speaks, known, org: orgOf(all) };
}

/** The cases of a file in which a person speaks, each at its moment. */
function spokenIn({ org, cases }: Cases) {
  return cases.flatMap((golden) => {
    const { speaker } = golden.moment;
    return speaker === undefined ? [] : [{ ...golden, moment: momentOf(golden, org, speaker) }];
  });
}

function filesOf(noun: string): readonly string[] {
  return readdirSync(CASES).filter((name) => name.startsWith(`${noun}.`));
}

const PROBLEMS = filesOf('problem')
  .map((name) => ({ name, cases: spokenIn(read(name)) }))
  .map(({ name, cases }) => ({ name, cases: cases.filter((one) => isPredicted(one.command)) }))
  .filter(({ cases }) => cases.length > 0);

describe.each(PROBLEMS)('$name', ({ cases }) => {
  test.each(cases)('$name', ({ command, moment, expected }) => {
    expect(predict(command, moment)).toStrictEqual(
      'entities' in expected
        ? { entities: expected.entities.map(({ entity }) => entity) }
        : { refusal: expected.refusal },
    );
  });
});

const TEAM = Object.keys(TEAM_RULES).map((tag) => ({ tag, cases: spokenIn(read(`${tag}.json`)) }));

describe.each(TEAM)('$tag', ({ cases }) => {
  test.each(cases)('$name', ({ command, moment, expected }) => {
    expect(predictFrom(TEAM_RULES, command, moment)).toStrictEqual(
      'entities' in expected
        ? expected.entities.map(({ noun, entity }) => ({ kind: noun, entity }))
        : { refusal: expected.refusal },
    );
  });
});

describe('what only the server decides is not guessed', () => {
  const knowsNothing = { problem: () => undefined, person: () => undefined, find: () => undefined };
  const speaker: Person = { id: 'one', rev: 1, name: 'Somebody' };

  function said(noun: string) {
    const found = filesOf(noun).flatMap((name) => read(name).cases);
    return found.map(({ command, moment }) => ({
      command,
      moment: { ...moment, speaker, known: knowsNothing, org: orgOf({}) },
    }));
  }

  test('of a problem', () => {
    const unguessed = said('problem').filter(({ command }) => !isPredicted(command));
    expect(unguessed.length).toBeGreaterThan(0);
    for (const { command, moment } of unguessed) expect(predict(command, moment)).toBeNull();
  });

  test('of a person', () => {
    const unguessed = said('person');
    expect(unguessed.length).toBeGreaterThan(0);
    for (const { command, moment } of unguessed) {
      expect(predictFrom(TEAM_RULES, command, moment)).toBeNull();
    }
  });
});
