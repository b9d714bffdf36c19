// Writing never expires, reading does: what was read is shown for 14 days without the server.

import type { Cursor } from './record';

const LEASE_DAYS = 14;

const DAY_MS = 24 * 3_600_000;

/** The server's clock was at `good_at` at least: a device that says less was set back since. */
export function leastSkew(
  { good_at, skew_ms }: Pick<Cursor, 'good_at' | 'skew_ms'>,
  device_ms: number,
): number {
  return good_at === null ? skew_ms : Math.max(skew_ms, Date.parse(good_at) - device_ms);
}

/** By the server's clock as well as this device can tell; what was never read cannot expire. */
export function hasExpired(
  { good_at, skew_ms }: Pick<Cursor, 'good_at' | 'skew_ms'>,
  device_ms: number,
): boolean {
  if (good_at === null) return false;
  return device_ms + skew_ms - Date.parse(good_at) > LEASE_DAYS * DAY_MS;
}
