/** The words of what needs a person: what they said, what is true now, what they can do next. */

import type { NeedsYou } from '../domain/sync/record';
import type { Instant } from '../generated/wire';
import { PLACES, RECEIPTS } from './app';
import { midSentence, timeOnDay, whenWords } from './clock-phrases';
import { refusalWords, type Worded } from './refusals';
import { saidWords } from './said';

export const NEEDS_YOU = {
  title: PLACES.needs_you,
  hint: 'Nothing here is lost. Each waits until you have decided.',
  empty: 'Nothing needs you.',
  empty_words: 'When something you said could not be done, it comes back here with your words.',
  kept: 'Nothing is lost. Your words are kept.',
  kept_no_words: 'Nothing is lost.',
  untitled: 'Something you said',
  copied: 'Copied. Paste it where you need it.',
  not_copied: 'Your words are marked. Copy them with your device.',
  looking: 'We look for a new version. When there is one, it is offered at the top.',
  your_words: 'Your words',
  decide: 'See what you can do',
} as const;

/** On a tablet that many share. */
export function saidBy(name: string): string {
  return `${name} said this on this tablet.`;
}

export const TAKE_OVER = 'I can take this over. Shall I?';

/** Each act, verb first, and why it may be the best one. */
export const ACTS = {
  send_to_owner: { label: 'Send my words to the owner', why: 'It may fix it sooner.' },
  ask_to_take_over: { label: 'Ask to take it over', why: 'They see that you can.' },
  add_to_story: { label: 'Add my words to the story', why: 'They help the answer.' },
  raise_again: { label: 'Raise it again', why: 'We link it to the old one.' },
  say_on_merged: { label: 'Say it on the one that goes on', why: 'Everyone hears one answer.' },
  raise_for_us: { label: 'Raise it for my own team', why: 'Your team can act on it.' },
  open: { label: 'Open it', why: 'See how it stands now.' },
  edit: { label: 'Change it and send again', why: 'One thing is to be put right.' },
  without_naming: { label: 'Leave it with the seat', why: 'Then it does not wait for one person.' },
  sign_in_and_send: { label: 'Sign in again and send it', why: 'It needs a fresh sign-in.' },
  send_again: { label: 'Send it again', why: 'It may work now.' },
  copy: { label: 'Copy my words', why: 'Then you have them whatever happens.' },
  update: { label: 'Look for a new version', why: 'It may know what this means.' },
  leave: { label: 'Let it go', why: 'There is nothing more to do.' },
} as const;

export const LEAVE_IT_WITH_THEM = 'Leave it with them';

export function bestWords(why: string): string {
  return `This looks best. ${why}`;
}

/** The sentence over everything, and what belongs under it. */
export function headWords(code: string | null): { readonly title: string; readonly more: string } {
  const { says } = wordsOf(code);
  const [first = says, ...more] = says.split(/(?<=[.!?]) /u);
  return { title: first.replace(/\.$/u, ''), more: more.join(' ') };
}

export function nextWords(code: string | null): string {
  return wordsOf(code).next;
}

function wordsOf(code: string | null): Worded {
  return refusalWords(code ?? 'command.unknown');
}

const LONG_MS = 120_000;

/** "You tapped “Own it” at 9:20am. It was sent at 9:31am." Why it came late, nobody can know. */
export function tappedWords(told: {
  readonly command: NeedsYou['command'];
  readonly said_at: Instant;
  readonly answered_at: Instant;
  readonly now: Instant;
}): string {
  const { command, said_at, answered_at, now } = told;
  const late = Date.parse(answered_at) - Date.parse(said_at) > LONG_MS;
  const sent = late ? ` It was sent at ${timeOnDay(answered_at, now)}.` : '';
  return `${saidWords(buttonOf(command))} at ${timeOnDay(said_at, now)}.${sent}`;
}

/** A permission is an answer with a button of its own. */
function buttonOf(command: NeedsYou['command']): string {
  const { do: said, kind } = command as { readonly do: string; readonly kind?: unknown };
  return said === 'problem.answer' && kind === 'permission' ? 'give_permission' : said;
}

/** What is true now, from the facts of the refusal; nothing where they tell nothing. */
export function truthWords(told: {
  readonly code: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly now: Instant;
  readonly unit: (id: string) => string | undefined;
}): string {
  const { code, facts, now, unit } = told;
  const { who, at, to } = facts;
  const whose = typeof who === 'string' && who !== '' ? who : 'Somebody';
  const when = typeof at === 'string' ? ` at ${timeOnDay(at, now)}` : '';
  switch (code) {
    case 'problem.already_owned':
      return `${whose} had taken it on${when}.`;
    case 'problem.moved_on':
      return when === '' ? '' : `${whose} had moved it on${when}.`;
    case 'problem.already_asked': {
      const asked = typeof to === 'string' ? unit(to) : undefined;
      return asked === undefined ? '' : `${asked} has been asked.`;
    }
    default:
      return '';
  }
}

export function theirsLabel(at: Instant | null, now: Instant): string {
  return at === null
    ? `Theirs. ${RECEIPTS.visible}`
    : `Theirs, ${shortly(at, now)}. ${RECEIPTS.visible}`;
}

export function yoursLabel(at: Instant, now: Instant): string {
  return `Yours, ${shortly(at, now)}. ${RECEIPTS.saved}`;
}

/** "9:05am", "yesterday, 9:05am", "6 August, 9:05am" */
function shortly(at: Instant, now: Instant): string {
  return midSentence(whenWords(at, now)).replace(/^today, /u, '');
}

/** The fields of a command, as they are asked for again. */
export const EDIT = {
  title: 'Change it and send again',
  send: 'Send it again',
  missing: 'Write or choose this, then send it again.',
  choose: 'Choose one',
  fields: {
    text: 'What is in the way?',
    tried: 'What did you try?',
    step: 'What is the next step?',
    words: 'Your words',
    scope: 'What may they do?',
    why: 'Why not now?',
    would_change: 'What would change it?',
    reason: 'Why this date?',
    on: 'What does it wait for?',
    reference: 'Its number there',
    by_on: 'By when?',
    by_at: 'By when?',
    needed_by: 'Needed by when?',
    until_on: 'Until when?',
    expires_on: 'Until when?',
    to: 'Who can help?',
    unit: 'For which team?',
    contact: 'Where does it go?',
  },
} as const;

export function fieldWords(name: string): string {
  return Object.hasOwn(EDIT.fields, name)
    ? EDIT.fields[name as keyof typeof EDIT.fields]
    : EDIT.fields.words;
}
