/** What a team says together is predicted as the server decides it, whole. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import type { Command, Instant, Nouns, Refused, Uuid } from '../generated/wire';
import type { Moment } from './base';
import { orgOf } from './org';
import { predictFrom } from './team';
import { TEAM_RULES } from './team-rules';

type Noun = keyof Nouns;
type ByNoun = { readonly [N in Noun]?: readonly Nouns[N][] };

interface Case {
  readonly name: string;
  readonly command: Command;
  readonly moment: {
    readonly command_id: Uuid;
    readonly said_at: Instant;
    readonly heard_at: Instant;
    readonly speaker?: Uuid; // nobody: the clock
  };
  readonly known: ByNoun;
  readonly expected:
    | { readonly entities: readonly { readonly noun: Noun; readonly entity: unknown }[] }
    | { readonly refusal: Refused };
}

interface Cases {
  readonly org: ByNoun;
  readonly cases: readonly Case[];
}

const CASES = fileURLToPath(new URL('../../../schemas/cases/', import.meta.url));

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

function momentOf({ moment, known }: Case, org: ByNoun, speaker: Uuid): Moment {
  const all = new Map<string, unknown>();
  for (const shelves of [org, known]) {
    for (const [noun, things] of Object.entries(shelves)) {
      for (const thing of things) all.set(`${noun} ${thing.id}`, thing);
    }
  }
  const find: Moment['known']['find'] = (noun, id) => all.get(`${noun} ${id}`) as never;
  const speaks = find('person', speaker);
  if (!speaks) throw new Error('nobody speaks');
  const byId = { problem: (id: Uuid) => find('problem', id), person: () => speaks, find };
  const plans = { plan: known.plan ?? org.plan ?? [] };
  return { ...moment, speaker: speaks, known: byId, org: orgOf({ ...org, ...plans }) };
}

const GOLDEN = Object.keys(TEAM_RULES).map((tag) => ({
  tag,
  ...read(`${CASES}${tag}.json`),
}));

describe.each(GOLDEN)('$tag', ({ org, cases }) => {
  test.each(cases.filter(({ moment }) => moment.speaker !== undefined))(
    '$name',
    ({ command, moment, known, expected, name }) => {
      const speaker = moment.speaker ?? '';
      const golden = { name, command, moment, known, expected };
      const found = predictFrom(TEAM_RULES, command, momentOf(golden, org, speaker));
      expect(found).toStrictEqual(
        'entities' in expected
          ? expected.entities.map(({ noun, entity }) => ({ kind: noun, entity }))
          : { refusal: expected.refusal },
      );
    },
  );
});

test('what only the server decides is not guessed', () => {
  const told = readdirSync(CASES).filter((name) => name.startsWith('person.'));
  const said = told.flatMap((name) => read(CASES + name).cases);
  expect(said.length).toBeGreaterThan(0);
  const known = { problem: () => undefined, person: () => undefined, find: () => undefined };
  const speaker = { id: 'one', rev: 1, name: 'Somebody' };
  for (const { command, moment } of said) {
    const here = { ...moment, speaker, known, org: orgOf({}) };
    expect(predictFrom(TEAM_RULES, command, here)).toBeNull();
  }
});
