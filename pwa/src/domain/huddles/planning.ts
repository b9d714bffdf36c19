/** A team says itself when it meets. */

import type { HuddlePlan, SetHuddlePlan, Slot } from '../../generated/wire';
import { alike } from '../alike';
import { put, type Moment } from '../base';
import { unitOf } from '../org';
import { refuse } from '../refusal';
import { made, unless } from '../shape';
import type { TeamRules, Told } from '../team';

function setPlan(said: SetHuddlePlan, moment: Moment): readonly Told[] {
  unitOf(moment.org, said.unit);
  if (said.plan !== alike(said.unit, 'plan')) refuse('plan.unknown');
  const slots = inWeekOrder(said.slots ?? []);
  const before = moment.org.plans.get(said.plan);
  const blank = { id: said.plan, rev: before?.rev ?? 0, unit: said.unit };
  const plan = made<HuddlePlan>({
    ...blank,
    slots: slots.length > 0 ? slots : undefined,
    minutes: unless(10, said.minutes),
  });
  if (before && JSON.stringify(sorted(before)) === JSON.stringify(sorted(plan))) return [];
  return [{ kind: 'plan', entity: put(plan, {}) }];
}

function inWeekOrder(slots: readonly Slot[]): readonly Slot[] {
  const byKey = new Map(slots.map((slot) => [`${String(slot.weekday)} ${slot.at}`, slot]));
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, slot]) => slot);
}

function sorted(plan: HuddlePlan): unknown {
  return [plan.slots ?? [], plan.minutes ?? 10];
}

export const PLANNING = { 'plan.set': setPlan } as const satisfies TeamRules;
