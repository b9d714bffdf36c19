/** A story names roles, counts voices together, and says what nobody wrote down. */

import { expect, test } from 'vitest';

import type { Entry, Problem } from '../../generated/wire';
import type { Reader } from '../../wording/story';
import { storyLines } from './story';

const [WARD, DESK, ME, OTHER] = ['ward', 'desk', 'me', 'other'];
const READER: Reader = {
  me: ME,
  now: '2026-08-03T11:00:00Z',
  unit: (id) => ({ [WARD]: 'Maple Ward', [DESK]: 'Estates' })[id ?? ''] ?? '',
};
const ASK = {
  id: 'ask',
  to: DESK,
  from_unit: WARD,
  tried: 'Rang twice',
  need: 'supplies',
  needed_by: '2026-08-04',
  said_at: '2026-08-03T09:00:00Z',
  heard_at: '2026-08-03T09:00:00Z',
  acknowledge_due_at: '2026-08-03T13:00:00Z',
  answer_due_at: '2026-08-05T09:00:00Z',
  seen_at: '2026-08-03T09:01:00Z',
  seen_by: 'Estates desk',
} as const;

function entry(id: string, at: string, move: string, more: Partial<Entry> = {}): Entry {
  return { id, at: `2026-08-03T${at}:00Z`, move, unit: WARD, by: OTHER, who: 'Nurse', ...more };
}

function problem(story: readonly Entry[], more: Partial<Problem> = {}): Problem {
  const at = '2026-08-03T03:40:00Z';
  return {
    id: 'problem',
    rev: 1,
    unit: WARD,
    text: 'The scanner runs flat',
    state: 'escalated',
    raised: { by: ME, who: 'Healthcare assistant', at, heard_at: at },
    response_due_at: '2026-08-04T03:40:00Z',
    story,
    ...more,
  };
}

test('roles speak, voices that follow each other are one line, a reading has its place', () => {
  const story = [
    entry('1', '03:40', 'raise', { by: ME }),
    entry('2', '04:10', 'me_too'),
    entry('3', '07:30', 'me_too', { who: 'Physio' }),
    entry('4', '09:00', 'escalate', { to: DESK, words: 'Rang twice', detail: 'supplies' }),
    entry('5', '10:00', 'accept', { who: 'Estates desk', cover: true, words: 'I order one' }),
  ];
  const lines = storyLines(problem(story, { asks: [ASK] }), READER);
  expect(lines.map(({ what }) => what)).toEqual([
    'You raised it',
    '2 more people said “me too”',
    'Nurse asked Estates for help',
    'Estates desk read it',
    'Estates desk (deputy) promised a next step',
  ]);
  expect(lines.map(({ said }) => said)).toEqual([['1'], ['2', '3'], ['4'], [], ['5']]);
  expect(lines[1]?.when).toBe('Nurse, today, 5:10am. Physio, today, 8:30am.');
});

test('words that were sent late say when everyone could see them', () => {
  const raised = {
    by: ME,
    who: 'Healthcare assistant',
    at: '2026-08-03T03:40:00Z',
    heard_at: '2026-08-03T05:02:00Z',
  };
  const [, visible] = storyLines(problem([entry('1', '03:40', 'raise')], { raised }), READER);
  expect(visible?.what).toBe('Everyone can see it');
  expect(visible?.when).toBe('Sent at 6:02am.');
});

test.each<[string, Partial<Entry>, string, string]>([
  ['lapse', { to: DESK, by: '', who: '' }, 'It went on to Estates', 'Maple Ward passed'],
  ['stuck', { unit: DESK }, 'It stays with Estates', 'Nobody stands above'],
  ['inform', { to: DESK }, 'We let Estates know', 'Nothing is asked of them'],
  ['assume_closed', {}, 'It closed by itself', 'for 7 days'],
])('the clock speaks of %s without blame', (move, more, what, detail) => {
  const [line] = storyLines(problem([entry('1', '09:00', move, more)]), READER);
  expect(line?.what).toBe(what);
  expect(line?.when).toContain(detail);
  expect(`${line?.what} ${line?.when}`).not.toMatch(/overdue|failed|late|breach/iu);
});
