/** What a press on "Start huddle" says: the slot that is meant now, with the team's own agenda. */

import type { CoreLine, Huddle, Instant, Reason, Script, SkipHuddle } from '../../generated/wire';
import type { StartHuddle, Unit, Uuid } from '../../generated/wire';
import type { Org } from '../org';
import { withCore } from './core';
import { minutesOf } from './minutes';
import { cascadeId, huddleId, planOf, slotMeant } from './slots';
import { agendaToRun, settingOf } from './starters';

export interface Meeting {
  readonly org: Org;
  readonly unit: Unit;
  readonly script: Script | undefined;
  /** What is fixed for every team. */
  readonly fixed: readonly CoreLine[];
  readonly huddles: ReadonlyMap<Uuid, Huddle>;
  readonly now: Instant;
}

export function toStart(meeting: Meeting): StartHuddle {
  const { org, unit, script, fixed } = meeting;
  const setting = settingOf(script, unit);
  return {
    do: 'huddle.start',
    ...slotOf(meeting),
    minutes: minutesOf(planOf(org, unit.id), script, unit),
    agenda: withCore(agendaToRun(script, unit), fixed, setting),
  };
}

/** Not today, in one tap. */
export function toSkip(meeting: Meeting): SkipHuddle {
  const slot = slotOf(meeting);
  const above = meeting.unit.parent;
  return {
    do: 'huddle.skip',
    ...slot,
    ...(above && { cascade: cascadeId(above, slot.day) }),
  };
}

/** The reason for it afterwards, if anybody likes to give one. */
export function toSayWhy({ unit, id, day, slot }: Huddle, reason: Reason): SkipHuddle {
  return { do: 'huddle.skip', unit, huddle: id, day, slot, reason };
}

/** We meet after all; nothing, where it was held all the same. */
export function toUnskip({ unit, huddle, day, slot }: SkipHuddle): SkipHuddle {
  return { do: 'huddle.skip', unit, huddle, day, slot, taken_back: true };
}


function slotOf({ org, unit, now, huddles }: Meeting) {
  const { day, slot } = slotMeant(org, unit.id, now, huddles);
  return { unit: unit.id, huddle: huddleId(unit.id, day, slot), day, slot };
}
