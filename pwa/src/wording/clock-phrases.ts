/**
 * Every clock is said in the words of a person: no countdown, no blame, no count of days late.
 *
 * Dates and times are written as the NHS writes them ("6 August 2018", "5:30pm", "midday"), on
 * London's clock. A time and its day word do not break across lines.
 */

import { DAY, londonDay, londonMinute, MINUTE, msOf, weekdayOf } from '../domain/london';
import type { Instant } from '../generated/wire';

export type Verb = 'answer' | 'first_reply' | 'next_step' | 'promise' | 'look_again';

export interface Clock {
  readonly verb: Verb;
  readonly due: Instant;
  readonly now: Instant;
  readonly late_help?: boolean; // false where the offer of help is a link beside the phrase
}

export const HOW_CAN_WE_HELP = 'How can we help?';
export const WI_FI = 'Wi\u2011Fi';

/** "Answer due 2pm today", "Answer by 9am tomorrow", "Answer was due 2pm. How can we help?" */
export function clockPhrase({ verb, due, now, late_help = true }: Clock): string {
  if (verb === 'look_again') return `Paused until ${untilWords(msOf(due), msOf(now))}`;
  const late = msOf(now) > msOf(due);
  if (!late) return `${NOUNS[verb]} ${dueWords(msOf(due), msOf(now))}`;
  const was = `${NOUNS[verb]} was due ${wasDueWords(msOf(due), msOf(now))}.`;
  return late_help ? `${was} ${HOW_CAN_WE_HELP}` : was;
}

/** "5:30pm", "2pm", "midday", "midnight" */
export function timeWords(at: Instant): string {
  return timeOf(msOf(at));
}

/** "Today", "Yesterday", "Tomorrow", "Monday 6 August"; with its year when it is another one. */
export function dayWords(at: Instant, now: Instant): string {
  const day = londonDay(msOf(at));
  const today = londonDay(msOf(now));
  return NEAR_DAYS[day - today] ?? `${weekdayWords(day)} ${shortDateOf(day, today)}`;
}

/** "Monday 6 August 2018": the day on the head of the board. */
export function todayWords(now: Instant): string {
  const today = londonDay(msOf(now));
  return `${weekdayWords(today)} ${dateOf(today)}`;
}

/** "Today, 4:40am", "6 August, 5:30pm", "6 August 2018, 5:30pm" */
export function whenWords(at: Instant, now: Instant): string {
  const day = londonDay(msOf(at));
  const today = londonDay(msOf(now));
  return `${NEAR_DAYS[day - today] ?? shortDateOf(day, today)}, ${timeWords(at)}`;
}

/** "today, 4:40am": the same in the middle of a sentence. */
export function midSentence(words: string): string {
  return /^(Today|Tomorrow|Yesterday)/u.test(words) ? words.toLowerCase() : words;
}

/** "today", "yesterday", "on Saturday 4 August": within a sentence. */
export function onItsDay(at: Instant, now: Instant): string {
  const near = NEAR_DAYS[londonDay(msOf(at)) - londonDay(msOf(now))];
  return near?.toLowerCase() ?? `on ${dayWords(at, now)}`;
}

/** "7:41am", "7:41am yesterday", "7:41am on 3 August": within a sentence, never without its day. */
export function timeOnDay(at: Instant, now: Instant): string {
  const day = londonDay(msOf(at));
  const today = londonDay(msOf(now));
  if (day === today) return timeWords(at);
  const near = NEAR_DAYS[day - today]?.toLowerCase();
  return withTime(timeWords(at), near ?? `on ${shortDateOf(day, today)}`);
}

function dueWords(due: number, now: number): string {
  const { day, time } = deadline(due);
  const days = Math.max(0, day - londonDay(now)); // not late yet, so never a day that is past
  if (days === 0) return `due ${withTime(time, 'today')}`;
  if (days === 1) return `by ${withTime(time, 'tomorrow')}`;
  return days <= A_WEEK ? `by ${weekdayWords(day)} ${dayAndMonth(day)}` : `by ${dateOf(day)}`;
}

function wasDueWords(due: number, now: number): string {
  const { day, time } = deadline(due);
  const days = londonDay(now) - day;
  if (days === 0) return time ?? 'today';
  if (days === 1) return withTime(time, 'yesterday');
  return days <= A_WEEK ? `${weekdayWords(day)} ${dayAndMonth(day)}` : dateOf(day);
}

function untilWords(due: number, now: number): string {
  const day = londonDay(due);
  const today = londonDay(now);
  return NEAR_DAYS[day - today]?.toLowerCase() ?? shortDateOf(day, today);
}

/** The end of a day is said without a time: "by midnight tomorrow" could mean either end. */
function deadline(due: number): { readonly day: number; readonly time: string | null } {
  const minute = londonMinute(due);
  if (minute === 0) return { day: londonDay(due - MINUTE), time: null };
  return { day: londonDay(due), time: minute === LAST_MINUTE ? null : timeOf(due) };
}

function withTime(time: string | null, day: string): string {
  return time === null ? day : `${time}\u00a0${day}`;
}

function timeOf(ms: number): string {
  const minute = londonMinute(ms);
  if (minute === 0) return 'midnight';
  if (minute === 12 * 60) return 'midday';
  const hour = Math.floor(minute / 60);
  const past = minute % 60 === 0 ? '' : `:${String(minute % 60).padStart(2, '0')}`;
  return `${((hour + 11) % 12) + 1}${past}${hour < 12 ? 'am' : 'pm'}`;
}

function dateOf(day: number): string {
  return `${dayAndMonth(day)} ${calendarDate(day).getUTCFullYear()}`;
}

function shortDateOf(day: number, today: number): string {
  const thisYear = calendarDate(day).getUTCFullYear() === calendarDate(today).getUTCFullYear();
  return thisYear ? dayAndMonth(day) : dateOf(day);
}

function dayAndMonth(day: number): string {
  const date = calendarDate(day);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''}`;
}

function weekdayWords(day: number): string {
  return WEEKDAY_NAMES[weekdayOf(day)] ?? '';
}

function calendarDate(day: number): Date {
  return new Date(day * DAY);
}

const A_WEEK = 7;
const LAST_MINUTE = 24 * 60 - 1;

const NOUNS: Readonly<Record<Exclude<Verb, 'look_again'>, string>> = {
  answer: 'Answer',
  first_reply: 'First reply',
  next_step: 'Next step',
  promise: 'Promise',
};

const NEAR_DAYS: Readonly<Record<number, string>> = {
  [-1]: 'Yesterday',
  0: 'Today',
  1: 'Tomorrow',
};

export const WEEKDAY_NAMES: readonly string[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];

const MONTHS: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
