/** A huddle ends well in every way: closed, stopped for care, or left out today. */

import type * as wire from '../../generated/wire';
import type { Cascade, Huddle } from '../../generated/wire';
import { type Moment, put } from '../base';
import { unitOf } from '../org';
import { ofUnit, type TeamRules, type Told } from '../team';
import { marked } from './log';
import { begun, tell } from './running';
import { cascadeId } from './slots';

function close(said: wire.CloseHuddle, moment: Moment): readonly Told[] {
  const huddle = ofUnit(moment, 'huddle', said.huddle, said.unit);
  return isIn(said, marked(huddle, moment, 'closed'), moment);
}

function stop(said: wire.StopForCare, moment: Moment): readonly Told[] {
  const huddle = ofUnit(moment, 'huddle', said.huddle, said.unit);
  return isIn(said, marked(huddle, moment, 'stopped'), moment);
}

function skip(said: wire.SkipHuddle, moment: Moment): readonly Told[] {
  const huddle = begun(said, moment);
  if (said.taken_back === true) return tell(marked(huddle, moment, 'unskipped'));
  return isIn(said, marked(huddle, moment, 'skipped', said.reason), moment);
}

type Ending = wire.CloseHuddle | wire.StopForCare | wire.SkipHuddle;

/** The unit above is told that this team is in, once a day. */
function isIn({ cascade: named }: Ending, huddle: Huddle, moment: Moment): readonly Told[] {
  const above = unitOf(moment.org, huddle.unit).parent;
  if (above === undefined || named !== cascadeId(above, huddle.day)) return tell(huddle);
  const blank: Cascade = { id: named, rev: 0, unit: above, day: huddle.day };
  const cascade = moment.known.find('cascade', named) ?? blank;
  const teams = cascade.teams ?? [];
  if (teams.includes(huddle.unit)) return tell(huddle);
  const more = put(cascade, { teams: [...teams, huddle.unit].sort() });
  return [...tell(huddle), { kind: 'cascade', entity: more }];
}

export const ENDING = {
  'huddle.close': close,
  'huddle.stop': stop,
  'huddle.skip': skip,
} as const satisfies TeamRules;
