/** A move is offered exactly where the rules let it through, all through any problem's life. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Command, Membership, Person, Problem, Role, Uuid } from '../../generated/wire';
import type { Moment, Prediction } from '../base';
import { dayAt, daysAfter, later } from '../days';
import { orgOf, type Org } from '../org';
import { currentAsk, isOpen } from './entity';
import { movesAllowed, saidByOpening, type Move } from './moves';
import { predict, PREDICTED, type Predicted } from './rules';

const UNITS = [
  { id: 'trust', rev: 1, name: 'Trust', tier: 5 },
  { id: 'division', rev: 1, name: 'Surgery', tier: 3, parent: 'trust', seat: 'director' },
  { id: 'group', rev: 1, name: 'Wards', tier: 2, parent: 'division', seat: 'matron' },
  { id: 'ash', rev: 1, name: 'Ash', tier: 1, parent: 'group', seat: 'lead' },
  { id: 'it', rev: 1, name: 'IT', tier: 1, parent: 'division', lateral: true, seat: 'desk' },
];
const SEATS = [
  ['director', 'division'],
  ['matron', 'group'],
  ['lead', 'ash'],
  ['desk', 'it'],
  ['member', 'ash'],
] as const satisfies readonly (readonly [Role, Uuid])[];
const ORG: Org = orgOf({
  unit: UNITS,
  seat: SEATS.map(([role, unit]) => ({ id: role, rev: 1, unit, role, title: `The ${role}` })),
  contact: [{ id: 'risk', rev: 1, route: 'incident', name: 'Incidents', phone: '01234 555 100' }],
});
const PEOPLE: readonly Person[] = [
  ...SEATS.map(([role, unit]) => sitting(role, [{ seat: role, unit, role }])),
  sitting('visitor', []),
];
const START = '2026-08-03T08:00:00Z';
const PATIENCE_MS = 30_000; // every move of everyone after each step, on a busy machine

function sitting(name: string, memberships: readonly Membership[]): Person {
  return { id: `person-${name}`, rev: 1, name, memberships };
}

/** What is chosen, and predicted: the others wait for the server's rules. */
type Chosen = Move & Predicted['do'];

/** One way to say each move, whole: only its state, its place or its speaker can be against it. */
function example(move: Chosen, { id }: Problem, to: Uuid, now: string): Command {
  const tomorrow = daysAfter(dayAt(now), 1);
  const words = 'As we said at the huddle';
  const said: { readonly [M in Chosen]: Extract<Command, { readonly do: M }> } = {
    'problem.own': { do: 'problem.own', problem: id, step: words, by_on: tomorrow },
    'problem.escalate': {
      do: 'problem.escalate',
      problem: id,
      to,
      tried: words,
      need: 'money',
      needed_by: tomorrow,
    },
    'problem.accept': {
      do: 'problem.accept',
      problem: id,
      step: words,
      by_at: later(now, { days: 1 }),
      reason: words,
    },
    'problem.answer': { do: 'problem.answer', problem: id, kind: 'done', words },
    'problem.return': {
      do: 'problem.return',
      problem: id,
      reason: words,
      help: [{ kind: 'coach', words }],
    },
    'problem.forward': { do: 'problem.forward', problem: id, to, tried: words },
    'problem.take_back': { do: 'problem.take_back', problem: id, reason: words },
    'problem.progress': { do: 'problem.progress', problem: id, words, by_on: tomorrow },
    'problem.wait': { do: 'problem.wait', problem: id, on: words, until_on: tomorrow },
    'problem.resume': { do: 'problem.resume', problem: id, words },
    'problem.resolve': { do: 'problem.resolve', problem: id, words, strength: 'process' },
    'problem.confirm': { do: 'problem.confirm', problem: id, fixed: 'no', words },
    'problem.check': { do: 'problem.check', problem: id, held: false },
    'problem.me_too': { do: 'problem.me_too', problem: id },
    'problem.note': { do: 'problem.note', problem: id, words },
    'problem.sort': { do: 'problem.sort', problem: id, kind: 'risk', about: 'space' },
    'problem.merge': { do: 'problem.merge', problem: id, into: 'other' },
    'problem.redirect': { do: 'problem.redirect', problem: id, contact: 'risk' },
    'problem.confirm_redirect': { do: 'problem.confirm_redirect', problem: id },
    'problem.withdraw': { do: 'problem.withdraw', problem: id },
  };
  return said[move];
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

function say(command: Command, speaker: Person, now: string, problem: Problem | null): Prediction {
  const other = problem && { ...problem, id: 'other', state: 'raised' as const };
  const known = {
    problem: (id: Uuid) => [problem, other].find((one) => one?.id === id) ?? undefined,
    find: () => undefined,
    person: (id: Uuid) => PEOPLE.find((person) => person.id === id),
  };
  const moment: Moment = {
    command_id: `said-${now}`,
    said_at: now,
    heard_at: now,
    speaker,
    known,
    org: ORG,
  };
  const answer = predict(command, frozen(moment));
  if (!answer) throw new Error(`${command.do} is not predicted`);
  return answer;
}

function raised(raiser: Person): Problem {
  const text = 'The bladder scanner is broken';
  const said: Command = { do: 'problem.raise', problem: 'one', unit: 'ash', text };
  const answer = say(said, raiser, START, null);
  if (!('entities' in answer) || !answer.entities[0]) throw new Error('it was not raised');
  return frozen(answer.entities[0]);
}

/** Where the problem is after one more thing said, or as it was when that was refused. */
function next(problem: Problem, answer: Prediction): Problem {
  const moved = 'entities' in answer ? answer.entities.find((one) => one.id === 'one') : null;
  return frozen(moved ?? problem);
}

const MOVES = PREDICTED.filter(isChosen);

function isChosen(command: Command['do']): command is Chosen {
  const known: readonly Command['do'][] = PREDICTED;
  const by_itself = ['problem.raise', 'problem.see', 'problem.receive', 'problem.read_out'];
  return known.includes(command) && !by_itself.includes(command);
}

// Said at any time, and heard whatever the state: offered only where it helps.
const ALWAYS_HEARD: readonly Move[] = ['problem.note', 'problem.me_too', 'problem.answer'];
const HAS_BEEN_THERE = ['ask.of_oneself', 'ask.has_been_there', 'ask.out_of_reach'];

interface Step {
  readonly person: Person;
  readonly wish: number;
  readonly to: Uuid;
  readonly days: number;
}

const steps = fc.array(
  fc.record<Step>({
    person: fc.constantFrom(...PEOPLE),
    wish: fc.nat({ max: 40 }),
    to: fc.constantFrom('group', 'division', 'it'),
    days: fc.constantFrom(0, 1, 31),
  }),
  { maxLength: 12 },
);

/** Lives a problem through moves that were offered, and looks at it after each. */
function live(
  raiser: Person,
  life: readonly Step[],
  look: (problem: Problem, now: string, to: string) => void,
): void {
  let problem = raised(raiser);
  let now = START;
  for (const { person, wish, to, days } of life) {
    now = later(now, days > 0 ? { days } : { hours: 1 });
    look(problem, now, to);
    const offered = movesAllowed(problem, person, ORG, now).filter(isChosen);
    const move = offered[wish % offered.length] ?? 'problem.note';
    problem = next(problem, say(example(move, problem, to, now), person, now, problem));
  }
}

describe('moves', () => {
  test('what is offered is let through, and what is not is refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PEOPLE), steps, (raiser, life) => {
        live(raiser, life, (problem, now, to) => {
          for (const person of PEOPLE) expectSameAsRules(problem, person, now, to);
        });
      }),
      { numRuns: 60 },
    );
  }, PATIENCE_MS);

  test('an open problem always has a seat, a next date, and somebody with a move', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PEOPLE), steps, (raiser, life) => {
        live(raiser, life, (problem, now) => {
          if (!isOpen(problem)) return;
          expect(problem.holder).toBeDefined();
          expect(problem.next_at).toBeDefined();
          const beyondNotes = PEOPLE.flatMap((person) => movesAllowed(problem, person, ORG, now));
          expect(beyondNotes.some((move) => !ALWAYS_HEARD.includes(move))).toBe(true);
        });
      }),
    );
  });

  test('reading an ask is said once, by the seat that was asked', () => {
    const [, matron, lead] = PEOPLE as readonly [Person, Person, Person, ...Person[]];
    const problem = raised(lead);
    const now = later(START, { hours: 1 });
    const asking = example('problem.escalate', problem, 'group', now);
    const asked = next(problem, say(asking, lead, now, problem));
    const see = { do: 'problem.see', problem: 'one', ask: currentAsk(asked)?.id };
    expect(saidByOpening(asked, lead, now)).toStrictEqual([]);
    expect(saidByOpening(asked, matron, now)).toStrictEqual([see]);
    const seen = next(asked, say(see as Command, matron, now, asked));
    expect(saidByOpening(seen, matron, now)).toStrictEqual([]);
  });
});

function expectSameAsRules(problem: Problem, person: Person, now: string, to: string): void {
  const offered = movesAllowed(problem, person, ORG, now);
  for (const move of MOVES) {
    const answer = say(example(move, problem, to, now), person, now, problem);
    const refused = 'refusal' in answer ? answer.refusal.code : null;
    if (refused !== null && HAS_BEEN_THERE.includes(refused)) continue;
    if (offered.includes(move)) expect([move, refused]).toStrictEqual([move, null]);
    else if (!ALWAYS_HEARD.includes(move)) {
      const moved = 'entities' in answer && answer.entities.length > 0;
      expect([move, person.name, problem.state, moved]).toStrictEqual([
        move,
        person.name,
        problem.state,
        false,
      ]);
    }
  }
}
