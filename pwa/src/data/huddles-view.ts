// The huddles of this device's teams, and how each team runs its own.

import { alike } from '../domain/alike';
import type { Meeting } from '../domain/huddles/starting';
import { type Org, rootOf } from '../domain/org';
import type { CommonCore, Huddle, Script, Unit, Uuid } from '../generated/wire';
import type { Desk } from './desk.svelte';
import type { View } from './view.svelte';

export function huddlesIn(view: Pick<View, 'all'>): ReadonlyMap<Uuid, Huddle> {
  return view.all('huddle') as ReadonlyMap<string, unknown> as ReadonlyMap<Uuid, Huddle>;
}

/** How a team runs its huddle, where it has changed anything. */
export function scriptOf(view: Pick<View, 'find'>, unit: Uuid): Script | undefined {
  return view.find('script', alike(unit, 'script')) as unknown as Script | undefined;
}

/** What the organisation fixed of every team's huddle, where it ever fixed anything. */
export function coreOf(view: Pick<View, 'find'>, org: Org): CommonCore | undefined {
  const root = rootOf(org);
  return root && (view.find('core', alike(root.id, 'core')) as unknown as CommonCore | undefined);
}

/** All that starting or leaving out a team's huddle looks at. */
export function meetingOf({ org, view, now }: Desk, unit: Unit): Meeting {
  const fixed = coreOf(view, org)?.lines ?? [];
  return { org, unit, script: scriptOf(view, unit.id), fixed, huddles: huddlesIn(view), now };
}
