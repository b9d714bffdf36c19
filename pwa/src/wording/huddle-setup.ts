/** The words of how a team sets its huddle up: when, how, who, and what it works on. */

import type { Clashes } from '../domain/huddles/cascade-order';
import { timeWords, WEEKDAY_NAMES } from './clock-phrases';
import { spelledOut } from './huddle';

export const SETUP = {
  title: 'Our huddle',
  lead: (team: string) => `${team} decides. Each change is saved at once, and you can undo it.`,
  whose: 'Which team?',
  saved: 'Saved on this device.',
  not_yours: 'Somebody of the team sets this up',
  not_yours_words: 'Ask the person who looks after Heard for a place in your team.',
  to_board: 'Go to the board',
  try_again: 'Try again',
} as const;

export const WHEN = {
  title: 'When we meet',
  hint: 'Same time, same place. Not in the middle of the medicine round.',
  none: 'No day chosen: anyone starts it when you like.',
  days: 'On which days?',
  days_at: (at: string) => `On which days at ${at}?`,
  weekdays: 'Monday to Friday',
  every_day: 'Every day',
  time: 'At what time?',
  time_missing: 'Say at what time.',
  minutes: 'For how long?',
  minutes_words: (minutes: number) => `${minutes} min`,
  usual: (minutes: number) =>
    `Lately half of our huddles were done in ${longWords(minutes)}. Only we see this.`,
  add: 'Add another time',
  drop: (at: string) => (at === '' ? 'Leave this time out' : `Leave out ${clockWords(at)}`),
} as const;

export const HOW = {
  title: 'How we run it',
  hint: 'Move a part, give it more or less time, or press its name to use your own words.',
  starter: 'Start from',
  starter_hint: 'It sets the parts, the time and who is there. Then make it yours.',
  parts: 'The parts, in order',
  own_title: 'What do you call it?',
  own_line: 'What do you do then?',
  fixed: 'What every team does then:',
  up: (part: string) => `Move up: ${part}`,
  down: (part: string) => `Move down: ${part}`,
  less: (part: string) => `Less time: ${part}`,
  more: (part: string) => `More time: ${part}`,
  leave_out: 'Leave this part out',
  left_out: 'Not in your huddle',
  put_in: (part: string) => `Put in: ${part}`,
  moved: (part: string, at: number, of: number) => `${part} is now ${at} of ${of}.`,
  too_long: (have: number) => `You meet for ${have} minutes. Take some time off a part.`,
} as const;

export const WHO = {
  title: 'Who we expect',
  hint: 'We count by role, never by name, and ask the quietest first.',
  roles: 'Which roles come?',
} as const;

export const WHAT = {
  title: 'What we work on',
  hint: 'One to three things, in your own words. Nobody has to agree.',
  focus: (n: number) => (n === 1 ? 'What do you want to make better?' : `And number ${n}?`),
  measure: 'Which of your numbers shows it?',
  no_measure: 'None yet',
  add: 'Add another',
  trying: 'What are you trying this week?',
  trying_hint: 'The smallest test that could teach you something.',
  we_think: 'What do you think will happen?',
} as const;

const IN_WINTER = '2018-01-01T'; // when London keeps the time that is written with a Z

/** "9:15am": a time of day without its day. */
export function clockWords(at: string): string {
  return timeWords(`${IN_WINTER}${at}:00Z`);
}

/** "45 seconds", "1 minute", "1 min 30": short enough to stand between two buttons. */
export function spanWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes === 0) return `${rest} sec`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest}`;
}

/** "10 minutes in all", "9 minutes 45 seconds in all" */
export function totalWords(seconds: number): string {
  return `${spelledOut(seconds)} in all`;
}

/** What the huddle costs the team: "5 huddles a week. That is 50 minutes." */
export function costWords(huddles: number, minutes: number): string {
  if (huddles === 0) return WHEN.none;
  const often = huddles === 1 ? '1 huddle a week.' : `${huddles} huddles a week.`;
  return `${often} That is ${longWords(huddles * minutes)}.`;
}

function longWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const whole = hours === 1 ? '1 hour' : `${hours} hours`;
  return rest === 0 ? whole : `${whole} ${rest} minutes`;
}

/** What the plan clashes with, a sentence each; how the tier above meets is told in any case. */
export function clashWords({ above, n_late_below, holiday, closed }: Clashes): readonly string[] {
  return [
    ...(above ? [aboveWords(above)] : []),
    ...(n_late_below > 0 ? [belowWords(n_late_below)] : []),
    ...(holiday === null ? [] : [`${dayOffWords(holiday)} is a day off: no huddle then.`]),
    ...(closed.length === 0 ? [] : [closedWords(closed)]),
  ];
}

function aboveWords({ unit, slot, too_soon }: NonNullable<Clashes['above']>): string {
  const at = `${clockWords(slot.at)} on ${nameOf(slot.weekday)}`;
  const when = `The huddle of ${unit.name} is at ${at}.`;
  const then = 'Meet sooner, and what you ask goes up the same day.';
  return too_soon ? `${when} You are not done by then. ${then}` : when;
}

function belowWords(teams: number): string {
  const who = teams === 1 ? '1 of your teams is' : `${teams} of your teams are`;
  return `${who} not done when you begin. Meet later, and you hear them the same day.`;
}

function closedWords(weekdays: readonly number[]): string {
  return `Your working hours leave out ${weekdays.map(nameOf).join(' and ')}.`;
}

function dayOffWords(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  return DATE.format(date).replace(',', '');
}

function nameOf(weekday: number): string {
  return WEEKDAY_NAMES[weekday] ?? '';
}

const DATE = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
