/** Days and instants as the wire writes them, counted on London's calendar. */

import type { Day, Instant } from '../generated/wire';
import { DAY, dayOf, HOUR, instantOf, londonDay, msOf } from './london';

export function dayAt(at: Instant): Day {
  return written(londonDay(msOf(at)));
}

export function daysAfter(day: Day, n: number): Day {
  return written(dayOf(day) + n);
}

/** Plain time, whoever works or sleeps. A day is 24 hours here, as it is for the server. */
export function later(at: Instant, span: { readonly days: number } | { readonly hours: number }) {
  return instantOf(msOf(at) + ('days' in span ? span.days * DAY : span.hours * HOUR));
}

export function laterOf(one: Instant, other: Instant): Instant {
  return msOf(one) >= msOf(other) ? one : other;
}

/** The first of two; one that is not set never comes. */
export function sooner<T extends Instant | undefined>(one: T, other: T): T {
  if (one === undefined || other === undefined) return one ?? other;
  return msOf(one) <= msOf(other) ? one : other;
}

export function laterDay(one: Day, other: Day): Day {
  return one >= other ? one : other;
}

function written(day: number): Day {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
