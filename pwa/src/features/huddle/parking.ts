/** What is left to talk about when the time is up: it opens tomorrow's agenda. */

import { isDue, parkedIn } from '../../domain/huddles/agenda';
import { isUntaken } from '../../domain/problems/entity';
import type { Instant, Problem } from '../../generated/wire';
import type { Running } from './running.svelte';

/** What nobody has taken yet, and what is due of our own; not what waits for others' answers. */
export function toPark(
  { agenda, huddle }: Pick<Running, 'agenda' | 'huddle'>,
  now: Instant,
): readonly Problem[] {
  const parked = parkedIn(huddle);
  const untaken = [...agenda.parked, ...agenda.said].filter(isUntaken);
  const due = agenda.items.filter((item) => item.state === 'owned' && isDue(item, now));
  return [...untaken, ...due].filter(({ id }) => !parked.has(id));
}
