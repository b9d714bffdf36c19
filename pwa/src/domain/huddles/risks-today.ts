/** A risk is over at London’s midnight: nothing stores that, whoever looks compares the days. */

import type { Instant, Risk, Uuid } from '../../generated/wire';
import { dayAt } from '../days';
import { msOf } from '../london';

/** What a team looks out for now, in the order in which it was noted. */
export function risksToday(risks: Iterable<Risk>, unit: Uuid, now: Instant): readonly Risk[] {
  const today = dayAt(now);
  return [...risks]
    .filter((risk) => risk.unit === unit && risk.day === today && risk.cleared_at === undefined)
    .sort((one, other) => msOf(one.noted.at) - msOf(other.noted.at));
}
