/** Every list and page tells one problem alike, and asks what is truly to be answered. */

import { expect, test } from 'vitest';

import { orgOf } from '../domain/org';
import type { Ask, Problem } from '../generated/wire';
import { nextDate, nextTold, stateOf } from './item';
import { cameWords } from './me';
import { tappedWords } from './needs-you';
import { checkWords, holderWords, nextWords, questionOf } from './problem-words';

const NOW = '2026-08-03T09:00:00Z'; // a Monday, 10am on the wards
const ORG = orgOf({
  unit: [
    { id: 'maple', rev: 1, name: 'Maple Ward', tier: 1, parent: 'it', seat: 'lead' },
    { id: 'it', rev: 1, name: 'IT', tier: 3, lateral: true },
  ],
  seat: [{ id: 'lead', rev: 1, unit: 'maple', role: 'lead', title: 'IT desk lead' }],
});
const READER = { me: 'me', now: NOW, unit: () => 'IT' };
const ASK: Ask = {
  id: 'ask',
  to: 'it',
  from_unit: 'maple',
  tried: 'We rang',
  need: 'supplies',
  needed_by: '2026-08-10',
  said_at: NOW,
  heard_at: NOW,
  acknowledge_due_at: '2026-08-03T12:00:00Z',
  answer_due_at: '2026-08-04T08:00:00Z',
};
const UNREAD: Problem = {
  id: 'unread',
  rev: 2,
  unit: 'maple',
  text: 'Locked out',
  state: 'escalated',
  raised: { by: 'me', who: 'Nurse', at: NOW, heard_at: NOW },
  response_due_at: '2026-08-04T09:00:00Z',
  next_at: ASK.acknowledge_due_at,
  holding_unit: 'it',
  asks: [ASK],
};
const OWNED: Problem = {
  ...UNREAD,
  state: 'owned',
  holding_unit: 'maple',
  holder: 'lead',
  owner: { unit: 'maple', seat: 'lead', step: 'IT to reset the PIN', by_on: '2026-08-04' },
  next_at: '2026-08-04T23:00:00Z',
  asks: [],
};
const OUTCOME = { words: 'A longer cord', at: NOW, unit: 'it', who: 'IT', confirm_by: NOW };
const ANSWERED: Problem = { ...UNREAD, state: 'resolved', outcome: OUTCOME };
const NOT_NOW: Problem = { ...ANSWERED, outcome: { ...OUTCOME, answer: 'no' } };
const RETURNED: Problem = { ...UNREAD, state: 'returned', next_at: '2026-08-04T09:00:00Z' };
const CLOSED: Problem = {
  ...ANSWERED,
  state: 'closed',
  ended_at: '2026-07-04T09:00:00Z',
  checks: [{ asked_days: 30, due_on: '2026-08-03' }],
};

function plain(words: string | null | undefined): string {
  return (words ?? '').replaceAll('\u00a0', ' ');
}

test('an ask that nobody has read yet says one date everywhere: when its answer is due', () => {
  const answer = 'Answer by 9am tomorrow';
  expect(plain(nextWords(UNREAD, NOW, false))).toBe(answer);
  expect(plain(nextDate(UNREAD, NOW))).toBe(answer);
  expect(plain(cameWords(UNREAD, ORG, NOW).detail)).toBe(`Not read yet. ${answer}.`);
});

test('help that came back asks for our next step, not for a first reply', () => {
  expect(plain(nextWords(RETURNED, NOW, false))).toBe('Next step by 10am tomorrow');
});

test('what was closed is with nobody: it says when, and on which day we look again', () => {
  expect(holderWords(CLOSED, ORG, NOW)).toBe('Closed on Saturday 4 July');
  expect(checkWords(CLOSED, NOW)).toBe('Is it still fixed? Asked today');
  expect(checkWords(CLOSED, '2026-08-06T09:00:00Z')).toBe(
    'Is it still fixed? Asked on Monday 3 August',
  );
});

test('nobody’s own words change their letters', () => {
  expect(nextTold(OWNED, READER)?.what).toBe('Next: IT to reset the PIN');
  expect(cameWords(OWNED, ORG, NOW).word).toBe('With IT desk lead.');
  expect(holderWords(OWNED, ORG, NOW)).toBe('With us: IT desk lead');
});

test('after a "no" nobody is asked whether it fixed anything', () => {
  const live_with = 'Can we live with that answer?';
  expect([questionOf(NOT_NOW), stateOf(NOT_NOW)]).toEqual([live_with, live_with]);
  expect(cameWords(NOT_NOW, ORG, NOW).detail).toBe(`A longer cord. ${live_with}`);
  expect(questionOf(ANSWERED)).toBe('Did that fix it?');
  expect(questionOf(RETURNED)).toBe('What will we do with it?');
});

test.each([
  ['2026-08-03T09:01:00Z', 'You tapped “Own it” at 10am.'],
  ['2026-08-03T09:11:00Z', 'You tapped “Own it” at 10am. It was sent at 10:11am.'],
])('a tap that was answered at %s guesses at no reason', (answered_at, words) => {
  const command = { do: 'problem.own' };
  const told = { command, said_at: NOW, answered_at, now: answered_at };
  expect(tappedWords(told)).toBe(words);
});

test('a tap is told by the words of its button', () => {
  const command = { do: 'problem.answer', kind: 'permission' };
  const told = { command, said_at: NOW, answered_at: NOW, now: NOW };
  expect(tappedWords(told)).toBe('You tapped “Give permission” at 10am.');
});
