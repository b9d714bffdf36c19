/** The wall reads out what the part that is on is about, and nothing that a team has covered. */

import { expect, test } from 'vitest';

import { alike } from '../../domain/alike';
import { orgOf } from '../../domain/org';
import type { Huddle, HuddlePlan, Measure, Part, Problem, Unit } from '../../generated/wire';
import type { Script } from '../../generated/wire';
import { readAloud } from './read-aloud';

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const NOW = '2018-08-06T08:20:00Z'; // a Monday
const AT = '2018-08-06T08:17:00Z';
const ROOT: Unit = { id: id(1), rev: 1, name: 'The trust', tier: 5 };
const MATRON: Unit = { id: id(2), rev: 1, name: 'Surgery', tier: 2, parent: ROOT.id };
const MAPLE: Unit = { id: id(3), rev: 1, name: 'Maple Ward', tier: 1, parent: MATRON.id };
const PLAN: HuddlePlan = {
  id: alike(MAPLE.id, 'plan'),
  rev: 1,
  unit: MAPLE.id,
  slots: [{ weekday: 0, at: '09:15' }],
};
const FALLS: Measure = {
  id: id(20),
  rev: 1,
  unit: MATRON.id,
  name: 'Falls',
  how: 'count',
  better: 'fewer',
  started_on: '2018-01-01',
};

function problem(n: number, more: Partial<Problem>): Problem {
  const raised = { at: AT, by: id(9), who: 'Nurse', heard_at: AT };
  const base = { id: id(n), rev: 1, unit: MATRON.id, text: 'A sink drips' };
  return { ...base, state: 'raised', raised, response_due_at: '2018-08-08T08:00:00Z', ...more };
}

/** What the matron's wall says in a part. */
function read(
  part: Part,
  problems: readonly Problem[],
  measures: readonly Measure[] = [],
  script?: Script,
) {
  const held = new Map(measures.map((one) => [one.id, one]));
  const view = {
    all: (kind: string) => (kind === 'measure' ? held : new Map()),
    find: () => undefined,
  };
  const started = { at: '2018-08-06T08:15:00Z', id: id(8) };
  const meeting = { id: id(50), rev: 1, unit: MATRON.id, day: '2018-08-06', slot: 555, started };
  const huddle: Huddle = { ...meeting, state: 'running' };
  const org = orgOf({ unit: [ROOT, MATRON, MAPLE], plan: [PLAN] });
  type Room = Parameters<typeof readAloud>[1];
  const desk = { now: NOW, org, problems, view } as unknown as Room['desk'];
  return readAloud(part, { desk, unit: MATRON, script, huddle, huddles: [huddle] });
}

test('what was taken back is not read out', () => {
  const all = [problem(11, { state: 'withdrawn', text: 'A name' }), problem(12, {})];
  expect(read('in_the_way', all).map(({ key }) => key)).toEqual([id(12)]);
});

test('a covered counter is told as covered', () => {
  const covered = { ...FALLS, covered_until: '2018-08-07T08:00:00Z' };
  expect(read('numbers', [], [FALLS])[0]?.second).toBe('Not said yet');
  expect(read('numbers', [], [covered])[0]?.second).toBe('Covered today');
});

test('a focus is read with what its counter came to last', () => {
  const focus = { words: 'No falls at night', measure: FALLS.id };
  const own = { id: id(60), rev: 1, unit: MATRON.id, focuses: [focus] };
  expect(read('opener', [], [FALLS], own).at(-1)).toEqual({
    key: focus.words,
    words: focus.words,
    second: 'Falls: not said yet',
  });
});

test('leaders hear how many teams are in, and of none its name', () => {
  expect(read('opener', []).map(({ words }) => words)).toEqual(['0 of 1 team is in']);
});

test('leaders read what is asked of them, not what is theirs', () => {
  const ask = { id: id(30), to: MATRON.id, from_unit: MAPLE.id } as NonNullable<Problem['asks']>[0];
  const all = [
    problem(11, { unit: MAPLE.id, state: 'escalated', asks: [ask] }),
    problem(12, { state: 'owned' }),
  ];
  expect(read('asks', all).map(({ key }) => key)).toEqual([id(11)]);
});

test('leaders send down their own answers, and hear what others say is fixed', () => {
  const mended = { at: AT, words: 'It is mended' };
  const answer = { ...mended, id: id(40), unit: MATRON.id, by: id(9), who: 'Matron', kind: 'done' };
  const outcome = { ...mended, fixed: 'yes' };
  const more = { unit: MAPLE.id, state: 'closed', ended_at: AT, answers: [answer], outcome };
  const all = [problem(11, more as unknown as Partial<Problem>)];
  expect(read('send_down', all)).toEqual([
    { key: id(40), words: 'It is mended', second: 'For Maple Ward. They said: A sink drips.' },
  ]);
  expect(read('good_news', all)).toEqual([
    { key: id(11), words: 'It is mended', second: 'They said: A sink drips.' },
  ]);
});
