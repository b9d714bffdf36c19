/** The story of an item in words: who did what, in a role's name and without blame. */

import { saidOfNo } from '../domain/problems/reply';
import type { Entry, Instant, Kind, Need, Problem, Strength, Uuid } from '../generated/wire';
import { ROUTES } from './capture';
import { dayWords, midSentence, timeOnDay, timeWords, whenWords } from './clock-phrases';
import { TOLD } from './moves';

/** Who reads, when, and what a unit is called. */
export interface Reader {
  readonly me: Uuid;
  readonly now: Instant;
  readonly unit: (id: Uuid | undefined) => string;
}

/** One line as the timeline shows it. */
export interface Told {
  readonly what: string;
  readonly when: string;
  readonly quote?: string;
}

export const STORY = {
  title: 'The story so far',
  visible: 'Everyone can see it',
  opened: 'The answer was opened by the person who raised it',
  next: (what: string) => `Next: ${what}`,
  waiting: (what: string) => `You: ${what}`,
  not_heard: 'Not part of the story yet.',
} as const;

export const KINDS: Readonly<Record<Kind, string>> = {
  problem: 'A problem',
  risk: 'A risk today',
  idea: 'An idea',
  good_catch: 'A good catch',
  thanks: 'A thank you',
};

export const NEEDS: Readonly<Record<Need, string>> = {
  supplies: 'Equipment or supplies',
  decision: 'A decision',
  permission: 'Permission',
  people: 'People',
  money: 'Money',
  access: 'Access',
  information: 'Information',
};

export const STRENGTHS: Readonly<Record<Strength, string>> = {
  reminder: 'A reminder or training',
  process: 'A new way of working',
  equipment: 'Equipment that helps',
  removed: 'The cause is gone',
};

/** "Wednesday 8 August", "Tomorrow": a date is the whole day. */
export function onDay(day: string, now: Instant): string {
  return dayWords(`${day}T12:00:00Z`, now);
}

/** The same in the middle of a sentence. */
export function byDay(day: string, now: Instant): string {
  return midSentence(onDay(day, now));
}

/** "9am tomorrow", "9am Wednesday 8 August" */
export function byTime(at: Instant, now: Instant): string {
  return `${timeWords(at)}\u00a0${midSentence(dayWords(at, now))}`;
}

/** One entry of the story of a problem. */
export function entryWords(entry: Entry, problem: Problem, reader: Reader): Told {
  const who = whoWords(entry, reader);
  const what =
    MOVES[entry.move]?.(who, entry, reader, problem) ??
    `${who} ${TOLD[entry.move] ?? TOLD.note}`;
  const more = moreWords(entry, reader);
  const when = `${whenWords(entry.at, reader.now)}${more && `. ${more}`}`;
  return { what, when, ...quoted(entry) };
}

/** People who said that it happened to them as well. */
export function voicesWords(
  entries: readonly Entry[],
  problem: Problem,
  reader: Reader,
): Told {
  const [first] = entries;
  if (first && entries.length === 1) return entryWords(first, problem, reader);
  const when = ({ at }: Entry) => midSentence(whenWords(at, reader.now));
  const each = entries.map((one) => `${whoWords(one, reader)}, ${when(one)}.`);
  return { what: `${entries.length} more people said “me too”`, when: each.join(' ') };
}

export function seenWords(who: string, at: Instant, now: Instant): Told {
  return { what: `${who} read it`, when: whenWords(at, now) };
}

export function visibleWords(at: Instant, now: Instant): Told {
  return { what: STORY.visible, when: `Sent at ${timeOnDay(at, now)}.` };
}

function whoWords({ by, who = 'Someone', cover }: Entry, { me }: Reader): string {
  if (by !== undefined && by === me) return 'You';
  return cover ? `${who} (deputy)` : who;
}

/** The words that somebody wrote; what a redirect wrote is its number there. */
function quoted({ move, words, why }: Entry): Pick<Told, 'quote'> {
  if (move === 'redirect') return {};
  const said = why === undefined ? words : `${sentence(words ?? '')} ${why}`;
  return said === undefined ? {} : { quote: `“${said}”` };
}

/** Somebody's words, ended where more words follow. */
export function sentence(words: string): string {
  return /[.!?]$/u.test(words.trim()) ? words.trim() : `${words.trim()}.`;
}

/** What a reader should know besides, in a sentence: mostly by when. */
function moreWords(entry: Entry, reader: Reader): string {
  const own = MORE[entry.move]?.(entry, reader);
  if (own !== undefined) return own;
  return entry.on === undefined ? '' : `By ${byDay(entry.on, reader.now)}.`;
}

type More = (entry: Entry, reader: Reader) => string;

const MORE: Readonly<Record<string, More>> = {
  lapse: (entry, { unit }) =>
    `The time for an answer from ${unit(entry.unit)} passed. Both can see it.`,
  stuck: () => 'The time for an answer passed. Nobody stands above to ask.',
  inform: () => 'Nobody had replied yet. Nothing is asked of them.',
  assume_closed: () => 'Nobody said otherwise for 7 days.',
  redirect: ({ words }) => (words === undefined ? 'Told by phone.' : `Its number there: ${words}`),
  resolve: ({ detail }) => `${STRENGTHS[detail as Strength]}.`,
  escalate: ({ detail, on }, { now }) => {
    return `${NEEDS[detail as Need]}${on === undefined ? '' : ` by ${byDay(on, now)}`}.`;
  },
  wait: ({ on }, { now }) => (on === undefined ? '' : `Until ${byDay(on, now)}.`),
};

type Wording = (who: string, entry: Entry, reader: Reader, problem: Problem) => string;

const ANSWERS: Readonly<Record<string, string>> = {
  done: 'answered: it is done',
  resource: 'answered with what is needed',
  permission: 'gave permission',
  no: 'answered: not now, and here is why',
};

const CONFIRMED: Readonly<Record<string, string>> = {
  yes: 'said: yes, it is fixed',
  partly: 'said: partly fixed',
  no: 'said: not yet',
};
/** Of a "no": the answer to whether we can live with it. */
const LIVED_WITH: Readonly<Record<string, string>> = {
  yes: 'said: yes, we can live with that',
  partly: 'said: partly',
  no: 'said: not yet',
};

/** Where who and a verb are not enough; the others are in `moves.ts`. */
const MOVES: Readonly<Record<string, Wording>> = {
  sort: (who, { detail }) => `${who} sorted it: ${KINDS[detail as Kind].toLowerCase()}`,
  progress: (who, { words }) => (words ? `${who} moved it on` : `${who} set a new date`),
  resume: (who, { by }) => (by === undefined ? 'The pause is over' : `${who} carried on`),
  escalate: (who, { to }, { unit }) => `${who} asked ${unit(to)} for help`,
  answer: (who, { detail = 'done' }) => `${who} ${ANSWERS[detail] ?? 'answered'}`,
  forward: (who, { to }, { unit }) => `${who} asked ${unit(to)} as well`,
  lapse: (_, { to }, { unit }) => `It went on to ${unit(to)}`,
  stuck: (_, entry, { unit }) => `It stays with ${unit(entry.unit)}`,
  inform: (_, { to }, { unit }) => `We let ${unit(to)} know`,
  confirm: (who, entry, _, problem) => {
    const said = saidOfNo(problem, entry) ? LIVED_WITH : CONFIRMED;
    return `${who} ${said[entry.detail ?? 'yes'] ?? 'replied'}`;
  },
  assume_closed: () => 'It closed by itself',
  check: (who, { detail }) =>
    detail === 'held' ? `${who} said: still fixed` : `${who} said: not fixed any more`,
  redirect: (who, { detail }) => `${who} handed it on: ${ROUTES[detail as keyof typeof ROUTES]}`,
};
