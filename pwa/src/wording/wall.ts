/** What a screen on the wall says to whoever stands three metres away, and asks of nobody. */

import type { ToPhone } from '../domain/alerts/derived';
import { STOP, stoppedWords } from './alert';

export const WALL = {
  show: 'Show our wall',
  title: (team = 'Our') => `${team} on the wall`,
  answer: 'Answer that came back',
  items: 'Our open items',
  test: 'Our test this week',
  focus: 'What we work on',
  nothing: 'Nothing is open.',
  nothing_words: 'What gets in the way today?',
  say_so: (question: string, when: string) => `${question} Say so ${when}.`,
  at_next: 'at the next huddle',
  we_think: (words: string) => `We think: ${words}`,
  thanks: (team: string) => `Thank you, ${team}`,
  paused: 'We keep our place.',
  put_away: 'This screen was not in touch with Heard for 14 days.',
  put_away_words: 'What it showed is put away. It comes back when this screen is in touch again.',
  no_team: 'This screen is in no team yet.',
  ask: 'Ask the person who looks after Heard.',
} as const;

/** Whose work has stopped: the first that whoever passes reads. */
export function alertWords(team: string): string {
  return `Safety alert. ${stoppedWords(team)}.`;
}

/** Whom to ring before anything else; the wall rings nobody. */
export function phoneWords(number: ToPhone | undefined): string {
  return number ? `Phone first: ${number.name}, ${number.phone}` : `${STOP.phone}.`;
}

/** "1 of 2", or nothing where all is in sight. */
export function pageWords(page: number, pages: number): string | undefined {
  return pages > 1 ? `${String((page % pages) + 1)} of ${String(pages)}` : undefined;
}
