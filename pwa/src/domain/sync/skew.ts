// How far the server's clock is ahead of ours, as an answer shows it: between two moments of ours,
// the server looked at its own.

import type { Instant } from './wire';

/** Milliseconds by the device's clock: when a request left, and when its answer was here. */
export interface Exchange {
  readonly sent_ms: number;
  readonly received_ms: number;
}

const QUICK_MS = 2_000;

/**
 * Milliseconds. A quick answer tells it, by half its way. A slow one (a dead spot, a lid that was
 * closed, a clock that somebody set meanwhile) tells only between which two it lies: what was held
 * is kept if it can be true, and else moved no further than it must.
 */
export function skewAfter(
  held_ms: number,
  { sent_ms, received_ms }: Exchange,
  server_time: Instant,
): number {
  const server_ms = Date.parse(server_time);
  const [least_ms, most_ms] = [server_ms - received_ms, server_ms - sent_ms];
  if (most_ms - least_ms <= QUICK_MS) return (least_ms + most_ms) / 2;
  return Math.min(Math.max(held_ms, least_ms), most_ms);
}
