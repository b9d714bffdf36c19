/** The words of what a team counts: days since, a day's numbers, and how a counter is set up. */

import { daysAfter } from '../domain/days';
import { dayOf, instantOf, london, weekdayOf } from '../domain/london';
import { isCovered } from '../domain/measures/covering';
import type { DaysSince } from '../domain/measures/derived';
import type { Better, Day, How, Instant, Measure, Point } from '../generated/wire';
import { dayWords, timeOnDay, WEEKDAY_NAMES } from './clock-phrases';

export const SINCE = {
  week: 'One bar is a week',
  covered: 'Covered today',
  covered_until: (when: string) => `It shows again by itself at ${when}.`,
  covered_words: 'A hard day. We look after each other first.',
  cover: 'Cover it for a day',
  uncover: 'Show it again',
  none: 'No number of days stands here yet.',
  none_act: 'Choose what we count',
} as const;

const FIRST_WE_CARE = 'We look after each other first, then we learn.';

export interface SinceWords {
  /** Null while it is covered. */
  readonly days: number | null;
  readonly best_days: number;
  readonly what: string;
  readonly lines: readonly string[];
}

/** "23", "days since a fall", "Our best ever is 41" */
export function sinceWords(measure: Measure, since: DaysSince, now: Instant): SinceWords {
  const best_days = since.best_ever;
  const again = showsAgain(measure, now);
  if (again !== null) {
    return { days: null, best_days, what: SINCE.covered, lines: [SINCE.covered_words, again] };
  }
  const what = `${since.days === 1 ? 'day' : 'days'} ${sinceWhat(measure, since)}`;
  return { days: since.days, best_days, what, lines: bestLines(since) };
}

/** Null of what is not covered. */
function showsAgain(measure: Measure, now: Instant): string | null {
  if (measure.covered_until === undefined || !isCovered(measure, now)) return null;
  return SINCE.covered_until(timeOnDay(measure.covered_until, now));
}

/** Before the first event of all there is none to count from. */
function sinceWhat(measure: Measure, { last_on }: DaysSince): string {
  return last_on === null ? `without ${eventOf(measure)}` : `since ${eventOf(measure)}`;
}

function bestLines({ days, best_ever, is_new_best, is_day_zero, last_on }: DaysSince) {
  const best = `Our best ever is ${best_ever}`;
  if (is_day_zero) return [`It happened today. ${FIRST_WE_CARE}`, best];
  if (is_new_best) return ['Our longest yet.'];
  return last_on === null || best_ever === days ? [] : [best];
}

/** "a fall", or the counter's name where it has no word for one of them. */
export function eventOf({ event, name }: Pick<Measure, 'event' | 'name'>): string {
  return event ?? name;
}

export const DAY_COUNTS = {
  which_day: 'Which day?',
  untold: 'Not said yet',
  late: 'Added later, from memory',
  no_change: 'None of these happened',
  no_change_rest: 'None of the others happened',
  all_told: 'All is said for this day.',
  none_then: 'Nothing was counted then.',
  none: 'Your team counts nothing yet.',
  none_words: 'One counter is enough to begin with.',
  set_up: 'Choose what we count',
  our_numbers: 'Change our numbers',
  yes: 'Yes',
  no: 'No',
  save: 'Save',
  wrong: 'Write it in figures, for instance 12 or 7.5.',
  uncover: SINCE.uncover,
  less: (name: string) => `One less: ${name}`,
  more: (name: string) => `One more: ${name}`,
} as const;

/** One counter on one day, as its row shows it; covered, what was told of no day shows. */
export function countOf(measure: Measure, point: Point | undefined, now: Instant) {
  const { name, how } = measure;
  const again = point ? showsAgain(measure, now) : null;
  const covered = again !== null;
  return {
    name,
    how,
    value: covered ? null : (point?.value ?? null),
    covered,
    lines: covered ? [`${SINCE.covered}. ${again}`] : countLines(measure, point),
    less: DAY_COUNTS.less(name),
    more: DAY_COUNTS.more(name),
  };
}

/** What there is to say of a day's number beside the number. */
export function countLines(measure: Measure, point: Point | undefined): readonly string[] {
  if (point === undefined) return [DAY_COUNTS.untold];
  const number = measure.how === 'number' ? [valueWords(measure, point.value)] : [];
  const gentle = measure.days_since === true && point.value > 0 ? [FIRST_WE_CARE] : [];
  return [...number, ...gentle, ...(point.late === true ? [DAY_COUNTS.late] : [])];
}

/** "12 minutes", "2", "Yes" */
export function valueWords({ how, unit_words }: Measure, value: number): string {
  if (how === 'yes_no') return value === 0 ? DAY_COUNTS.no : DAY_COUNTS.yes;
  return unit_words === undefined ? String(value) : `${value} ${unit_words}`;
}

interface DayToTell {
  readonly value: Day;
  readonly label: string;
}

const NOON = '12:00';
const DAYS_TO_TELL = 4; // back to Friday, of a team that meets on Mondays

/** Today and the days before it, as a team looks back on them; yesterday first. */
export function daysToTell(today: Day, now: Instant): readonly DayToTell[] {
  const back = [1, 0, ...Array.from({ length: DAYS_TO_TELL - 1 }, (_, n) => n + 2)];
  return back.map((n) => {
    const value = daysAfter(today, -n);
    return { value, label: n < 2 ? dayName(value, now) : weekdayName(value) };
  });
}

/** "Saturday", of a day of this week. */
function weekdayName(day: Day): string {
  return WEEKDAY_NAMES[weekdayOf(dayOf(day))] ?? day;
}

/** "Yesterday", "Saturday 4 August" */
export function dayName(day: Day, now: Instant): string {
  return dayWords(instantOf(london(dayOf(day), NOON)), now);
}

export const COUNTERS = {
  title: 'Our numbers',
  lead: (team: string) => `${team} chooses what it counts. Each takes five seconds a day.`,
  whose: 'Which team?',
  not_yours: 'These belong to a team',
  not_yours_words: 'Ask the person who looks after Heard for a place in your team.',
  to_board: 'Go to the board',
  day_title: 'Tell a day',
  day_hint: 'Yesterday, or any day that was missed.',
  day: 'Another day',
  counters: 'What we count',
  counters_hint: 'Up to five, so that it stays quick.',
  retired: 'What we counted before',
  add: 'Count something',
  change: 'Change',
  retire: 'Stop counting',
  take_up: 'Count it again',
  retired_now: (name: string) => `You stopped counting ${name}.`,
  unused: 'Nobody has told it for 60 days. You can stop counting it.',
  full: 'You count five things already',
  full_words: 'Which one do you stop counting? What was counted is kept.',
  add_title: 'Count something',
  change_title: (name: string) => `Change ${name}`,
  act: 'Save',
  name: 'What do you count?',
  name_hint: 'For instance “Falls” or “Discharge medicines before noon”.',
  name_missing: 'Say what you count.',
  how: 'How is a day told?',
  event: 'What do you call one of them?',
  event_hint: 'With “a” or “an”, for instance “a fall”.',
  event_missing: 'Say what one of them is called, for the days since.',
  unit_words: 'What is the number of?',
  unit_hint: 'For instance “minutes”. You can skip this.',
  better: 'What is better?',
  days_since: 'The days since',
  days_since_on: 'Show the days since the last one',
  last_on: 'When was the last one?',
  last_hint: 'So that the days are right from the start. You can skip this.',
  last_future: 'That day is still to come.',
  close: 'Close',
} as const;

interface Way {
  readonly label: string;
  readonly second: string;
}

export const HOW_COUNTED: Readonly<Record<How, Way>> = {
  count: { label: 'How many', second: 'One press for each' },
  yes_no: { label: 'Yes or no', second: 'Did it go as planned?' },
  number: { label: 'A number', second: 'Minutes, metres, cups' },
};

export const BETTER: Readonly<Record<Better, string>> = {
  fewer: 'Fewer',
  more: 'More',
  neither: 'Neither',
};

/** "Falls. How many, fewer is better." of a counter in a list */
export function counterDetail({ how, better, unit_words }: Measure): string {
  const told = HOW_COUNTED[how].label;
  const of = unit_words === undefined ? '' : ` of ${unit_words}`;
  const aim = better === 'neither' ? '' : `. ${BETTER[better]} is better`;
  return `${told}${of}${aim}`;
}
