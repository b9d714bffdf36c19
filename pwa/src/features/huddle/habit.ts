/** Whether meeting is a habit of a team, from all the huddles of it that this device holds. */

import type { Desk } from '../../data/desk.svelte';
import { huddlesIn } from '../../data/huddles-view';
import { type Embedded, embedded } from '../../domain/huddles/embedded';
import type { Uuid } from '../../generated/wire';

type Known = Pick<Desk, 'org' | 'view' | 'now'>;

export function habitOf({ org, view, now }: Known, unit: Uuid): Embedded {
  return embedded({ org, unit, huddles: [...huddlesIn(view).values()] }, now);
}
