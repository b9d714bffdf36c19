/** The words for whoever raised something and could not prove tomorrow who they are. */

export const NO_WAY_BACK = {
  words: 'Only this browser knows who you are.',
  detail: 'Choose a password, so that your ward is never locked out.',
  act: 'Choose one',
} as const;
