/** A team says what it counts. */

import type { Day, Measure, SetMeasure } from '../../generated/wire';
import { put, type Moment } from '../base';
import { dayAt } from '../days';
import { unitOf } from '../org';
import { refuse } from '../refusal';
import { made, unless } from '../shape';
import { ofUnit, type TeamRules, type Told } from '../team';

/** So many are counted in five seconds; the app offers no more of them (feature M7). */
export const IN_USE_MAX = 5;

function setMeasure(said: SetMeasure, moment: Moment): readonly Told[] {
  unitOf(moment.org, said.unit);
  const before = beforeIt(said, moment);
  if (before && before.how !== said.how) refuse('measure.keeps_its_way', { how: before.how });
  refuseUnfit(said, moment);
  const measure = asSaid(said, before, moment);
  if (before && same(before, measure)) return [];
  return [{ kind: 'measure', entity: put(measure, {}) }];
}

function beforeIt(said: SetMeasure, moment: Moment): Measure | undefined {
  if (!moment.known.find('measure', said.measure)) return undefined;
  return ofUnit(moment, 'measure', said.measure, said.unit);
}

function refuseUnfit(said: SetMeasure, moment: Moment): void {
  const counts_events = said.how === 'count' && said.event !== undefined;
  if (said.days_since && !counts_events) refuse('measure.days_since_needs_event');
  if (said.started_on > dayAt(moment.heard_at)) refuse('date.future', { on: said.started_on });
}

function asSaid(said: SetMeasure, before: Measure | undefined, moment: Moment): Measure {
  return made<Measure>({
    id: said.measure,
    rev: before?.rev ?? 0,
    unit: said.unit,
    name: said.name,
    event: said.event,
    how: said.how,
    better: said.better,
    days_since: unless(false, said.days_since),
    unit_words: said.unit_words,
    started_on: said.started_on,
    retired_on: retiredOn(said, before, moment),
    covered_until: before?.covered_until,
    cover_said: before?.cover_said,
  });
}

/** The day on which it was said first. */
function retiredOn(said: SetMeasure, before: Measure | undefined, moment: Moment): Day | undefined {
  if (!said.retired) return undefined;
  return before?.retired_on ?? dayAt(moment.said_at);
}

function same(one: Measure, other: Measure): boolean {
  return FIELDS.every((field) => one[field] === other[field]);
}

const FIELDS = [
  'name',
  'event',
  'better',
  'days_since',
  'unit_words',
  'started_on',
  'retired_on',
] as const satisfies readonly (keyof Measure)[];

export const SETTING = { 'measure.set': setMeasure } as const satisfies TeamRules;
