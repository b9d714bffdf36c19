/** A story says each move in words of its own. */

import { expect, it } from 'vitest';

import type { Answer, Entry, Problem } from '../generated/wire';
import { entryWords } from './story';

const AT = '2026-08-03T08:20:00Z';
const READER = { me: '', now: AT, unit: () => '' };
const UNTOLD: Problem = {
  id: 'cold',
  rev: 1,
  unit: 'maple',
  text: 'Bay 3 is cold',
  state: 'closed',
  raised: { by: 'amina', who: 'Staff nurse', at: AT, heard_at: AT },
  response_due_at: AT,
};

it('says that an answer was read out, not that somebody wrote', () => {
  expect(reply({}, entry('one', 'read_out', AT))).toBe(
    'Staff nurse read the answer out to the team',
  );
});

function entry(id: string, move: string, at: string, detail?: string): Entry {
  return { id, at, move, unit: 'maple', who: 'Staff nurse', ...(detail && { detail }) };
}

function reply(problem: Partial<Problem>, ...story: readonly Entry[]): string | undefined {
  const told = { ...UNTOLD, ...problem, story };
  return story.map((one) => entryWords(one, told, READER).what).at(-1);
}

const DONE = entry('done', 'answer', '2026-08-03T08:00:00Z', 'done');
const NO = entry('no', 'answer', '2026-08-03T08:10:00Z', 'no');
const YES = entry('yes', 'confirm', AT, 'yes');

it('says of a "no" whether it can be lived with, and not that it fixed anything', () => {
  expect(reply({}, NO, YES)).toBe('Staff nurse said: yes, we can live with that');
  expect(reply({}, NO, { ...YES, detail: 'partly' })).toBe('Staff nurse said: partly');
});

it('says of what was answered last, in whatever order it was heard, whether it fixed it', () => {
  expect(reply({}, NO, DONE, YES)).toBe('Staff nurse said: yes, we can live with that');
  const fixed = entry('latch', 'resolve', '2026-08-03T08:15:00Z', 'equipment');
  expect(reply({}, NO, fixed, YES)).toBe('Staff nurse said: yes, it is fixed');
});

it('takes no answer that was kept beside for the one that is replied to', () => {
  const { id, at } = NO;
  const by = { unit: 'it', by: 'ben', who: 'IT' };
  const beside: Answer = { id, at, ...by, kind: 'no', words: 'Not now', beside: true };
  expect(reply({ answers: [beside] }, DONE, NO, YES)).toBe('Staff nurse said: yes, it is fixed');
});
