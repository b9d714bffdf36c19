/** An alert is raised by anybody and shows at once; the server’s clock alone sends it up. */

import type { Alert, AlertRaised, Instant, RaiseAlert, Uuid } from '../../generated/wire';
import type { Moment } from '../base';
import { dayAt } from '../days';
import { instantOf, MINUTE, msOf } from '../london';
import { above, BOARD_TIER, unitOf } from '../org';
import { refuse } from '../refusal';
import { made, replace, unless } from '../shape';
import { isShared } from '../shared-seats';
import { sign } from '../signature';
import type { TeamRules, Told } from '../team';
import { logged } from './log';

export const FIRST_RUNG_MINUTES = 5; // source: lifecycles, "Safety alert"

function raise(said: RaiseAlert, moment: Moment): readonly Told[] {
  if (moment.known.find('alert', said.alert)) refuse('alert.exists');
  if (unitOf(moment.org, said.unit).tier >= BOARD_TIER) {
    refuse('unit.is_everyone', { unit: said.unit });
  }
  const alert = made<Alert>({
    id: said.alert,
    rev: 1,
    unit: said.unit,
    words: said.words,
    raised: made<AlertRaised>({
      ...sign(moment, said.unit),
      heard_at: moment.heard_at,
      unnamed: unless(false, isShared(moment.speaker)),
    }),
    told: [said.unit],
    climbs_at: climbsAt(said.unit, moment),
    phoned: unless(false, said.phoned),
  });
  const log = logged(alert, moment, 'raise');
  return [{ kind: 'alert', entity: replace(alert, { log }) }];
}

function climbsAt(unit: Uuid, { org, heard_at }: Moment): Instant | undefined {
  if (above(org, unit, dayAt(heard_at)) === null) return undefined;
  return instantOf(msOf(heard_at) + FIRST_RUNG_MINUTES * MINUTE);
}

export const RAISING_ALERTS = { 'alert.raise': raise } as const satisfies TeamRules;
