/** The words of raising a problem. */

import type { About, Contact, Route } from '../generated/wire';
import { RECEIPTS } from './app';
import { WI_FI } from './clock-phrases';

export const CAPTURE = {
  title: 'What is in the way?',
  hint: 'Your own words. No patient names or details.',
  label: 'What is in the way?',
  about: 'What is it about?',
  about_hint: 'You can skip this',
  team: 'For which team?',
  save: 'Save',
  save_here: 'Save on this device',
  offline: `No ${WI_FI}. We keep it here and send it later.`,
  missing: 'Say what is in the way, in 3 letters or more.',
  no_team: 'You are not in a team yet.',
  no_team_words: 'Ask the person who looks after Heard where you work. Your words are kept here.',
  team_unknown: 'We are still fetching your team.',
  team_unknown_words: 'Press Save again in a moment. Your words are kept here.',
  urgent: 'Urgent? Who to call now',
  hand_over: 'Was someone harmed, or nearly? Tell the right place too',
  left: (left: number) => `${left} letters left`,
  done: 'Raised.',
  done_here: `${RECEIPTS.saved}.`,
} as const;

export const DUPLICATE = {
  title: 'Is it this one?',
  me_too: 'Me too',
  different: 'It is different',
  voices: (count: number) => (count === 1 ? '1 voice' : `${count} voices`),
  again: 'This came up before',
  again_words: 'It was closed not long ago. We link the two.',
} as const;

export const ABOUT: Readonly<Record<About, string>> = {
  equipment: 'Equipment',
  medicines: 'Medicines',
  staffing: 'Staffing',
  space: 'Space',
  other: 'Other',
};

/** Where a thing goes that is not for the huddle, the one that cannot wait first. */
export const ROUTES: Readonly<Record<Route, string>> = {
  urgent: 'Urgent',
  incident: 'Someone was harmed, or nearly',
  safeguarding: 'Safeguarding',
  speak_up: 'Freedom to Speak Up',
  hr: 'People and pay',
  estates: 'Estates',
  other: 'Other',
};

const ORDER = Object.keys(ROUTES);

export function inOrder(contacts: Iterable<Contact>): readonly Contact[] {
  return [...contacts].sort(
    (one, other) => ORDER.indexOf(one.route) - ORDER.indexOf(other.route),
  );
}

/** "Safeguarding. Day and night" */
export function contactDetail({ route, hours }: Contact): string {
  return [ROUTES[route], hours].filter(Boolean).join('. ');
}

export const URGENT = {
  title: 'Who to call now',
  hint: `These numbers work with no ${WI_FI}. Heard is not for urgent care.`,
  none: 'No number is here yet. Use your ward’s own list.',
  none_words: 'Whoever looks after Heard where you work adds numbers under Admin.',
  call: ({ name, phone }: { readonly name: string; readonly phone: string }) =>
    `Call ${name}, ${phone}`,
} as const;
