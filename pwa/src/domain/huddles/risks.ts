/** A team keeps in sight what could go wrong today, and says when it has passed. */

import type { ClearRisk, Instant, NoteRisk, Risk } from '../../generated/wire';
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

/** Of several who say so, the first stands. */
function clear(said: ClearRisk, moment: Moment): readonly Told[] {
  const risk = ofUnit(moment, 'risk', said.risk, said.unit);
  const at = laterOf(moment.said_at, risk.noted.at);
  const { who } = sign(moment, said.unit);
  if (!isFirst(at, who, risk)) return [];
  return [{ kind: 'risk', entity: put(risk, { cleared_at: at, cleared_who: who }) }];
}

function isFirst(at: Instant, who: string, { cleared_at, cleared_who = '' }: Risk): boolean {
  if (cleared_at === undefined) return true;
  const sooner = msOf(at) - msOf(cleared_at);
  return sooner < 0 || (sooner === 0 && who < cleared_who);
}

export const RISKS = { 'risk.note': note, 'risk.clear': clear } as const satisfies TeamRules;
