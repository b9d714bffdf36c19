/** The words of where somebody is signed in, and of signing out a phone that is lost. */

import type { Instant } from '../generated/wire';
import { midSentence, whenWords } from './clock-phrases';

export const SESSIONS = {
  title: 'Where you are signed in',
  hint: 'Have you lost a phone? Sign it out here. What was not sent from it stays on it.',
  loading: 'Looking it up',
  offline: 'We show this when the server can be reached.',
  here: 'This device',
  end: 'Sign it out',
  ended: (name: string) => `${name} is signed out.`,
  not_ended: 'We cannot reach Heard now. It is still signed in. Try again.',
} as const;

/** "Signed in since 6 August, 5:30pm. Last seen today, 4:40am." */
export function sessionWords(since: Instant, seen_at: Instant, now: Instant): string {
  const [began, seen] = [since, seen_at].map((at) => midSentence(whenWords(at, now)));
  return `Signed in since ${began}. Last seen ${seen}.`;
}

/** By what browsers call themselves: good enough to tell a phone from a computer. */
const DEVICES: readonly (readonly [RegExp, string])[] = [
  [/iPhone/u, 'iPhone'],
  [/iPad/u, 'iPad'],
  [/Android.*Mobile/u, 'Android phone'],
  [/Android/u, 'Android tablet'],
  [/Windows/u, 'Windows computer'],
  [/Macintosh/u, 'Mac or iPad'],
  [/CrOS/u, 'Chromebook'],
  [/Linux/u, 'Linux computer'],
];

export function deviceWords(agent: string | null): string {
  return DEVICES.find(([sign]) => sign.test(agent ?? ''))?.[1] ?? 'Another device';
}
