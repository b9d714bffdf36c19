/** The words of the board, and the phrases that describe a problem on any list. */

import type { Problem } from '../generated/wire';

export const BOARD = {
  answers: 'Answers that came back',
  open: 'Our open items',
  checks: 'Is it still fixed?',
  fixed: 'Did that fix it?',
  use: 'What will we do with it?',
  check: 'Is it still fixed?',
  you_said: (text: string) => `You said: ${text}`,
  new_count: (count: number) => `${count} new`,
  new: 'New',
  no_answers: 'No answers today.',
  empty: 'Nothing is open.',
  empty_words: 'What gets in the way today?',
  raise: 'Raise it',
  loading: 'We are fetching your board for the first time.',
  not_in_team: 'You are not in a team yet',
  not_in_team_words: 'Ask the person who looks after Heard where you work.',
} as const;

export const LOOP = {
  heard: 'Heard',
  held: 'Held',
  answered: 'Answered',
  worked: 'It worked',
} as const;

const STATES: Readonly<Record<Problem['state'], string>> = {
  raised: 'Not yet owned',
  owned: 'With us',
  escalated: 'Help is asked for',
  accepted: 'An answer is promised',
  returned: 'Back with us, with help',
  waiting: 'Paused',
  resolved: 'Did that fix it?',
  closed: 'Closed',
  merged: 'Joined with another',
  redirected: 'Handed on',
  withdrawn: 'Taken back',
};

export function stateWords(state: Problem['state']): string {
  return STATES[state];
}

export function heldByWords(told: {
  readonly ours: boolean;
  readonly seat: string;
  readonly unit: string;
}): string {
  return told.ours ? `With us: ${told.seat}` : `With ${told.unit}`;
}
