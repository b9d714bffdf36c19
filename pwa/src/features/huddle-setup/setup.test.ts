/** A huddle's form stands as the team left it, and says only what was changed. */

import { describe, expect, test } from 'vitest';

import { alike } from '../../domain/alike';
import { STARTERS } from '../../domain/huddles/starters';
import type { HuddlePlan, Script, Unit } from '../../generated/wire';
import {
  addFocus,
  addRound,
  dropRound,
  type Edit,
  expectRoles,
  leaveOut,
  leftOut,
  move,
  putIn,
  resize,
  reword,
  secondsOf,
  setFocus,
  setRound,
  startFrom,
} from './edits';
import { commandsFor, type Setup, setupOf } from './setup';

const WARD: Unit = { id: '00000000-0000-7000-8000-000000000105', rev: 1, name: 'Ward 7', tier: 1 };
const MATRON: Unit = { ...WARD, tier: 2 };
const SCRIPT_ID = alike(WARD.id, 'script');
const PLAN: HuddlePlan = {
  id: alike(WARD.id, 'plan'),
  rev: 1,
  unit: WARD.id,
  slots: [
    { weekday: 0, at: '09:15' },
    { weekday: 0, at: '20:00' },
    { weekday: 5, at: '10:00' },
    { weekday: 6, at: '10:00' },
  ],
  minutes: 5,
};
const SCRIPT: Script = {
  id: SCRIPT_ID,
  rev: 1,
  unit: WARD.id,
  focuses: [{ words: 'Fewer falls', measure: 'm' }],
  test: { words: 'Red socks', we_think: 'Falls halve' },
};
const BLANK = setupOf(WARD, undefined, undefined);
const FULL = setupOf(WARD, PLAN, SCRIPT);

function edited(from: Setup, ...edits: readonly Edit[]): Setup {
  return edits.reduce((setup, edit) => edit(setup), from);
}

function said(from: Setup, ...edits: readonly Edit[]) {
  return commandsFor(WARD, from, edited(from, ...edits));
}

describe('the form', () => {
  test('of a team that set nothing is its starter, on no day', () => {
    expect(BLANK).toEqual({
      rounds: [{ at: '09:15', days: [] }],
      minutes: 10,
      setting: 'ward',
      agenda: STARTERS.ward.agenda,
      roles: STARTERS.ward.roles,
      focuses: [{ words: '' }],
      trying: '',
      we_think: '',
    });
  });

  test('keeps every slot of a plan, whatever its days', () => {
    expect(FULL.rounds).toEqual([
      { at: '09:15', days: [0] },
      { at: '10:00', days: [5, 6] },
      { at: '20:00', days: [0] },
    ]);
    expect(said(FULL)).toEqual([]);
    const [morning, evening, ...weekend] = PLAN.slots ?? [];
    const slots = [morning, evening, { weekday: 1, at: '09:15' }, ...weekend];
    expect(said(FULL, setRound(0, { days: [0, 1] }))).toMatchObject([
      { do: 'plan.set', minutes: 5, slots },
    ]);
  });

  test('says a plan once its time is there', () => {
    expect(said(FULL, setRound(0, { at: '' }))).toEqual([]);
    expect(said(FULL, addRound)).toEqual([]);
    expect(said(FULL, addRound, dropRound(3))).toEqual([]);
    expect(said(FULL, dropRound(2), dropRound(1))).toMatchObject([{ slots: [PLAN.slots?.[0]] }]);
  });

  test('says the parts whole, with the words that are written', () => {
    const swapped = said(FULL, move('roll_call', -1), reword('roll_call', 'title', ' Hello '));
    expect(swapped).toHaveLength(1);
    const [command] = swapped;
    if (command?.do !== 'script.set') throw new Error('another command');
    expect(command.agenda?.slice(0, 2)).toEqual([
      { part: 'roll_call', seconds: 15, title: 'Hello' },
      { part: 'opener', seconds: 30 },
    ]);
    expect(command.roles).toEqual([]);
  });

  test('leaves to the starter what is the starter’s', () => {
    expect(said(BLANK, startFrom('emergency'))).toMatchObject([
      { do: 'plan.set', minutes: 5 },
      { do: 'script.set', setting: 'emergency', agenda: [], roles: [] },
    ]);
    expect(said(FULL, move('answers', 1), move('answers', -1))).toEqual([]);
    const ours = reword('answers', 'title', 'Ours');
    expect(said(FULL, ours, reword('answers', 'title', ' '))).toEqual([]);
    expect(said(FULL, ours, reword('answers', 'title', undefined))).toEqual([]);
  });

  test('of a leader who wants the ward’s parts says them', () => {
    const before = setupOf(MATRON, undefined, undefined);
    expect(before.setting).toBe('leaders');
    const after = startFrom('ward')(before);
    expect(commandsFor(MATRON, before, after)).toMatchObject([
      { do: 'script.set', setting: 'ward', agenda: STARTERS.ward.agenda },
    ]);
  });

  test('says what the team works on without what is blank', () => {
    const words = { words: ' Quiet nights ' };
    expect(said(FULL, addFocus)).toEqual([]);
    expect(said(FULL, addFocus, setFocus(1, words))).toEqual([
      {
        do: 'script.focus',
        unit: WARD.id,
        script: SCRIPT_ID,
        focuses: [{ words: 'Fewer falls', measure: 'm' }, { words: 'Quiet nights' }],
        test: { words: 'Red socks', we_think: 'Falls halve' },
      },
    ]);
    const [command] = said(FULL, (setup) => ({ ...setup, trying: ' ' }));
    expect(command).not.toHaveProperty('test');
  });

  test('a focus lets go of its counter', () => {
    expect(setFocus(0, { measure: '' })(FULL).focuses).toEqual([{ words: 'Fewer falls' }]);
  });
});

describe('a part', () => {
  test('at an end goes no further', () => {
    expect(move('opener', -1)(BLANK)).toEqual(BLANK);
    expect(move('thanks', 1)(BLANK)).toEqual(BLANK);
  });

  test('grows and shrinks in steps, never past the ends', () => {
    const seconds = (setup: Setup): number => secondsOf(setup.agenda);
    expect(seconds(BLANK)).toBe(600);
    expect(seconds(resize('opener', 1)(BLANK))).toBe(615);
    expect(seconds(resize('roll_call', -1)(BLANK))).toBe(600);
  });

  test('that is left out can be put in again', () => {
    const out = leaveOut('test')(BLANK);
    expect(leftOut(out)).toEqual(['test', 'good_news']);
    expect(putIn('test')(out).agenda.at(-1)).toEqual({ part: 'test', seconds: 30 });
    const leaders = setupOf(MATRON, undefined, undefined);
    expect(leftOut(leaders)).toEqual(['roll_call', 'numbers', 'risks']);
  });
});

test('whoever is expected stands quietest first, in whatever order they were chosen', () => {
  expect(expectRoles(['doctor', 'student'])(BLANK).roles).toEqual(['student', 'doctor']);
});

describe('what is fixed for every team', () => {
  const FIXED = [
    { part: 'good_news', line: 'One thing that worked.' },
    { part: 'risks', line: 'Ask which families are worried.' },
  ] as const;

  test('stands in the form, whatever the team had left out', () => {
    const setup = setupOf(WARD, PLAN, SCRIPT, FIXED);
    expect(setup.agenda.at(-1)).toEqual({ part: 'good_news', seconds: 90 });
    expect(setup.agenda.filter(({ part }) => part === 'risks')).toHaveLength(1);
    expect(commandsFor(WARD, setup, setup)).toEqual([]);
  });

  test('stays in it when another starter is taken', () => {
    const parts = startFrom('emergency', FIXED)(FULL).agenda.map(({ part }) => part);
    expect(parts).toContain('good_news');
    expect(startFrom('leaders', FIXED)(FULL).agenda).toEqual([
      ...STARTERS.leaders.agenda,
      { part: 'risks', seconds: 90 },
    ]);
  });
});
