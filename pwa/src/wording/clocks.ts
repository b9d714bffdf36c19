/** The words of how soon an organisation acknowledges and answers. */

import type { Span } from '../generated/wire';

export const CLOCKS = {
  title: 'Clocks',
  hint: 'How soon each tier looks at what it is asked, and answers it or promises a date.',
  who: 'Who',
  acknowledge: 'Looks at it',
  answer: 'Answers',
  team: (response: number, inform: number) =>
    `A team does or says something within ${response} hours; if not, the tier above is told ` +
    `after ${inform}.`,
  change: 'Change the times',
  change_title: 'Change the times',
  change_hint: 'They hold for what is asked from now on. What is asked already keeps its times.',
  looks_within: (who: string) => `${who}: looks at it within`,
  answers_within: (who: string) => `${who}: answers within`,
  response: 'A team has done or said something within',
  inform: 'If not, the tier above is told after',
  act: 'Save the times',
  check: 'Please check the times',
  cannot_be_kept: (who: string) => `${who}: leave time to look at it before the answer is due.`,
  informed_too_soon: 'Tell the tier above later than the team is late.',
} as const;

/** The tiers that are asked, by the key that their clocks have, and the service desks. */
export const WHO = {
  2: 'Matron or service lead',
  3: 'Directorate',
  4: 'Executive',
  lateral: 'Service desk',
} as const;

/** "4 working hours", "the same working day". */
export function spanWords({ n, per }: Span): string {
  if (per === 'days' && n === 0) return 'the same working day';
  const unit = per === 'hours' ? 'working hour' : 'working day';
  return n === 1 ? `1 ${unit}` : `${n} ${unit}s`;
}

export function hoursWords(hours: number): string {
  return `${hours} hours`;
}
