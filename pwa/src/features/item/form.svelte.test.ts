/** A form asks for a date that counts, and leaves out what was not written. */

import { expect, test } from 'vitest';

import { DAY } from '../../wording/moves';
import { dayIn, dayOptions, optional, written } from './form.svelte';

const NOW = '2026-08-03T22:30:00Z'; // half past eleven in London, still Monday

test.each<[string, number | undefined, string | null]>([
  ['', undefined, DAY.missing],
  ['2026-08-02', undefined, DAY.past],
  ['2026-08-03', undefined, null],
  ['2026-08-31', 28, null],
  ['2026-09-01', 28, DAY.too_far(28)],
])('the day "%s" within %s days', (day, days_max, words) => {
  expect(dayIn(day, 'by', NOW, days_max)).toEqual(words && { field_id: 'by', words });
});

test('a day is offered by what people call it, on the calendar of London', () => {
  expect(dayOptions('2026-08-03T23:30:00Z', [0, 1, 7])).toEqual([
    { value: '2026-08-04', label: 'Today' },
    { value: '2026-08-05', label: 'Tomorrow' },
    { value: '2026-08-11', label: 'In a week' },
  ]);
});

test('blank words are none', () => {
  expect(written('  ', 'step', 'Say it.')).toEqual({ field_id: 'step', words: 'Say it.' });
  expect(written('Ring them', 'step', 'Say it.')).toBeNull();
  expect(optional('reason', ' ')).toEqual({});
  expect(optional('reason', ' Too soon ')).toEqual({ reason: 'Too soon' });
});
