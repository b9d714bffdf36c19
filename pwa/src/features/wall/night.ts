/** When a wall begins anew: at 3am, when no shift hands over and nobody reads it. */

import { londonMinute, MINUTE } from '../../domain/london';

const NIGHT_MINUTE = 3 * 60;
const DAY_MINUTES = 24 * 60;

/** In milliseconds, never nought: a page that was loaded at 3am stays for a day. */
export function untilNight(now_ms: number): number {
  const minutes = (NIGHT_MINUTE - londonMinute(now_ms) + DAY_MINUTES) % DAY_MINUTES;
  return (minutes === 0 ? DAY_MINUTES : minutes) * MINUTE;
}
