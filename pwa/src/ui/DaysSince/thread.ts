/** The thread of days: one bar a day up to our best ever, one a week where days are too many. */

export interface Thread {
  readonly unit: 'day' | 'week';
  readonly bars: number;
  readonly filled: number;
}

const DAYS_MAX = 60;
const WEEK_DAYS = 7;
const WEEKS_MAX = 104;

/** A thread is as long as the longer of now and best; at a new best it is full. */
export function threadOf(days: number, best_days: number): Thread {
  const whole = Math.max(days, best_days, 1);
  if (whole <= DAYS_MAX) return { unit: 'day', bars: whole, filled: days };
  const weeks = (span: number): number => Math.min(Math.floor(span / WEEK_DAYS), WEEKS_MAX);
  return { unit: 'week', bars: weeks(whole), filled: weeks(days) };
}
