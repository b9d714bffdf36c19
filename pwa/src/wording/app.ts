/** The words of the frame around every screen: places, and where your words are. */

import type { Health } from '../domain/sync/events';
import type { Instant, Unit } from '../generated/wire';
import { timeOnDay, WI_FI } from './clock-phrases';

export const APP_NAME = 'Heard';
export const PROMISE = ['Every problem heard.', 'Every promise kept.'] as const;

export const PLACES = {
  label: 'Places',
  board: 'Board',
  queue: 'Queue',
  needs_you: 'Needs you',
  me: 'Me',
  admin: 'Admin',
  raise: 'Raise',
  skip: 'Skip to the page',
  answers: 'Answers I owe',
  back_to_board: (team: string) => `${team} board`,
  back_to_huddle: 'Back to the huddle',
} as const;

/** From a page of a team's own: to its huddle while that is on, else to its board. */
export function wayBack(unit: Pick<Unit, 'id' | 'name'> | undefined, meets: boolean) {
  if (unit && meets) return { label: PLACES.back_to_huddle, href: `/huddle/${unit.id}` };
  return { label: unit ? PLACES.back_to_board(unit.name) : PLACES.board, href: '/' };
}

export const CLOSE = 'Close';
export const SAVING = 'Saving';

export function needYouWords(count: number): string {
  return count === 1 ? '1 needs you' : `${count} need you`;
}

export function moreWords(left: number): string {
  return `Show ${left} more`;
}

export const OPENING = 'Opening Heard';

/** The three honest states, and nothing vaguer. */
export const RECEIPTS = {
  saved: 'Saved on this device',
  sent: 'Sent',
  visible: 'Everyone can see it',
} as const;

export interface StatusWords {
  readonly status: 'saved' | 'sent' | 'visible' | 'no_wifi';
  readonly words: string;
  readonly detail?: string;
}

/** How this device stands with the server. */
export interface Standing {
  readonly unsent: { readonly count: number; readonly oldest_at: Instant | null };
  readonly good_at: Instant | null;
  readonly health: Health;
}

/** The line on the head band: it follows the outbox and the last good round, and nothing else. */
export function deviceStatus(standing: Standing, now: Instant): StatusWords {
  const { unsent, good_at, health } = standing;
  const offline = health === 'unreachable';
  if (unsent.count > 0) {
    const detail = unsentWords(unsent, now);
    return offline ? { ...NO_WI_FI, detail } : { status: 'saved', words: SAVED, detail };
  }
  const last = good_at === null ? null : timeOnDay(good_at, now);
  if (last === null) return offline ? NO_WI_FI : { status: 'sent', words: OPENING };
  const as_of = `As it was at ${last}`;
  if (offline) return { ...NO_WI_FI, detail: as_of };
  if (!IN_TOUCH.has(health)) return { status: 'saved', words: as_of };
  return { status: 'visible', words: `${RECEIPTS.visible}.`, detail: `Checked at ${last}` };
}

const IN_TOUCH: ReadonlySet<Health> = new Set(['starting', 'in_step', 'busy']);
const NO_WI_FI = { status: 'no_wifi', words: `No ${WI_FI}.` } as const;
const SAVED = `${RECEIPTS.saved}.`;

function unsentWords({ count, oldest_at }: Standing['unsent'], now: Instant): string {
  const since = oldest_at === null ? '' : ` since ${timeOnDay(oldest_at, now)}`;
  return `${count} not sent${since}. ${count === 1 ? 'It is safe here.' : 'They are safe here.'}`;
}

export const NOT_FETCHED = {
  title: 'Not on this device yet',
  words: 'This part of Heard could not be fetched.',
  next: `Try a spot with ${WI_FI}. What you wrote is kept.`,
  act: 'Try again',
} as const;

export const UNDO = 'Undo';

export const UNKNOWN_PAGE = {
  title: 'There is nothing here',
  words: 'The address may be old.',
  act: 'Go to the board',
} as const;
