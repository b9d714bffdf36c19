/** The words of getting in: starting a ward, signing in, an invitation. */

import { WI_FI } from './clock-phrases';
import { refusalWords } from './refusals';

export const FIRST_RUN = {
  ward: 'What is your ward called?',
  name: 'What is your name?',
  name_hint: 'Your team sees it.',
  start: 'Start with my ward',
  load: 'Load a whole organisation from files',
  load_hint: 'You look after Heard for everyone. Next you choose the files.',
  load_act: 'Go on to the files',
  start_instead: 'Start with my ward instead',
  promises: ['No password to start.', `Works with no ${WI_FI}.`, 'Never any patient details.'],
  missing_ward: 'Say what your ward is called.',
  missing_name: 'Say what your name is.',
} as const;

export const SIGN_IN = {
  title: 'Sign in',
  email: 'Email address',
  password: 'Password',
  act: 'Sign in',
  missing_email: 'Write your email address.',
  missing_password: 'Write your password.',
  unreachable: `We cannot reach Heard now. Check the ${WI_FI} and try again.`,
  no_account: 'No account yet? Ask the person who looks after Heard where you work for a link.',
  tablet: 'Make this a team’s tablet or wall screen',
  demo: 'Look around as',
  demo_hint: 'This is a made-up hospital. Nothing here is real.',
  demo_password: (password: string) => `Everyone’s password here is “${password}”.`,
} as const;

export const DEMO_PEOPLE: Readonly<Record<string, string>> = {
  nurse: 'Nurse',
  matron: 'Matron',
  estates: 'Estates desk',
  executive: 'Executive',
  admin: 'Administrator',
};

export const JOIN = {
  title: (name: string) => `Hello ${name}`,
  hint: (email: string) => `You sign in with ${email}.`,
  password: 'Choose a password',
  password_hint: 'At least 12 characters. Three or four words are good.',
  act: 'Start using Heard',
  show: 'Show the password',
  hide: 'Hide the password',
  missing: 'Choose a password.',
  looking: 'Looking at your link',
} as const;

export function checkWords(count: number): string {
  return count === 1 ? 'Please check 1 thing' : `Please check ${count} things`;
}

/** A sign-in from the last minutes, asked for before what needs one. */
export const AGAIN = {
  title: 'Please write your password again',
  password: SIGN_IN.password,
  act: 'Go on',
  busy: 'Signing in',
  no_account: 'Choose an email address and a password under Me first.',
} as const;

type Entered =
  | { readonly kind: 'signed_in' | 'unreachable' | 'no_account' }
  | { readonly kind: 'refused'; readonly code: string };

/** Why the password was not taken; null when it was. */
export function notInWords(answer: Entered): string | null {
  switch (answer.kind) {
    case 'signed_in':
      return null;
    case 'unreachable':
      return SIGN_IN.unreachable;
    case 'no_account':
      return AGAIN.no_account;
    case 'refused': {
      const { says, next } = refusalWords(answer.code);
      return `${says} ${next}`;
    }
  }
}
