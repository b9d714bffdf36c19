/**
 * One meeting is one huddle: a device that had not heard of a new plan starts it in another slot,
 * and every device shows the one that was started first.
 */

import type { Huddle } from '../../generated/wire';
import { HOUR, msOf } from '../london';
import { isBefore } from './log';
import { spanOf } from './span';

const ONE_MEETING = HOUR;

/** Whether another of its team began within the hour before it, and still ran. */
export function isTwin(huddle: Huddle, huddles: Iterable<Huddle>): boolean {
  return [...huddles].some((one) => one.unit === huddle.unit && isOneMeeting(one, huddle));
}

function isOneMeeting(first: Huddle, second: Huddle): boolean {
  if (first.started === undefined || second.started === undefined) return false;
  const [from, then] = [msOf(first.started.at), msOf(second.started.at)];
  const sooner = isBefore(first.started, second.started);
  return sooner && then - from < ONE_MEETING && then <= spanOf(first).until;
}
