/**
 * London's clock and calendar are read here alone, with the browser's own knowledge of summer time.
 *
 * Instants are ISO strings at the border ("2018-08-06T08:00:00Z") and milliseconds inside. A day
 * is a whole number: the days since 1 January 1970 on London's calendar.
 */

import type { Day, Instant } from '../generated/wire';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR; // twice a year London's is an hour shorter or longer

export function msOf(instant: Instant): number {
  return Date.parse(instant);
}

/** As the server writes it: no fraction where there is none. */
export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/** The London day that holds an instant. */
export function londonDay(ms: number): number {
  return Math.floor((ms + londonOffset(ms)) / DAY);
}

/** Minutes of the London clock since it showed midnight: 0 to 1439. */
export function londonMinute(ms: number): number {
  return Math.floor((ms + londonOffset(ms) - londonDay(ms) * DAY) / MINUTE);
}

/**
 * The instant at which London's clock shows "09:00" on a day. A time that March skips is read as
 * if the clock had not gone forward yet; one that October has twice is the first of the two.
 */
export function london(day: number, clockTime: string): number {
  const wall = day * DAY + minutesOf(clockTime) * MINUTE;
  return londonOffset(wall - HOUR) === HOUR ? wall - HOUR : wall;
}

/** The day that an ISO date ("2018-08-06") names. */
export function dayOf(date: Day): number {
  return Date.parse(date) / DAY;
}

/** Monday is 0. 1 January 1970 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function londonOffset(ms: number): number {
  return Number(LONDON_HOUR.format(ms)) === new Date(ms).getUTCHours() ? 0 : HOUR;
}

function minutesOf(clockTime: string): number {
  return Number(clockTime.slice(0, 2)) * 60 + Number(clockTime.slice(3));
}

// Since November 1971 London is either at UTC or an hour ahead: its hour says which.
const LONDON_HOUR = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  hourCycle: 'h23',
});
