/** Risks of today are there until London’s midnight, whatever its clock did that day. */

import { describe, expect, test } from 'vitest';

import type { Instant, Risk } from '../../generated/wire';
import { dayAt } from '../days';
import { risksToday } from './risks-today';

function noted(id: string, at: Instant, more: Partial<Risk> = {}): Risk {
  const signed = { by: 'amina', who: 'Staff nurse', at };
  return { id, rev: 1, unit: 'ash', words: 'The hoist', day: dayAt(at), noted: signed, ...more };
}

const ids = (risks: readonly Risk[]) => risks.map(({ id }) => id);

describe.each([
  ['in summer', '2026-08-03T10:00:00Z', '2026-08-03T23:00:00Z'],
  ['in winter', '2026-12-03T10:00:00Z', '2026-12-04T00:00:00Z'],
  ['the day before the clocks go forward', '2026-03-28T10:00:00Z', '2026-03-29T00:00:00Z'],
  ['the day when they go forward', '2026-03-29T00:30:00Z', '2026-03-29T23:00:00Z'],
  ['the day before they go back', '2026-10-24T10:00:00Z', '2026-10-24T23:00:00Z'],
  ['the day when they go back', '2026-10-24T23:30:00Z', '2026-10-26T00:00:00Z'],
])('%s', (_, at, midnight) => {
  const just_before = new Date(Date.parse(midnight) - 1).toISOString();
  const risk = noted('hoist', at);

  test('it stands until the last moment before midnight', () => {
    expect(risksToday([risk], 'ash', just_before)).toEqual([risk]);
  });

  test('at midnight it is over', () => {
    expect(risksToday([risk], 'ash', midnight)).toEqual([]);
  });

  test('what is noted at midnight is of the new day', () => {
    const night = noted('night', midnight);
    expect(risksToday([risk, night], 'ash', midnight)).toEqual([night]);
    expect(risksToday([night], 'ash', just_before)).toEqual([]);
  });
});

describe('of all risks', () => {
  const NOW = '2026-08-03T12:00:00Z';
  const late = noted('late', '2026-08-03T09:00:00Z');
  const early = noted('early', '2026-08-03T08:00:00Z');

  test('the first noted comes first', () => {
    expect(ids(risksToday([late, early], 'ash', NOW))).toEqual(['early', 'late']);
  });

  test('what has passed and what is another team’s is left out', () => {
    const cleared = noted('cleared', '2026-08-03T08:00:00Z', { cleared_at: NOW });
    const theirs = noted('theirs', '2026-08-03T08:00:00Z', { unit: 'birch' });
    expect(ids(risksToday([cleared, theirs, late], 'ash', NOW))).toEqual(['late']);
  });
});
