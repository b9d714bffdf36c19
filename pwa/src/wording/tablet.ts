/** The words of a shared tablet: becoming one, who acts on it, and being taken away. */

import type { Instant } from '../generated/wire';
import { midSentence, timeWords, whenWords, WI_FI } from './clock-phrases';

export const ENROL = {
  title: 'Make this the team’s tablet',
  lines: ['Make this', 'the team’s tablet.'],
  code: 'Code',
  code_hint: '8 letters and numbers, like K7QM 2XWD. Your team’s lead makes one under Me.',
  act: 'Make it the team’s tablet',
  busy: 'Asking',
  missing: 'Write the code.',
  no_code: 'A code has 8 letters and numbers. It never has 0, O, 1 or I.',
  becomes: 'What it is then',
  what: [
    'It opens on the team’s board. Nobody signs in.',
    'Everybody can raise a problem on it.',
    'To act under your own name, tap your name and use your PIN.',
  ],
  in_use: (name: string) => `This device is signed in for ${name}.`,
  in_use_detail: 'It will be the team’s, and no longer theirs. What is not sent is kept here.',
  unsent: (count: number) =>
    count === 1
      ? '1 thing that was written here is not sent yet.'
      : `${count} things that were written here are not sent yet.`,
  unsent_sending: `We send what waits first. Stay near ${WI_FI}.`,
  unsent_told:
    'It cannot be sent now. If you go on, it stays here until this device is back where it was.',
  anyway: 'Go on without sending',
  instead: 'Sign in as yourself instead',
} as const;

export const STAND = {
  label: 'Who acts on this tablet',
  nobody: 'Nobody is acting',
  ask: 'Who is acting?',
  acting: (name: string) => `${name} is acting`,
  done: 'Done',
  stay: 'I am still here',
  /** Said twice, and not at each second: it is read aloud. */
  ends: (name: string, seconds: number) =>
    `${name}’s turn ends in less than ${seconds > 10 ? 30 : 10} seconds. What is typed is kept.`,
} as const;

export const WHO = {
  title: 'Who is acting?',
  hint: 'Tap your name. What you do next is said as you.',
  people: 'People of this team',
  nobody: 'We do not know the people of this team yet.',
  nobody_next: `This tablet has to reach Heard once. Try a spot with ${WI_FI}.`,
  not_here: 'I am not in the list',
  pin: 'Your PIN',
  pin_title: (name: string) => `Hello ${name}`,
  pin_hint: '6 numbers. You chose them on this tablet.',
  pin_act: 'Go on',
  opening: 'Opening',
  keys: 'Numbers',
  back: 'Take the last number away',
  missing_pin: 'Write the 6 numbers of your PIN.',
  wrong: (left: number) =>
    left === 1
      ? 'That is not your PIN. You can try once more.'
      : `That is not your PIN. You can try ${left} more times.`,
  dropped: 'That was the fifth wrong PIN, so it no longer works.',
  forgot: 'Use my password instead',
  first_title: (name: string) => `${name}, is it you?`,
  first_hint: 'The first time on this tablet, use your password. After that, a PIN is enough.',
  again_hint: 'Use your password, then choose a new PIN.',
  offline: `The first time needs ${WI_FI}. You can raise a problem without a name now.`,
  someone: 'Act under your own name',
  choose_title: 'Choose a PIN for this tablet',
  choose_hint: '6 numbers that only you know. It works on this tablet alone.',
  choose: 'New PIN',
  choose_act: 'Start acting',
  too_easy: 'That is easy to guess. Choose 6 numbers that are not in a row or all the same.',
} as const;

export const COVERED = {
  words: 'Touch to see the board.',
  look: 'See the board',
  raise: 'Raise a problem',
} as const;

export const TAKEN = {
  title: 'This tablet was taken away',
  words: (team: string) => `It is no longer the tablet of ${team || 'a team'}.`,
  sending: (count: number) =>
    count === 1 ? '1 thing is still being sent.' : `${count} things are still being sent.`,
  keep_on: `Leave it on, near ${WI_FI}. What was written on it is never lost.`,
  sent: 'Everything written on it is sent. What it had read is gone.',
  again: 'Use it for a team again',
} as const;

export const TABLETS = {
  title: 'Tablets and wall screens',
  lead: 'What your team shares, and nobody signs in to.',
  link: 'Tablets and wall screens',
  link_hint: 'Set up your team’s tablet or wall screen, or take one away.',
  go: 'See and set up',
  none: 'No tablet and no wall screen yet',
  none_next: 'With one at the board, everybody can raise a problem without signing in.',
  loading: 'Looking it up',
  offline: 'We show this when the server can be reached.',
  add: 'Add a tablet or wall screen',
  team: 'Team',
  kind: 'What is it?',
  kinds: { tablet: 'A tablet', wall: 'A wall screen' },
  kind_hints: {
    tablet: 'For the huddle and the board. People can act on it with a PIN.',
    wall: 'Shows the board to everybody. Nothing can be said on it.',
  },
  name: 'What is it called?',
  name_hint: 'So that you know it in the list.',
  missing_name: 'Say what it is called.',
  default_name: (team: string, kind: 'tablet' | 'wall') =>
    kind === 'tablet' ? `${team} tablet` : `${team} wall`,
  make: 'Make a code',
  making: 'Making a code',
  code: 'Type this code on it',
  code_title: 'Your code',
  scan: 'Or scan this with the camera of the device',
  code_hint: (address: string) => `On the device, open ${address} and type the code.`,
  until: (at: Instant) => `It works once, until ${timeWords(at)} (15 minutes).`,
  sign_in_again: 'A code lets a device in, so we ask for your password once more.',
  revoke: 'Take it away',
  revoke_title: (name: string) => `Take ${name} away?`,
  revoke_words: [
    'It forgets the board as soon as it can be reached.',
    'What was written on it and not sent still arrives.',
    'To use it again, it needs a new code.',
  ],
  revoke_act: 'Take it away',
  revoked: (name: string) => `${name} is taken away.`,
  unreachable: `We cannot reach Heard now. Nothing has changed. Check the ${WI_FI} and try again.`,
} as const;

interface Seen {
  readonly kind: 'tablet' | 'wall';
  readonly enrolled_at: Instant;
  readonly enrolled_by: { readonly name: string } | null;
  readonly seen_at: Instant | null;
  readonly revoked_at: Instant | null;
}

/** "Tablet. Set up 6 August, 5:30pm by Amina. Last seen today, 4:40am." */
export function tabletWords(tablet: Seen, now: Instant): string {
  const { kind, enrolled_at, enrolled_by, seen_at, revoked_at } = tablet;
  const told = (at: Instant) => midSentence(whenWords(at, now));
  const by = enrolled_by === null ? '' : ` by ${enrolled_by.name}`;
  const seen = seen_at === null ? 'Not seen yet' : `Last seen ${told(seen_at)}`;
  const last = revoked_at === null ? seen : `Taken away ${told(revoked_at)}`;
  return `${KINDS[kind]}. Set up ${told(enrolled_at)}${by}. ${last}.`;
}

const KINDS = { tablet: 'Tablet', wall: 'Wall screen' } as const;
