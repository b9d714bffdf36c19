/** The words of one item: how it stands, whose it is, what came back, what comes next. */

import { dayAt } from '../domain/days';
import { checksToCome } from '../domain/problems/derived';
import { currentAsk, isOpen, underlyingState } from '../domain/problems/entity';
import type { Answer, Ask, Instant, Problem, Route } from '../generated/wire';
import { ABOUT, ROUTES } from './capture';
import { midSentence, whenWords } from './clock-phrases';
import { HELPS } from './moves';
import { nextWords, questionOf, STILL_FIXED } from './problem-words';
import {
  byDay,
  KINDS,
  NEEDS,
  onDay,
  sentence,
  STORY,
  type Reader,
  type Told,
} from './story';

export const ITEM = {
  untitled: 'This went elsewhere, and no words of it are kept here',
  holds: 'Who holds it',
  does: 'Who is on it',
  next: 'Next date',
  ended: 'Ended',
  unknown: 'We cannot show this',
  unknown_words: 'It may be another team’s, or this device has not fetched it yet.',
  fetching: 'We are fetching this for the first time.',
  family: 'Said by a patient or family',
  moves_id: 'what-can-we-do',
} as const;

const STATES: Readonly<Record<Exclude<Problem['state'], 'resolved'>, string>> = {
  raised: 'Not yet owned',
  owned: 'Someone is on it',
  escalated: 'Help is asked for',
  accepted: 'A next step is promised',
  returned: 'Back with help',
  waiting: 'Paused',
  closed: 'Closed',
  merged: 'Joined with another',
  redirected: 'Handed on',
  withdrawn: 'Taken back',
};

export function stateOf(problem: Problem): string {
  return problem.state === 'resolved' ? questionOf(problem) : STATES[problem.state];
}

/** "Oak Ward. Equipment. 3 voices. Said by a patient or family." */
export function aboutWords(problem: Problem, unit: string | null): string {
  const { about, kind, origin, voices = [], followers = [] } = problem;
  const wards = new Set(followers.map((one) => one.unit).filter((one) => one !== problem.unit));
  const parts = [
    unit,
    kind && KINDS[kind],
    about && ABOUT[about],
    voices.length > 0 && `${voices.length + 1} voices`,
    wards.size > 0 && sameElsewhere(wards.size),
    origin === 'patient_family' && ITEM.family,
  ];
  return parts.filter(Boolean).map((part) => `${part}.`).join(' ');
}

function sameElsewhere(count: number): string {
  return count === 1 ? 'Same problem on 1 more ward' : `Same problem on ${count} more wards`;
}

export const ASK = {
  title: (to: string) => `Asked of ${to}`,
  asked_us: (from: string) => `${from} asks`,
  tried: 'They tried',
  we_tried: 'We tried',
  need: 'They need',
  we_need: 'We need',
  promised: 'Promised',
  seen: (who: string, at: Instant, now: Instant) => `${who} read it. ${whenWords(at, now)}.`,
  unseen: (to: string) => `${to} has not read it yet.`,
  they_see: (from: string, at: Instant, now: Instant) =>
    `${from} can see that you read this: ${midSentence(whenWords(at, now))}.`,
  link: (who: string) => `Link person: ${who}`,
} as const;

/** "Equipment or supplies. By tomorrow." */
export function needWords({ need, needed_by }: Ask, now: Instant): string {
  return `${NEEDS[need]}. By ${byDay(needed_by, now)}.`;
}

export function promiseWords({ promise }: Ask, now: Instant): string {
  if (!promise) return '';
  const { step, by_at, reason } = promise;
  return [sentence(step), `By ${byDay(dayAt(by_at), now)}.`, reason].filter(Boolean).join(' ');
}

export const ANSWERS = {
  title: 'What came back',
  outcome: 'What came of it',
  you_said: 'You asked',
  done: 'It is done',
  resource: 'Here is what you need',
  permission: 'Yes, you may',
  no: 'Not now, and here is why',
  help: 'Back with help',
  beside: 'Also answered. It is kept beside the first.',
  why: 'Why',
  would_change: 'What would change it',
  scope: 'For what',
  until: 'Until',
  yes: 'Yes, it is fixed',
  yes_live: 'Yes, we can',
  partly: 'Partly',
  no_yet: 'Not yet',
  raiser_says: 'The person who raised it says whether it worked.',
  said: { yes: 'Yes, it is fixed', partly: 'Partly fixed', no: 'Not yet fixed' },
  said_live: { yes: 'Yes, we can live with that', partly: 'Partly', no: 'Not yet' },
  assumed: 'Nobody said otherwise for 7 days.',
  strength: 'Kind of fix',
  thanks: 'Thank you.',
} as const;

export interface Fact {
  readonly name: string;
  readonly words: string;
}

/** What a reply says beside its sentence, each as a named fact. */
export function answerFacts(answer: Answer, now: Instant): readonly Fact[] {
  const { why, would_change, scope, expires_on, help = [] } = answer;
  return [
    { name: ANSWERS.why, words: why },
    { name: ANSWERS.would_change, words: would_change },
    { name: ANSWERS.scope, words: scope },
    { name: ANSWERS.until, words: expires_on && onDay(expires_on, now) },
    ...help.map(({ kind, words }) => ({ name: HELPS[kind], words })),
  ].filter((fact): fact is Fact => fact.words !== undefined);
}

export const CHECK = {
  title: STILL_FIXED,
  yes: 'Yes, still fixed',
  no: 'Not any more',
  asked: (days: number) => `We ask ${days} days after it was fixed.`,
} as const;

export const WAITING = {
  title: 'Paused',
  words: (on: string, until: string) => `Waiting for: ${sentence(on)} We look again ${until}.`,
} as const;

export const LINKED = {
  merged: 'This goes on as one item',
  earlier: 'It came up before',
  back: 'It came back',
  joined: 'Joined with this',
  unseen: 'An item of another team',
} as const;

export const REDIRECTED = {
  title: (route: Route) => `Handed on: ${ROUTES[route].toLowerCase()}`,
  reference: (number: string) => `Its number there: ${number}. Ask for it by that number.`,
  by_phone: 'They were told by phone. Call to ask how it stands.',
  confirmed: 'The team’s lead agrees.',
  unconfirmed: 'The team’s lead has not looked at it yet.',
  call: ({ name, phone }: { readonly name: string; readonly phone: string }) =>
    `Call ${name}, ${phone}`,
} as const;

/** The next date in words: of an answer it is the day by which its raiser says how it went. */
export function nextDate(problem: Problem, now: Instant): string | null {
  const { state, next_at } = problem;
  if (state !== 'resolved' || next_at === undefined) return nextWords(problem, now, false);
  return `By ${byDay(dayAt(next_at), now)}`;
}

/** The hollow entry: what is to happen next, and by when. None once nothing is to come. */
export function nextTold(problem: Problem, reader: Reader): Told | null {
  const [check] = checksToCome(problem);
  if (check) {
    return { what: STORY.next('is it still fixed?'), when: onDay(check.due_on, reader.now) };
  }
  const when = nextDate(problem, reader.now);
  return when === null ? null : { what: STORY.next(nextWhat(problem, reader)), when };
}

function nextWhat(problem: Problem, { unit }: Reader): string {
  const ask = currentAsk(problem);
  switch (problem.state) {
    case 'raised':
      return 'we decide';
    case 'returned':
      return 'we act on the help';
    case 'owned':
      return problem.owner?.step ?? 'the next step';
    case 'waiting':
      return 'we look again';
    case 'resolved':
      return 'say whether it worked';
    default:
      return ask?.seen_at === undefined
        ? `${unit(ask?.to)} reads it and answers`
        : `${unit(ask.to)} ${ask.promise ? 'keeps its promise' : 'answers'}`;
  }
}

/** "Nurse in charge", or the seat and the other team that holds it: the same to every reader. */
export function holderOf(problem: Problem, names: Names): string {
  if (!isOpen(problem)) return '';
  const { holding_unit = problem.unit, holder } = problem;
  const who = names.seat(holder);
  const where = holding_unit === names.home ? '' : names.unit(holding_unit);
  const told = who.toLowerCase().includes(where.toLowerCase()); // "Medical engineering desk"
  return told ? who : [who, where].filter(Boolean).join(', ');
}

/** The person who takes the next step for that seat; only their own team knows their name. */
export function doerOf(problem: Problem, names: Names): string {
  return underlyingState(problem) === 'owned' ? names.person(problem.owner?.person) : '';
}

/** What people, seats and units are called, and which unit the reader is at home in. */
export interface Names {
  readonly home: string | undefined;
  readonly person: (id: string | undefined) => string;
  readonly seat: (id: string | undefined) => string;
  readonly unit: (id: string | undefined) => string;
}
