/** The words of a poster: what was raised, what was done, and who looked before it hangs. */

import type { Trace } from '../domain/naming';

export const YOU_SAID = {
  title: 'You said, we did',
  lead: 'For everyone who comes here: what gets in the way, and what became of it.',
  choose: 'What may hang on the wall?',
  choose_hint: 'Read each one first: it must name nobody, and no patient. Nothing shows before.',
  said: (words: string) => `You said: ${words}`,
  did: (words: string) => `We did: ${words}`,
  more: 'Tell us what gets in the way.',
  scan: 'Scan this to open Heard',
  print: 'Print this page',
  none: 'Nothing is confirmed yet',
  none_words: 'As soon as your team says that something worked, it can stand here.',
  back: 'Back to the board',
} as const;

export const MAY_NAME = {
  title: 'Does it name somebody?',
  hint: 'The poster hangs where anybody reads it. You decide; nobody else is asked.',
  nothing: 'Nothing in these words looks like a name.',
  acts: 'What becomes of it?',
  reword: 'Use other words',
  leave: 'Leave it out',
  keep: 'It names nobody',
  said: 'You said, on the poster',
  did: 'We did, on the poster',
  take: 'Use these words',
  missing: 'Say it in a few words.',
  back: 'Go back',
} as const;

const SUSPECTED: Readonly<Record<Trace['kind'], string>> = {
  nhs_number: 'looks like an NHS number',
  phone: 'looks like a phone number',
  date: 'may be a date of birth',
  email: 'is an email address',
  address: 'looks like an address',
  postcode: 'looks like a postcode',
  bed: 'says where somebody lies',
  title: 'looks like a name',
  name: 'is what somebody who works here is called',
};

/** "“Mrs Patel” looks like a name." */
export function traceWords({ kind, words }: Trace): string {
  return `“${words}” ${SUSPECTED[kind]}.`;
}
