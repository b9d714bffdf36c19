/** The huddle's own words: its time, its ways on, and how it ended. */

import { onItsDay, timeWords } from './clock-phrases';
import type { Huddle, Instant, Reason } from '../generated/wire';

export const HUDDLE = {
  start: 'Start huddle',
  join: 'Join the huddle',
  skip: 'Not today',
  skipped: 'No huddle today. That is all right.',
  say_why: 'Say why not, if you like',
  why_skipped: 'Why not today?',
  if_you_like: 'Only if you like.',
  undo_skip: 'We meet after all',
  set_up: 'Change our huddle',
  team_pages: 'Our team’s pages',
  parts: 'All parts',
  back: 'Back',
  pause: 'Pause',
  resume: 'Go on',
  close: 'Close the huddle',
  stop: 'Stop for care',
  leave: 'Back to the board',
  left: 'left',
  over: 'over',
  minutes_over: 'min over',
  paused: 'Paused',
  paused_words: 'Paused. We keep your place on every device.',
  chimed: 'Most of the time has gone. What can wait?',
  time_up: 'Time is up. Park the rest?',
  time_up_no_rest: 'Time is up. Close when you are ready.',
  park_rest: (count: number) => `Park ${items(count)} for next time`,
  rest_parked: (count: number) => `${items(count)} parked. Next time opens with them.`,
  part_done: 'done',
  part_over: 'This part has had its time.',
  title: (team = 'Our') => `${team} huddle`,
  on_day: (day: string) => `Huddle, ${day}`,
  stop_second: 'That is right. We keep what was said.',
  go_on: 'We are not done yet',
  after_care: 'Go on where we stopped',
  no_team: 'You are in no team yet. Ask the person who looks after Heard.',
  none: 'No huddle is on.',
  none_words: 'One that was started on another device shows here as soon as it reaches us.',
  stopped: 'Stopped for care. We kept your place.',
} as const;

function items(count: number): string {
  return count === 1 ? '1 item' : `${String(count)} items`;
}

/** "We are done, after 9 minutes.", "Stopped for care." */
export function endedWords({ state, length_s = 0 }: Huddle): string {
  if (state === 'stopped_for_care') return HUDDLE.stopped;
  return `We are done, after ${minutesWords(Math.max(1, Math.round(length_s / 60)))}.`;
}

export const REASONS: Readonly<Record<Reason, string>> = {
  too_busy: 'Too busy',
  short_staffed: 'Short of staff',
  ward_closed: 'We are closed',
  other: 'Other',
};

/** "No huddle today: short of staff. That is all right." */
export function skippedWords(why: Reason | undefined): string {
  if (why === undefined || why === 'other') return HUDDLE.skipped;
  return `No huddle today: ${REASONS[why].toLowerCase()}. That is all right.`;
}

/** "8:40", and "+0:20" once it has run over; from ten minutes on the seconds say nothing more. */
export function timeLeftWords(left_ms: number): string {
  const over = left_ms < 0;
  const seconds = over ? Math.floor(-left_ms / 1000) : Math.ceil(left_ms / 1000);
  if (isLongOver(left_ms)) return `+${String(Math.floor(seconds / 60))}`;
  const words = `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
  return over ? `+${words}` : words;
}

/** What the figure counts: "left", "over", "min over". */
export function timeUnit(left_ms: number): string {
  if (isLongOver(left_ms)) return HUDDLE.minutes_over;
  return left_ms < 0 ? HUDDLE.over : HUDDLE.left;
}

function isLongOver(left_ms: number): boolean {
  return left_ms <= -600_000;
}

/** What a screen reader hears now and then: "8 minutes left", "Less than a minute left". */
export function timeSpoken(left_ms: number): string {
  const minutes = Math.floor(Math.abs(left_ms) / 60_000);
  if (left_ms < 0) return minutes === 0 ? 'Time is up' : `${minutesWords(minutes)} over`;
  return minutes === 0 ? 'Less than a minute left' : `${minutesWords(minutes)} left`;
}

/** "1 minute for this part."; once that has gone, that it has: nothing counts down twice. */
export function budgetWords(seconds: number, left_ms: number): string {
  return left_ms < 0 ? HUDDLE.part_over : `${spelledOut(seconds)} for this part.`;
}

/** "45 seconds", "1 minute 30 seconds" */
export function spelledOut(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  const words = [minutes > 0 && minutesWords(minutes), rest > 0 && `${String(rest)} seconds`];
  return words.filter(Boolean).join(' ');
}

function minutesWords(minutes: number): string {
  return minutes === 1 ? '1 minute' : `${String(minutes)} minutes`;
}

/** "Maple Ward huddle, part 3 of 9" */
export function placeWords(team: string, part: number, parts: number): string {
  return `${team} huddle, part ${String(part)} of ${String(parts)}`;
}

/** "Part 3 of 9" */
export function partWords(part: number, parts: number): string {
  return `Part ${String(part)} of ${String(parts)}`;
}

/** "Part 3 of 9. The team turns the parts…", to who may read a huddle and not run it. */
export function lookingOnWords(part: number, parts: number): string {
  const what = 'The team turns the parts. What it decides stands on its board.';
  return `${partWords(part, parts)}. ${what}`;
}

/** "Huddle 9:15am" */
export function plannedWords(at: Instant): string {
  return `Huddle ${timeWords(at)}`;
}

/** "No huddle today: it is a holiday. The next is tomorrow at 9:15am." */
export function holidayWords(next: Instant, now: Instant): string {
  const when = `${onItsDay(next, now)} at ${timeWords(next)}`;
  return `No huddle today: it is a holiday. The next is ${when}.`;
}

/** "5 devices here", of those that show this huddle now. */
export function hereWords(count: number): string {
  return count === 1 ? '1 device here' : `${String(count)} devices here`;
}
