/** The words of what a huddle does with its answers, its items and what is in the way. */

import { timeWords } from './clock-phrases';
import { ROLES } from './huddle-parts';
import { sentence } from './story';
import type { Problem } from '../generated/wire';

export const READING = {
  place: (n: number, of: number) => `Answer ${n} of ${of}. Please read it out.`,
  said: (when: string) => `You said, ${when}`,
  they_said: (text: string) => `They said: ${sentence(text)}`,
  read: 'We have read it out',
  raiser: 'Whoever raised it says whether it worked.',
  none: 'No answers today.',
  due: (n: number) => (n === 1 ? '1 is due today.' : `${n} are due today.`),
  all_read: 'That is every answer for today.',
  tomorrow: (n: number) => `${n} more tomorrow.`,
  still_wrong: 'What is still wrong?',
  still_wrong_missing: 'Say in a line what is still wrong.',
  send_back: 'Send it back',
  later: 'Leave it for tomorrow',
  left: 'Left for tomorrow. We ask again then.',
  thanks: 'Thank you. We have noted it.',
} as const;

export const ITEMS = {
  done: 'Done',
  still_on: 'Still on it',
  still_on_done: (day: string) => `Moved to ${day}.`,
  needs_help: 'Needs help',
  moved_twice: 'The date has moved twice. Shall we ask for help?',
  move_again: 'One more day',
  next: 'Next ones',
  none: 'Nothing of ours is open.',
  all_read: 'That was all of them.',
  read: 'Read out',
  parked: 'Parked last time. Choose what happens next.',
  checks: 'Is it still fixed?',
  check_yes: 'Yes, still fixed',
  check_no: 'Not any more',
} as const;

export const IN_THE_WAY = {
  who: 'Who is saying this?',
  no_name: 'No name',
  label: 'What is in the way?',
  patient: 'A patient or family said it',
  extra: 'Said by',
  said: 'Said today. Choose what happens next.',
  none: 'Nothing said yet.',
  own: 'Own it',
  ask: 'Ask for help',
  just_do: 'Just do it',
  park: 'Park it',
  parked: 'Parked. It opens the next huddle.',
  parked_word: 'Parked until the next huddle.',
  take_up: 'Take it up now',
  changed: 'What changed?',
  changed_missing: 'Say what changed, for the person who raised it.',
  changed_act: 'We own it, and it is done',
} as const;

export const LINE = {
  step: 'What is the next step?',
  step_missing: 'Say what the next step is.',
  cancel: 'Not now',
} as const;

export const TIER = {
  needs: (team: string, what: string) => `${team} needs ${what.toLowerCase()}`,
  none_asked: 'Nothing waits for our answer.',
  none_asked_next: 'What do our teams need from us today?',
  answer: 'Answer it',
  promise: 'Promise a date',
  more: 'All of it',
  your_answer: 'Our answer, in one sentence',
  answer_missing: 'Say the answer in one sentence.',
  answer_act: 'Send the answer',
  down: (ward: string) => `For ${ward}`,
  none_down: 'No answer went down since we last met.',
  none_down_next: 'Does a team still wait to hear from us?',
  none_good: 'No news yet.',
  none_good_next: 'Ask who saw something go well.',
  fixed: (ward: string) => `${ward} says: it is fixed.`,
} as const;

/** "Healthcare assistant, 9:21am. 2 more say “me too”." */
export function saidByWords({ raised, voices = [], origin }: Problem): string {
  const who = raised.role === undefined ? raised.who : ROLES[raised.role];
  const when = [who, timeWords(raised.at)].filter(Boolean).join(', ');
  const from = origin === 'patient_family' ? 'From a patient or family.' : '';
  return [sentence(when), from, voiceWords(voices.length)].filter(Boolean).join(' ');
}

function voiceWords(n: number): string {
  if (n === 0) return '';
  return n === 1 ? '1 more says “me too”.' : `${n} more say “me too”.`;
}
