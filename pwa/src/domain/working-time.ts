/**
 * The device counts working time as the server does: `backend/heard/domain/working_time.py`,
 * held to it by the golden cases. What each rule means stands there.
 */

import type { Calendar, Day, Instant, Span } from '../generated/wire';
import { dayOf, HOUR, instantOf, london, londonDay, msOf, weekdayOf } from './london';

export type WorkingCalendar = Omit<Calendar, 'id' | 'rev'>;

/** Time from an instant up to and without another. */
interface Stretch {
  readonly opens: number;
  readonly closes: number;
}

const SEARCH_DAYS_MAX = 10_000;

export const WEEKDAYS: WorkingCalendar = {
  name: 'Weekdays, 9am to 5pm',
  shifts: [0, 1, 2, 3, 4].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' })),
};

/** When a clock that starts at `start` falls due. */
export function addSpan(calendar: WorkingCalendar | null, start: Instant, span: Span): Instant {
  if (span.per === 'hours') return addWorked(calendar, start, span.n * HOUR);
  const known = calendar ?? WEEKDAYS;
  return instantOf(outOfTheNight(known, afterDays(known, msOf(start), span.n)));
}

/** When the unit has been open for so many milliseconds since `start`, but not in the night. */
export function addWorked(
  calendar: WorkingCalendar | null,
  start: Instant,
  worked_ms: number,
): Instant {
  const known = calendar ?? WEEKDAYS;
  return instantOf(outOfTheNight(known, afterHours(known, msOf(start), worked_ms)));
}

/** The next opening, or `at` itself while the unit is open. */
export function opensNext(calendar: WorkingCalendar | null, at: Instant): Instant {
  return instantOf(openFrom(calendar ?? WEEKDAYS, msOf(at)).next().value.opens);
}

/** Milliseconds of open time from `start` to `end`; none when `end` comes first. */
export function workedBetween(
  calendar: WorkingCalendar | null,
  start: Instant,
  end: Instant,
): number {
  const last = msOf(end);
  let worked = 0;
  for (const { opens, closes } of openFrom(calendar ?? WEEKDAYS, msOf(start))) {
    if (opens >= last) break;
    worked += Math.min(closes, last) - opens;
  }
  return worked;
}

/** The last second of a London day ("2018-08-06"): what "by 6 August" is kept within. */
export function endOfDay(day: Day): Instant {
  return instantOf(lastSecond(dayOf(day)));
}

export function everOpens(calendar: WorkingCalendar): boolean {
  return calendar.always === true || (calendar.shifts ?? []).length > 0;
}

function afterHours(calendar: WorkingCalendar, start: number, span: number): number {
  const stretches = openFrom(calendar, start);
  let left = span;
  for (;;) {
    const { opens, closes } = stretches.next().value;
    if (left <= closes - opens) return opens + left;
    left -= closes - opens;
  }
}

function afterDays(calendar: WorkingCalendar, start: number, n: number): number {
  const closes = closesAfter(calendar, start);
  for (let left = n; left > 0; left -= 1) closes.next();
  return closes.next().value;
}

/** A night shift may close after the next day's last one: then that day closes with it. */
function* closesAfter(calendar: WorkingCalendar, since: number): Generator<number, never> {
  const days = daysFrom(calendar, since);
  let closed = -Infinity;
  for (;;) {
    const close = closeOf(calendar, days.next().value);
    if (close === null) continue;
    closed = Math.max(closed, close);
    if (closed > since) yield closed;
  }
}

function closeOf(calendar: WorkingCalendar, day: number): number | null {
  if (calendar.always) return lastSecond(day);
  const stretches = stretchesOn(calendar, day);
  return stretches.length === 0 ? null : Math.max(...stretches.map(({ closes }) => closes));
}

/** Open time from `since` on: in order, without overlap, the first cut at `since`. */
function* openFrom(calendar: WorkingCalendar, since: number): Generator<Stretch, never> {
  const days = daysFrom(calendar, since);
  let reached = since;
  for (;;) {
    for (const { opens, closes } of stretchesOn(calendar, days.next().value)) {
      if (closes <= reached) continue;
      yield { opens: Math.max(opens, reached), closes };
      reached = closes;
    }
  }
}

/** London days from the eve of `since`, whose night shift may still be open. */
function* daysFrom(calendar: WorkingCalendar, since: number): Generator<number, never> {
  if (!everOpens(calendar)) throw new RangeError(`the calendar "${calendar.name}" never opens`);
  const eve = londonDay(since) - 1;
  for (let n = 0; n < SEARCH_DAYS_MAX; n += 1) yield eve + n;
  throw new RangeError(`the calendar "${calendar.name}" opens too seldom`);
}

/** The shifts that open on a day. March leaves nothing of one that lies in the lost hour. */
function stretchesOn(calendar: WorkingCalendar, day: number): readonly Stretch[] {
  if (calendar.always) return [stretch(day, '00:00', '00:00')];
  if (calendar.holidays?.some((holiday) => dayOf(holiday) === day)) return [];
  return (calendar.shifts ?? [])
    .filter(({ weekday }) => weekday === weekdayOf(day))
    .map(({ opens, closes }) => stretch(day, opens, closes))
    .filter(({ opens, closes }) => opens < closes)
    .sort((one, other) => one.opens - other.opens);
}

function outOfTheNight(calendar: WorkingCalendar, due: number): number {
  const { always, quiet_from, quiet_until } = calendar;
  if (!always || !quiet_from || !quiet_until) return due;
  const today = londonDay(due);
  const nights = [today - 1, today].map((day) => stretch(day, quiet_from, quiet_until));
  return nights.find(({ opens, closes }) => opens <= due && due < closes)?.closes ?? due;
}

/** From one clock time to another: on the next day when that is not the later of the two. */
function stretch(day: number, opens: string, closes: string): Stretch {
  const lastDay = opens < closes ? day : day + 1;
  return { opens: london(day, opens), closes: london(lastDay, closes) };
}

function lastSecond(day: number): number {
  return london(day, '23:59') + 59_000;
}
