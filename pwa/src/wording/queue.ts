/** The words of a queue: what is owed, what was promised, what one was told of. */

import { PLACES } from './app';

export const QUEUE = {
  title: PLACES.answers,
  lead: 'Oldest promise first.',
  new: 'New',
  whose: 'Whose queue?',
  promised: 'Promises I made',
  informed: 'For you to know',
  informed_hint: 'Nobody has replied yet. Nothing is asked of you.',
  empty: 'You owe no answers now.',
  empty_words: 'When a team asks you for help, it shows here.',
  loading: 'We are fetching your queue for the first time.',
  no_seat: 'No team asks you for answers',
  no_seat_words: 'A queue comes with a seat that answers. Your board is under Board.',
  choose: 'Choose one to read it',
  choose_words: 'The ward sees when you have read it.',
  keys: 'Keys',
} as const;

export const KEYS = [
  { name: 'Tab', words: 'Into the list' },
  { name: 'J or down arrow', words: 'The next one' },
  { name: 'K or up arrow', words: 'The one before' },
  { name: 'Enter', words: 'Open it' },
  { name: 'Escape', words: 'Back to the list' },
] as const;

/** "Oldest promise first. 2 new." */
export function leadWords(n_new: number): string {
  return n_new === 0 ? QUEUE.lead : `${QUEUE.lead} ${n_new} new.`;
}

/** "Maple Ward, 4 voices" */
export function fromWords(unit: string, n_voices: number): string {
  return `${unit}, ${n_voices === 1 ? '1 voice' : `${n_voices} voices`}`;
}

/** "Maple Ward. Order two medium slings." */
export function promiseWords(unit: string, step: string): string {
  return /[.!?]$/u.test(step) ? `${unit}. ${step}` : `${unit}. ${step}.`;
}

export function answeredWords(until: '5pm' | 'midnight'): string {
  return until === '5pm'
    ? 'You have answered everything due before 5pm.'
    : 'You have answered everything due today.';
}
