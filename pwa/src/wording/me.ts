/** The words of one's own page: what came of what I raised, my promises, this device, who I am. */

import { currentAsk } from '../domain/problems/entity';
import { type CameOfIt, whatCameOfIt } from '../domain/problems/derived';
import type { Org } from '../domain/org';
import type { Ask, Instant, Problem } from '../generated/wire';
import { clockPhrase, HOW_CAN_WE_HELP, timeOnDay, WI_FI } from './clock-phrases';
import { ITEM } from './item';
import { ACCEPT, DAY, PROGRESS, SHEET } from './moves';
import { nextWords, questionOf } from './problem-words';
import { byDay } from './story';

export const ME = {
  title: 'Me',
  lead: 'Only you can see this page.',
  needs: 'See what needs you',
  raised: 'What I raised, and what came of it',
  raised_none: 'You have raised nothing yet.',
  raised_none_words: 'What gets in the way today? Press Raise.',
  not_here_now: 'Not on this device now. It comes with the next contact.',
  promises: 'My promises',
  promises_none: 'You have no promises to keep now.',
  done: 'It is done',
  new_date: 'New date',
  help: HOW_CAN_WE_HELP,
  thanked: 'Thank you to me',
  thanked_team: (team: string) => `To ${team}.`,
  share: 'Share it',
  share_hint: 'Only you see it, and your team what is for your team, until you share it.',
  shared_with: (team: string) => `Shared with ${team}.`,
  device: 'This device',
  who: 'Who I am',
} as const;

/** An erased text still has a place in the list of whoever raised it. */
export function raisedTitle({ text }: Problem): string {
  return text === '' ? ITEM.untitled : text;
}

export interface CameWords {
  readonly word: string;
  readonly detail: string;
}

/** "Fixed. Longer cord fitted. You said it works." */
export function cameWords(problem: Problem, org: Org, now: Instant): CameWords {
  const came = whatCameOfIt(problem);
  return { word: WORD[came](problem, org), detail: DETAIL[came](problem, org, now) };
}

const NOBODY_SAID = 'Nobody said otherwise for 7 days.';

const WORD: Readonly<Record<CameOfIt, (problem: Problem, org: Org) => string>> = {
  fixed: () => 'Fixed.',
  partly: () => 'Partly fixed.',
  lived_with: () => 'Answered.',
  assumed: () => 'Answered.',
  merged: () => 'Joined with another.',
  redirected: () => 'Handed on.',
  withdrawn: () => 'Taken back.',
  answered: () => 'Answered.',
  back_with_help: () => 'Back with us, with help.',
  asked: ({ holding_unit, unit }, org) => `With ${unitName(org, holding_unit ?? unit)}.`,
  waiting: () => 'Paused.',
  held: ({ holder }, org) => `With ${org.seats.get(holder ?? '')?.title ?? 'the team'}.`,
  heard: () => 'Heard.',
};

type Detail = (problem: Problem, org: Org, now: Instant) => string;

const DETAIL: Readonly<Record<CameOfIt, Detail>> = {
  fixed: (problem) => outcomeWords(problem, 'You said it works.'),
  partly: (problem) => outcomeWords(problem, 'You said it helps.'),
  lived_with: (problem) => outcomeWords(problem, 'You said we can live with it.'),
  assumed: (problem) => outcomeWords(problem, NOBODY_SAID),
  merged: () => 'Everyone hears one answer.',
  redirected: ({ redirected }) =>
    sentences(redirected?.contact, numberThere(redirected?.reference)),
  withdrawn: () => '',
  answered: (problem) => outcomeWords(problem, questionOf(problem)),
  back_with_help: ({ answers }) => sentences(answers?.findLast((one) => !one.beside)?.words),
  asked: (problem, _, now) => askedWords(currentAsk(problem), now),
  waiting: ({ waiting }, _, now) =>
    waiting ? sentences(`Until ${byDay(waiting.until_on, now)}`, waiting.on) : '',
  held: (problem, _, now) => sentences(problem.owner?.step, nextWords(problem, now, false)),
  heard: (problem, _, now) => sentences(nextWords(problem, now, false)),
};

function numberThere(reference: string | undefined): string | undefined {
  return reference === undefined ? undefined : `Its number there: ${reference}`;
}

function outcomeWords({ outcome }: Problem, said: string): string {
  return sentences(outcome?.words, said);
}

/** "Read at 10:01am. Answer due 2pm today." */
function askedWords(ask: Ask | null, now: Instant): string {
  if (ask === null) return '';
  const { promise, answer_due_at } = ask;
  const due = promise?.by_at ?? answer_due_at;
  const verb = promise === undefined ? 'answer' : 'promise';
  return sentences(readWords(ask, now), clockPhrase({ verb, due, now, late_help: false }));
}

function readWords({ seen_at: at }: Ask, now: Instant): string {
  return at === undefined ? 'Not read yet' : `Read at ${timeOnDay(at, now)}`;
}

function sentences(...parts: readonly (string | null | undefined)[]): string {
  const said = parts.filter((part) => part !== null && part !== undefined && part !== '');
  return said.map((part) => (/[.!?]$/u.test(part ?? '') ? part : `${part ?? ''}.`)).join(' ');
}

function unitName(org: Org, id: string): string {
  return org.units.get(id)?.name ?? '';
}

/** When a promise of mine is due. */
export function promiseDue(due: Instant, to_others: boolean, now: Instant): string {
  const verb = to_others ? 'promise' : 'next_step';
  return clockPhrase({ verb, due, now, late_help: false });
}

/** Words that are on the disk of this device and nowhere else yet. */
export const HALF_TYPED = {
  title: 'Begun, and not sent',
  hint: 'Only you see this. It is kept on this device.',
  is_new: 'A problem that is not raised yet. Press Raise to go on.',
  about: (text: string) => `About “${text}”.`,
  gone: 'What it was about is not on this device any more.',
  go_on: 'Go on with it',
  copy: 'Copy the words',
  copied: 'Copied.',
  not_copied: 'This browser does not let us copy. Select the words instead.',
  discard: 'Throw away',
  discarded: 'Thrown away.',
} as const;

export const NEW_DATE = {
  title: ACCEPT.new_title,
  hint: ACCEPT.new_hint,
  by: 'By when?',
  by_missing: DAY.missing,
  past: DAY.past,
  why: 'Why does it move?',
  own_hint: 'Your team sees the new date.',
  why_hint: 'The ward reads this.',
  why_skip: SHEET.skip,
  why_missing: 'Say why, so that the ward knows.',
  third: PROGRESS.third,
  third_words: PROGRESS.third_words,
  ask: PROGRESS.ask,
  act: 'Set this date',
} as const;

export const DEVICE = {
  unsent: (count: number) =>
    count === 1 ? '1 thing is not sent.' : `${count} things are not sent.`,
  unsent_detail: (since: string) => `Since ${since}. Safe here, sent when there is ${WI_FI}.`,
  all_sent: 'Everything you said here is sent.',
  space: 'Space used',
  kept: 'Kept by the browser',
  kept_yes: 'Yes',
  kept_no: 'Not promised',
  version: 'Version',
  unknown: 'Not known',
  save_file: 'Save what is not sent to a file',
  check: 'Check this device',
  checking: 'Checking',
  checks: 'What we checked',
  well: 'Works',
  not_well: 'Look at this',
  add: 'Install Heard, or add it to your home screen.',
  add_ios:
    'In a tab, what is kept goes after 7 days without use. Tap Share, then “Add to Home Screen”.',
  add_other: 'Then the browser keeps what is not sent, even when space runs out.',
} as const;

/** "1.2 MB" */
export function bytesWords(bytes: number | null): string {
  if (bytes === null) return DEVICE.unknown;
  const [size, unit] = bytes >= GB ? ([GB, 'GB'] as const) : ([MB, 'MB'] as const);
  const figure = Math.max(0.1, bytes / size);
  return `${figure < 10 ? Math.round(figure * 10) / 10 : Math.round(figure)} ${unit}`;
}

const MB = 1_000_000;
const GB = 1_000 * MB;

/** Each check by name, with what to do where it is not well. */
export const CHECKS = {
  storage: ['Words are kept', 'They could not be kept. Make room, or use another device.'],
  kept: ['The browser keeps them', 'It may not when space runs out. Add Heard to the home screen.'],
  worker: [`It opens with no ${WI_FI}`, `Close Heard and open it once more with ${WI_FI}.`],
  locks: ['Several tabs take turns', 'This browser is old. Keep Heard open in 1 tab only.'],
  clock: ['The clock is right', 'Set this device’s clock by itself in its settings.'],
  server: ['Heard answers', `Try a spot with ${WI_FI}. Nothing is lost meanwhile.`],
  live: ['News arrives at once', 'News comes each half minute instead. Nothing is lost.'],
} as const;

export const WHO = {
  name: 'Name',
  role: 'Role',
  teams: 'Teams',
  seats: 'Seats',
  email: 'Email address',
  none: 'None yet',
} as const;

export const WAY_BACK = {
  title: 'A way back in',
  hint: 'You have no password yet. With one you can come back in, here and on another device.',
  email: 'Email address',
  password: 'Choose a password',
  password_hint: 'At least 12 characters. Three or four words are good.',
  act: 'Keep this way in',
  done: (email: string) => `You can sign in with ${email} from now on.`,
  missing_email: 'Write your email address.',
  missing_password: 'Choose a password.',
  unreachable: `We cannot reach Heard now. Check the ${WI_FI} and try again.`,
} as const;

export const SIGN_IN_AGAIN = {
  title: 'Sign in again',
  hint: 'What you wrote is kept on this device. Sign in to send it.',
  no_password: 'You have no password, so you need a link to come back in.',
  no_password_detail: (name: string) =>
    'Ask the person who looks after Heard. If that is you, the server makes one: ' +
    `heard invite YOUR-EMAIL --person "${name}"`,
  another: 'That is another person’s account. What is kept here is sent when you sign in yourself.',
} as const;

export const SIGN_OUT = {
  title: 'Sign out',
  hint:
    'What others wrote is cleared from this device. What you wrote and did not send or finish' +
    ' stays here for your next sign-in.',
  act: 'Sign out',
  before: {
    no_password: () => 'You have no password yet. Choose one first, or you cannot come back in.',
    no_network: () => `We cannot sign you out with no ${WI_FI}. Lock this device for now.`,
    unsent: (count: number) =>
      count === 1 ? '1 thing is not sent yet.' : `${count} things are not sent yet.`,
  },
  unsent_words: 'What you wrote stays on this device, and is sent when you sign in here again.',
  send_first: 'Send first',
  anyway: 'Sign out anyway',
  stay: 'Stay signed in',
  all_sent: 'Everything is sent. You can sign out now.',
} as const;

/** The session has ended, and somebody else has the device in their hand. */
export const NOT_YOU = {
  title: 'Not you?',
  hint: `Someone else can sign in then. ${SIGN_OUT.hint}`,
  act: 'Leave this device',
  anyway: 'Leave it anyway',
  stay: 'Stay here',
} as const;

export const SWITCH = {
  title: 'Look around as somebody else',
  hint: 'This is a made-up hospital. Nothing here is real.',
} as const;
