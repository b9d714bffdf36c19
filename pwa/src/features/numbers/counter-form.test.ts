/** A counter's form says what is missing, and no more than belongs to its way of counting. */

import { describe, expect, test } from 'vitest';

import { alike } from '../../domain/alike';
import type { Measure } from '../../generated/wire';
import {
  type CounterFields,
  commandsToAdd,
  commandToChange,
  commandToRetire,
  fieldsOf,
  mistakesIn,
} from './counter-form';

const TODAY = '2018-08-06';
const OF_TEAM = {
  unit: '00000000-0000-7000-8000-000000000105',
  measure: '00000000-0000-7000-8000-000000000a01',
  today: TODAY,
};
const FALLS: CounterFields = {
  ...fieldsOf(undefined),
  name: ' Falls ',
  event: 'a fall',
  days_since: true,
};
const MEASURE: Measure = {
  id: OF_TEAM.measure,
  rev: 3,
  unit: OF_TEAM.unit,
  name: 'Falls',
  event: 'a fall',
  how: 'count',
  better: 'fewer',
  days_since: true,
  started_on: '2018-01-01',
  retired_on: '2018-08-01',
};
const SET = {
  do: 'measure.set',
  unit: OF_TEAM.unit,
  measure: OF_TEAM.measure,
  name: 'Falls',
  event: 'a fall',
  how: 'count',
  better: 'fewer',
  days_since: true,
};

describe('what is missing', () => {
  const missing = (fields: Partial<CounterFields>) =>
    mistakesIn({ ...FALLS, ...fields }, TODAY).map(({ field_id }) => field_id);

  test('is nothing of a whole one', () => { expect(missing({})).toEqual([]); });
  test('is its name', () => { expect(missing({ name: ' ' })).toEqual(['counter-name']); });
  test('is the word for one, only where days are counted', () => {
    expect(missing({ event: '' })).toEqual(['counter-event']);
    expect(missing({ event: '', days_since: false })).toEqual([]);
    expect(missing({ event: '', how: 'number' })).toEqual([]);
  });
  test('is a day that has been', () => {
    expect(missing({ last_on: '2018-08-07' })).toEqual(['counter-last']);
  });
});

describe('a counter', () => {
  test('starts today', () => {
    expect(commandsToAdd(FALLS, OF_TEAM)).toEqual([{ ...SET, started_on: TODAY }]);
  });

  test('starts with its last event where that is known', () => {
    const tally = alike(OF_TEAM.measure, 'tally', 2018);
    const { unit, measure } = OF_TEAM;
    const day = '2018-07-14';
    expect(commandsToAdd({ ...FALLS, last_on: day }, OF_TEAM)).toEqual([
      { ...SET, started_on: day },
      { do: 'measure.add', unit, measure, tally, day, by: 1 },
    ]);
  });

  test('leaves out what is not of its way', () => {
    const number: CounterFields = { ...FALLS, how: 'number', unit_words: 'minutes' };
    const [set] = commandsToAdd({ ...number, last_on: '2018-07-14' }, OF_TEAM);
    expect(set).toEqual({
      do: 'measure.set',
      unit: OF_TEAM.unit,
      measure: OF_TEAM.measure,
      name: 'Falls',
      better: 'fewer',
      how: 'number',
      unit_words: 'minutes',
      started_on: TODAY,
    });
  });

  test('keeps its way and its first day when it is changed, and is taken up again', () => {
    const fields: CounterFields = { ...fieldsOf(MEASURE), name: 'Slips', how: 'yes_no' };
    expect(commandToChange(MEASURE, fields)).toEqual({
      ...SET,
      name: 'Slips',
      started_on: '2018-01-01',
    });
  });

  test('is let go as it is, and taken up as it was', () => {
    const as_it_is = { ...SET, started_on: '2018-01-01' };
    expect(commandToRetire(MEASURE, true)).toEqual({ ...as_it_is, retired: true });
    expect(commandToRetire(MEASURE, false)).toEqual(as_it_is);
  });
});
