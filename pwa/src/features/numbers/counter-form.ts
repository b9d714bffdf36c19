/** A counter as a form: what is missing from it, and the commands that set it up. */

import type * as wire from '../../generated/wire';
import type { Better, Day, How, Measure, Uuid } from '../../generated/wire';
import { oneMore } from '../../domain/measures/telling';
import type { Mistake } from '../../ui/Form/mistakes';
import { COUNTERS } from '../../wording/counters';

/** `last_on`, of a new counter of days since: when the last one was, or nothing. */
export type CounterFields = Record<'name' | 'event' | 'unit_words' | 'last_on', string> &
  Record<'days_since', boolean> &
  Record<'how', How> &
  Record<'better', Better>;

export type CounterCommand = wire.SetMeasure | wire.AddToTally;

export function fieldsOf(measure: Measure | undefined): CounterFields {
  const { name = '', event = '', how = 'count', better = 'fewer' } = measure ?? {};
  const { days_since = false, unit_words = '' } = measure ?? {};
  return { name, event, how, better, days_since, unit_words, last_on: '' };
}

export function mistakesIn(fields: CounterFields, today: Day): readonly Mistake[] {
  const { name, event, last_on } = fields;
  const nameless = name.trim() === '';
  const eventless = countsDays(fields) && event.trim() === '';
  return [
    ...(nameless ? [{ field_id: 'counter-name', words: COUNTERS.name_missing }] : []),
    ...(eventless ? [{ field_id: 'counter-event', words: COUNTERS.event_missing }] : []),
    ...(last_on > today ? [{ field_id: 'counter-last', words: COUNTERS.last_future }] : []),
  ];
}

/** Only what is counted one by one has a last one. */
export function countsDays({ how, days_since }: CounterFields): boolean {
  return how === 'count' && days_since;
}

export interface OfTeam {
  readonly unit: Uuid;
  readonly measure: Uuid;
  readonly today: Day;
}

/** A new counter; where its last event is known, the days since are right from the start. */
export function commandsToAdd(
  fields: CounterFields,
  { unit, measure, today }: OfTeam,
): readonly CounterCommand[] {
  const last_on = countsDays(fields) && fields.last_on !== '' ? fields.last_on : null;
  const set: wire.SetMeasure = {
    do: 'measure.set',
    unit,
    measure,
    ...saidOf(fields),
    started_on: last_on ?? today,
  };
  return last_on === null ? [set] : [set, oneMore({ unit, id: measure }, last_on, 1)];
}

export function commandToChange(measure: Measure, fields: CounterFields): wire.SetMeasure {
  return { ...asItIs(measure), ...saidOf({ ...fields, how: measure.how }) };
}

/** Let go, or taken up again; what was counted is kept either way. */
export function commandToRetire(measure: Measure, retired: boolean): wire.SetMeasure {
  const { name, event, better, days_since, unit_words } = measure;
  return {
    ...asItIs(measure),
    name,
    better,
    ...(event !== undefined && { event }),
    ...(days_since === true && { days_since }),
    ...(unit_words !== undefined && { unit_words }),
    ...(retired && { retired }),
  };
}

function asItIs({ unit, id, name, how, better, started_on }: Measure): wire.SetMeasure {
  return { do: 'measure.set', unit, measure: id, name, how, better, started_on };
}

type Said = Pick<
  wire.SetMeasure,
  'name' | 'event' | 'how' | 'better' | 'days_since' | 'unit_words'
>;

/** What does not belong to a way of counting is left out of it. */
function saidOf(fields: CounterFields): Said {
  const { how, better } = fields;
  const event = how === 'count' ? fields.event.trim() : '';
  const unit_words = how === 'number' ? fields.unit_words.trim() : '';
  return {
    name: fields.name.trim(),
    how,
    better,
    ...(event !== '' && { event }),
    ...(countsDays(fields) && { days_since: true }),
    ...(unit_words !== '' && { unit_words }),
  };
}
