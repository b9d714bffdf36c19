/** What stands over every page until it is dealt with: the session, the disk, a new version. */

import { WI_FI } from './clock-phrases';

export const SIGNED_OUT = {
  words: 'You are signed out.',
  detail: 'What you write is kept on this device. Sign in to send it.',
  act: 'Sign in',
} as const;

export const SOMEONE_ELSE = {
  words: 'Someone else is signed in here.',
  detail: (mine: string) =>
    `This page is still for ${mine}. What is written here is kept, and sent when ${mine} signs in.`,
  go_on: (theirs: string) => `Go on as ${theirs}`,
  act: 'Sign in',
} as const;

export const TOO_OLD = {
  words: 'This version of Heard is too old to show what is new.',
  detail: 'What you write is still sent. Get the new version to see the rest.',
  act: 'Get the new version',
} as const;

export const DISK_FAILED = {
  words: 'This device cannot keep what comes in.',
  detail: 'What you see may be old. Make room on this device. Heard tries again by itself.',
} as const;

export const EXPIRED = {
  words: 'The board is put away.',
  detail:
    'This device was not in touch with Heard for 14 days. What you write is still kept.' +
    ` To see the board again, find ${WI_FI} and sign in if you are asked.`,
} as const;

export const UPDATE = {
  words: 'A new version is ready.',
  act: 'Change to it now',
} as const;

export const LOST = {
  words: (count: number) =>
    count === 1
      ? 'This browser cleared 1 thing that was not sent.'
      : `This browser cleared ${count} things that were not sent.`,
  detail: 'Please raise them again. Add Heard to your home screen so that it is kept.',
} as const;

export const NOT_SAVED = {
  title: 'This could not be saved',
  words: 'Your words are still here. Copy them, make room on this device, then try again.',
  tapped: 'This device may have no room left. Make room, then tap again.',
} as const;

export const NOT_OPENED = {
  title: 'Heard did not open',
  words: 'What is kept on this device could not be read. Nothing is deleted.',
  next: 'Close every other tab of Heard, then try again.',
  act: 'Try again',
} as const;

/** "This device’s clock is 3 hours fast." */
export function clockWords(skew_ms: number): string {
  const minutes = Math.abs(skew_ms) / 60_000;
  const [unit, length] = SPANS.find(([, span]) => minutes >= 2 * span) ?? ['minutes', 1];
  const wrong = `${String(Math.round(minutes / length))} ${unit}`;
  return `This device’s clock is ${wrong} ${skew_ms > 0 ? 'slow' : 'fast'}.`;
}

/** From two of each on; of less, the next says more. */
const SPANS: readonly (readonly [string, number])[] = [
  ['years', 525_960],
  ['days', 1_440],
  ['hours', 60],
];

export const WRONG_CLOCK =
  'Heard goes by the right time all the same. Let it set its clock by itself, in its settings.';
