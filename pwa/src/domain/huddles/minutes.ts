/** How long a huddle may take: as the plan says, and where there is none, as the starter does. */

import type { Huddle, HuddlePlan, Script, Unit } from '../../generated/wire';
import { MINUTE } from '../london';
import { settingOf, STARTERS } from './starters';

const UNSAID = 10; // what the wire leaves out, of a plan as of a huddle

export function minutesOf(
  plan: Pick<HuddlePlan, 'minutes'> | undefined,
  script: Script | undefined,
  unit: Unit,
): number {
  return plan ? minutesIn(plan) : STARTERS[settingOf(script, unit)].minutes;
}

export function minutesIn({ minutes = UNSAID }: Pick<HuddlePlan, 'minutes'>): number {
  return minutes;
}

/** Of a huddle, in milliseconds. */
export function wholeTime(huddle: Pick<Huddle, 'minutes'>): number {
  return minutesIn(huddle) * MINUTE;
}
