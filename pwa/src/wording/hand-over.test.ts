/** Words go along with where and when they were written; each place is told what it is for. */

import { expect, test } from 'vitest';

import type { Contact, Problem } from '../generated/wire';
import { carried, carriedOf, HANDED_TO, numbersFor, PLACES_TO_TELL } from './hand-over';

const AT = '2026-08-03T08:02:00Z';
const NUMBERS: readonly Contact[] = [
  { id: 'b', rev: 1, route: 'incident', name: 'Risk team', phone: '2' },
  { id: 'a', rev: 1, route: 'incident', name: 'Incident desk', phone: '1' },
  { id: 'c', rev: 1, route: 'hr', name: 'People team', phone: '3' },
];

test('what goes along says where and when', () => {
  const words = 'The hoist dropped';
  expect(carried(words, 'Ward 7', AT)).toEqual({
    words,
    place: 'Ward 7, Monday 3 August 2026, 9:02am',
  });
  expect(carried(words, undefined, AT).place).toBe('Monday 3 August 2026, 9:02am');
});

test('an item whose words were taken out gives none away', () => {
  const raised = { by: 'amina', who: 'Staff nurse', at: AT, heard_at: AT };
  const item = { text: 'The hoist dropped', raised } as Problem;
  expect(carriedOf(item, undefined)?.words).toBe('The hoist dropped');
  expect(carriedOf({ ...item, text: '' }, undefined)).toBeNull();
});

test('each place has its own numbers, by name', () => {
  expect(numbersFor(NUMBERS, 'incident').map(({ id }) => id)).toEqual(['a', 'b']);
  expect(numbersFor(NUMBERS, 'safeguarding')).toEqual([]);
});

test('each place says what it is for, and what to do while it has no number', () => {
  for (const route of HANDED_TO) {
    const { title, words, none } = PLACES_TO_TELL[route];
    expect([title, words, none].every((one) => one.length > 0)).toBe(true);
    expect(none).toContain('switchboard');
  }
});
