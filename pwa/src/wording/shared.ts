/** What stands over every page of a shared tablet or wall whose session has ended. */

export const SHARED_SIGNED_OUT = {
  words: 'This tablet is signed out.',
  detail: 'What is written is kept on it. Ask your team’s lead for a code to sign it in again.',
  act: 'Type a code',
} as const;
