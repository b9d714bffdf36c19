/** A team keeps in sight what could go wrong today, and says when it has passed. */

import type { ClearRisk, Instant, NoteRisk, ReopenRisk, Risk } from '../../generated/wire';
import { put, type Moment } from '../base';
import { dayAt, laterOf } from '../days';
import { msOf } from '../london';
import { refuse } from '../refusal';
import { made, unless } from '../shape';
import { sign } from '../signature';
import { ofUnit, type TeamRules, type Told } from '../team';

function note(said: NoteRisk, moment: Moment): readonly Told[] {
  if (moment.known.find('risk', said.risk)) refuse('risk.exists');
  const risk = made<Risk>({
    id: said.risk,
    rev: 1,
    unit: said.unit,
    words: said.words,
    day: dayAt(moment.said_at),
    noted: sign(moment, said.unit),
    origin: unless('staff', said.origin),
  });
  return [{ kind: 'risk', entity: risk }];
}

/** Of several who say so, the last stands. */
function clear(said: ClearRisk, moment: Moment): readonly Told[] {
  const risk = ofUnit(moment, 'risk', said.risk, said.unit);
  const at = laterOf(moment.said_at, risk.noted.at);
  const { who } = sign(moment, said.unit);
  if (!isLast(at, who, risk)) return [];
  return [{ kind: 'risk', entity: put(risk, { cleared_at: at, cleared_who: who }) }];
}

function isLast(at: Instant, who: string, risk: Risk): boolean {
  const { cleared_at, cleared_who = '', reopened_at } = risk;
  if (reopened_at !== undefined && msOf(at) <= msOf(reopened_at)) return false;
  if (cleared_at === undefined) return true;
  const later = msOf(at) - msOf(cleared_at);
  return later > 0 || (later === 0 && who > cleared_who);
}

/** What was said before of its having passed counts no more. */
function reopen(said: ReopenRisk, moment: Moment): readonly Told[] {
  const risk = ofUnit(moment, 'risk', said.risk, said.unit);
  const at = laterOf(moment.said_at, risk.noted.at);
  const { cleared_at, reopened_at } = risk;
  if (reopened_at !== undefined && msOf(at) <= msOf(reopened_at)) return [];
  const passed_since = cleared_at !== undefined && msOf(cleared_at) > msOf(at);
  const open = passed_since ? {} : { cleared_at: undefined, cleared_who: undefined };
  return [{ kind: 'risk', entity: put(risk, { reopened_at: at, ...open }) }];
}

export const RISKS = {
  'risk.note': note,
  'risk.clear': clear,
  'risk.reopen': reopen,
} as const satisfies TeamRules;
