/** The words of the frame around every screen: places, where your words are, new versions. */

import type { Instant } from '../generated/wire';
import { timeWords, WI_FI } from './clock-phrases';

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
  back_to_board: (team: string) => `${team} board`,
} as const;

export const CLOSE = 'Close';
export const BACK = 'Back';
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

/** The line on the head band: it follows the outbox and the last good round, and nothing else. */
export function deviceStatus(told: {
  readonly unsent: { readonly count: number; readonly oldest_at: Instant | null };
  readonly good_at: Instant | null;
  readonly reachable: boolean;
}): StatusWords {
  const { unsent, good_at, reachable } = told;
  if (unsent.count > 0) {
    const since = unsent.oldest_at === null ? '' : ` since ${timeWords(unsent.oldest_at)}`;
    const words = reachable ? RECEIPTS.saved : `No ${WI_FI}.`;
    const safe = unsent.count === 1 ? 'It is safe here.' : 'They are safe here.';
    const detail = `${unsent.count} not sent${since}. ${safe}`;
    return { status: reachable ? 'saved' : 'no_wifi', words: sentence(words), detail };
  }
  const asOf = good_at === null ? undefined : `As it was at ${timeWords(good_at)}`;
  if (!reachable) {
    return { status: 'no_wifi', words: `No ${WI_FI}.`, ...(asOf && { detail: asOf }) };
  }
  if (good_at === null) return { status: 'sent', words: OPENING };
  return {
    status: 'visible',
    words: `${RECEIPTS.visible}.`,
    detail: `Checked at ${timeWords(good_at)}`,
  };
}

function sentence(words: string): string {
  return words.endsWith('.') ? words : `${words}.`;
}

export const SIGNED_OUT = {
  words: 'You are signed out.',
  detail: 'What you write is kept on this device. Sign in to send it.',
  act: 'Sign in',
} as const;

export const UPDATE = {
  words: 'A new version is ready.',
  act: 'Change to it now',
} as const;

export const UNDO = 'Undo';

export const LOST = {
  words: (count: number) =>
    count === 1
      ? 'This browser cleared 1 thing that was not sent.'
      : `This browser cleared ${count} things that were not sent.`,
  detail: 'Please raise them again. Add Heard to your home screen so that it is kept.',
} as const;

export const NOT_SAVED = {
  title: 'This could not be saved',
  words: 'This device has no room left. Your words are still here. Copy them, then make room.',
} as const;

export const UNKNOWN_PAGE = {
  title: 'There is nothing here',
  words: 'The address may be old.',
  act: 'Go to the board',
} as const;
