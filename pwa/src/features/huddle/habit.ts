/** Whether meeting is a habit of a team, from all the huddles of it that this device holds. */

import type { Desk } from '../../data/desk.svelte';
import { huddlesIn } from '../../data/huddles-view';
import { type Embedded, embedded } from '../../domain/huddles/embedded';
import { dayAt } from '../../domain/days';
import { hasRight } from '../../domain/rights';
import type { Uuid } from '../../generated/wire';

type Known = Pick<Desk, 'org' | 'view' | 'now'>;
type Reader = Pick<Desk, 'person' | 'now'>;

export function habitOf({ org, view, now }: Known, unit: Uuid): Embedded {
  return embedded({ org, unit, huddles: [...huddlesIn(view).values()] }, now);
}

/** For its own people and its coach, each by name: a tablet stands where anybody may read it. */
export function isOurs({ person, now }: Reader, unit: Uuid): boolean {
  return hasRight(person, 'named', dayAt(now), unit);
}
