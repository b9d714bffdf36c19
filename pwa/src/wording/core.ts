/** The words of what an organisation fixes of every team's huddle, and of who fixed it. */

import { todayWords } from './clock-phrases';
import type { CommonCore } from '../generated/wire';

export const CORE = {
  title: 'What every team does',
  lead: 'Three lines at most. All else of a huddle is the team’s own.',
  go: 'Fix what every team does',
  link_hint: 'A line that stands in the huddle of each team, in your words.',
  none: 'Nothing is fixed',
  none_words: 'Each team runs its huddle its own way. Fix a line only if all must say it.',
  lines: 'The common core',
  add: 'Fix a line',
  change: 'Change',
  take_out: 'Let it go',
  part: 'In which part?',
  line: 'What does every team do then?',
  line_missing: 'Say what every team does then.',
  save: 'Fix it for every team',
  back: 'Leave it as it is',
  full: 'Three lines are fixed. Let one go to fix another.',
  saved: 'Fixed for every team. It holds from their next huddle.',
  let_go: 'It is the teams’ own again.',
  not_yours: 'This is fixed at the top of the organisation',
  not_yours_words: 'Your team’s huddle is yours to set up.',
  to_setup: 'Set up our huddle',
} as const;

/** "Chief nurse, Monday 3 August 2026", or the day alone where nobody's seat is known. */
export function fixedByWords({ who, at }: Pick<CommonCore, 'who' | 'at'>): string {
  const by = who === '' ? 'your organisation' : who;
  return `Fixed for every team by ${by}, ${todayWords(at)}.`;
}
