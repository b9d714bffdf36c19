/** The words of handing over to the system that looks after a thing: which, what for, and how. */

import type { Contact, Instant, Problem, Unit } from '../generated/wire';
import { timeWords, todayWords, WI_FI } from './clock-phrases';

/** The four that Heard never takes the place of, the one that is wanted most often first. */
export const HANDED_TO = ['incident', 'speak_up', 'safeguarding', 'hr'] as const;
export type HandedTo = (typeof HANDED_TO)[number];

interface RouteWords {
  readonly title: string;
  /** What it is for, in a line. */
  readonly words: string;
  /** Where the organisation has set no number. */
  readonly none: string;
}

export const PLACES_TO_TELL: Readonly<Record<HandedTo, RouteWords>> = {
  incident: {
    title: 'Incident reporting',
    words: 'Someone was harmed, or nearly. It is looked into, so that it does not happen again.',
    none: 'Ring the switchboard and ask how to report an incident.',
  },
  speak_up: {
    title: 'Freedom to Speak Up',
    words: 'You worry about care or how people are treated, and cannot say it in your team.',
    none: 'Ring the switchboard and ask for the Freedom to Speak Up guardian.',
  },
  safeguarding: {
    title: 'Safeguarding',
    words: 'A child, or an adult who needs care, may be at risk of abuse or neglect.',
    none: 'Ring the switchboard and ask for safeguarding. In danger now, ring 999.',
  },
  hr: {
    title: 'People and pay (HR)',
    words: 'Your contract, pay, leave or health at work, or a complaint about a colleague.',
    none: 'Ring the switchboard and ask for the people team.',
  },
};

export const HAND_OVER = {
  title: 'Tell the right place',
  hint: `Heard does not report for you. The numbers work with no ${WI_FI}.`,
  yours: 'Your words to take along',
  yours_hint: 'Copy them, then put them into the form or read them out.',
  copy: 'Copy my words',
  copied: 'Copied.',
  not_copied: 'This browser did not copy them. Select the words and copy them.',
  none: 'No number is here yet.',
  open: 'Open their form',
  open_hint: `Opens on a page of its own, and needs ${WI_FI}.`,
  call: ({ name, phone }: { readonly name: string; readonly phone: string }) =>
    `Call ${name}, ${phone}`,
  private: 'Nothing of this stays here',
  private_draft: 'You have not saved these words. Clear them, and nothing is left on this device.',
  private_item: 'When you hand it on, choose “Leave no words here”.',
  private_now: 'What is written on it is taken out here. You can choose otherwise below.',
  clear: 'Clear my words here',
  cleared: 'Cleared. Nothing of it is kept on this device.',
  print_page: 'A page to print',
  print: 'Print this page',
  back: 'Board',
  back_item: 'Back to the item',
  places: 'Where to tell it',
  told: 'Who I told',
  told_when: 'Day and time',
  told_number: 'Its number there',
} as const;

/** What is taken along: the words as they were written, and where and when. */
export interface Carried {
  readonly words: string;
  readonly place: string;
}

/** "Ward 7, Monday 3 August 2026, 9:02am" */
export function carried(words: string, team: string | undefined, at: Instant): Carried {
  const place = [team, todayWords(at), timeWords(at)].filter(Boolean).join(', ');
  return { words, place };
}

/** Those of an item; none, where they were taken out. */
export function carriedOf({ text, raised }: Problem, unit: Unit | undefined): Carried | null {
  return text === '' ? null : carried(text, unit?.name, raised.at);
}

/** The numbers of one route, by name. */
export function numbersFor(contacts: Iterable<Contact>, route: HandedTo): readonly Contact[] {
  const theirs = [...contacts].filter((one) => one.route === route);
  return theirs.sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}
