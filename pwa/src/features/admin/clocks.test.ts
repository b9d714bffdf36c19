/** The clocks' form says what was set again, and refuses what nobody could keep. */

import { describe, expect, test } from 'vitest';

import { clocksOf, orgOf } from '../../domain/org';
import { commandOf, type Fields, fieldsOf, mistakesIn, spanOptions, type Who } from './clocks';

const CLOCKS = clocksOf(orgOf({}));

function with_(who: Who, acknowledge: string, answer: string): Fields {
  const fields = fieldsOf(CLOCKS);
  fields.acknowledge[who] = acknowledge;
  fields.answer[who] = answer;
  return fields;
}

describe('the clocks of an organisation', () => {
  test('are said as they were set', () => {
    expect(commandOf(fieldsOf(CLOCKS), 'id')).toEqual({
      do: 'standards.set',
      standards: 'id',
      ...CLOCKS,
    });
  });

  test('stand among the choices even when they are odd ones', () => {
    expect(spanOptions({ n: 7, per: 'days' })[0]).toEqual({
      value: '7 days',
      label: '7 working days',
    });
    expect(spanOptions({ n: 0, per: 'days' }).filter(({ value }) => value === '0 days')).toEqual([
      { value: '0 days', label: 'the same working day' },
    ]);
  });

  test.each([
    ['0 hours', '1 days', false],
    ['0 days', '0 hours', false],
    ['9 days', '2 days', false],
    ['1 days', '8 hours', false],
    ['0 days', '8 hours', true],
    ['4 hours', '1 days', true],
    ['0 days', '0 days', true],
  ])('to look within %s and answer within %s can be kept: %s', (looks, answers, kept) => {
    expect(mistakesIn(with_('lateral', looks, answers)).length === 0).toBe(kept);
  });

  test('tell the tier above no sooner than the team is late', () => {
    const fields = { ...fieldsOf(CLOCKS), response: '48', inform: '24' };
    expect(mistakesIn(fields).map(({ field_id }) => field_id)).toEqual(['inform']);
  });
});
