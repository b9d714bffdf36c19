/** On a hard day a team covers its counter for a while. */

import type { CoverMeasure, Instant, Measure, Saying } from '../../generated/wire';
import { put, type Moment } from '../base';
import { later } from '../days';
import { isBefore } from '../huddles/log';
import { msOf } from '../london';
import { ofUnit, type TeamRules, type Told } from '../team';

const COVERED_FOR = { hours: 24 };

function cover(said: CoverMeasure, moment: Moment): readonly Told[] {
  const measure = ofUnit(moment, 'measure', said.measure, said.unit);
  const now: Saying = { id: moment.command_id, at: moment.said_at };
  if (measure.cover_said && isBefore(now, measure.cover_said)) return [];
  const until = said.covered ? later(now.at, COVERED_FOR) : undefined;
  return [{ kind: 'measure', entity: put(measure, { covered_until: until, cover_said: now }) }];
}

/** Whether the board hides the number now; in a day it shows again by itself. */
export function isCovered({ covered_until }: Measure, now: Instant): boolean {
  return covered_until !== undefined && msOf(now) < msOf(covered_until);
}

export const COVERING = { 'measure.cover': cover } as const satisfies TeamRules;
