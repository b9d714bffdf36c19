/** The words of the board, and of how far the loop of an item is closed. */

import { STILL_FIXED } from './problem-words';

export const BOARD = {
  answers: 'Answers that came back',
  open: 'Our open items',
  checks: STILL_FIXED,
  you_said: (text: string) => `You said: ${text}`,
  new_count: (count: number) => `${count} new`,
  new: 'New',
  more_answers: (left: number) => `And ${left} more`,
  whose: 'Whose board?',
  choose: 'Choose one to read it',
  choose_words: 'Its whole story opens here.',
  empty: 'Nothing is open.',
  empty_words: 'What gets in the way today?',
  raise: 'Raise it',
  loading: 'We are fetching your board for the first time.',
  put_away: 'The board comes back when this device is in touch again.',
  not_in_team: 'You are not in a team yet',
  not_in_team_words: 'Ask the person who looks after Heard where you work.',
  administer_words: 'You look after Heard: load teams, and give people their seats, under Admin.',
  to_admin: 'Go to Admin',
} as const;

export const LOOP = {
  heard: 'Heard',
  held: 'Held',
  answered: 'Answered',
  worked: 'It worked',
} as const;
