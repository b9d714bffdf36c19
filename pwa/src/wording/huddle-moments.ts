/** The words of what a team says in the shorter parts of its huddle. */

import { ROLES } from './huddle-parts';
import type { NhsValue, RoleGroup, Thanks, Went } from '../generated/wire';

export const OPENER = {
  focus: 'What we work on',
  no_focus: 'Nothing chosen yet.',
  choose_focus: 'Choose what we work on',
  teams_in: (n: number, of: number) =>
    of === 1 ? `${n} of 1 team is in` : `${n} of ${of} teams are in`,
  teams: 'Before us today',
} as const;

export const ROLL_CALL = {
  label: 'How many of each role',
  same_yesterday: 'Same as yesterday',
  same_last: 'Same as last time',
  same_done: 'Counted as last time.',
  others: 'Another role',
  less: (role: string) => `One less: ${role}`,
  more: (role: string) => `One more: ${role}`,
} as const;

/** "9 people, 5 roles" */
export function totalWords(total: number, roles: number): string {
  if (total === 0) return 'Nobody counted yet';
  const people = total === 1 ? '1 person' : `${total} people`;
  return `${people}, ${roles === 1 ? '1 role' : `${roles} roles`}`;
}

/** "2 healthcare assistants" would guess a plural: "Nurse 4, Doctor 1" never does. */
export function presentWords(present: Readonly<Partial<Record<RoleGroup, number>>>): string {
  const heads = Object.entries(present) as [RoleGroup, number][];
  return heads.map(([role, n]) => `${ROLES[role]} ${n}`).join(', ');
}

export const RISKS = {
  add: 'What could go wrong today?',
  hint: 'Gone at midnight. Say what, never who.',
  save: 'Note it',
  missing: 'Say what could go wrong.',
  none: 'No risk is noted today.',
  list: 'What we look out for',
  cleared: 'Dealt with',
  cleared_done: 'Taken off the list.',
  noted: (who: string, time: string) => `${who}, ${time}`,
} as const;

export const TEST = {
  trying: 'We are trying',
  we_think: 'We think',
  how: 'How did it go?',
  words: 'Anything to add?',
  words_hint: 'You can skip this. Write it, then press how it went.',
  earlier: 'What we saw before',
  noted: 'Noted.',
  none: 'No test is running.',
  none_words: 'The smallest thing that could teach you something is enough.',
  choose: 'Choose one test',
} as const;

export const WENT: Readonly<Record<Went, string>> = {
  as_expected: 'As we thought',
  better: 'Better',
  worse: 'Worse',
  cannot_tell: 'Can’t tell',
};

export const THANKS = {
  search: 'Who helped you?',
  search_hint: 'A person, a team, or someone outside. Type a few letters.',
  to: 'Thank you to',
  outside: 'Someone outside',
  words: 'What did they do?',
  private_person: 'Only they see it, unless they share it.',
  private_team: 'Only that team sees it, unless it shares it.',
  private_outside: 'It stays with you: tell them yourselves.',
  save: 'Say thank you',
  saved: (name: string) => `Saved. Thank you to ${name}.`,
  words_missing: 'Say what they did, in a few words.',
  change: 'Somebody else',
  today: 'Thank you to us today',
  value: 'What does it show?',
  value_hint: 'One of our values, if you like. You can skip this.',
} as const;

/** The six values of the NHS Constitution, as it words them. */
export const VALUES: Readonly<Record<NhsValue, string>> = {
  working_together: 'Working together for patients',
  respect: 'Respect and dignity',
  quality: 'Commitment to quality of care',
  compassion: 'Compassion',
  improving_lives: 'Improving lives',
  everyone_counts: 'Everyone counts',
};

/** "From Staff nurse. Compassion." */
export function thanksFromWords({ given, value }: Pick<Thanks, 'given' | 'value'>): string {
  return value === undefined ? `From ${given.who}` : `From ${given.who}. ${VALUES[value]}.`;
}
