/** Who holds an item is said alike to everyone who may open it, and whatever happens to it. */

import { describe, expect, it } from 'vitest';

import type { Problem } from '../generated/wire';
import { doerOf, holderOf, type Names } from './item';

const NOW = '2026-08-03T09:00:00Z';
const OWNED: Problem = {
  id: 'fridge',
  rev: 2,
  unit: 'oak',
  text: 'The fridge is warm',
  state: 'owned',
  raised: { by: 'me', who: 'Nurse', at: NOW, heard_at: NOW },
  response_due_at: NOW,
  holder: 'manager',
  holding_unit: 'oak',
  owner: { unit: 'oak', seat: 'manager', person: 'priya', step: 'Ring', by_on: '2026-08-04' },
};
const PAUSED: Problem = {
  ...OWNED,
  state: 'waiting',
  waiting: { on: 'A part', until_on: '2026-08-10', back_to: 'owned', since: NOW },
};
const ON_THE_WARD = namesFor('oak', { priya: 'Priya Nair' });
const MATRON = namesFor('matrons', {});

function namesFor(home: string, people: Readonly<Record<string, string>>): Names {
  const units: Readonly<Record<string, string>> = { oak: 'Oak Ward', matrons: 'Medical wards' };
  return {
    home,
    person: (id = '') => people[id] ?? '',
    seat: (id) => (id === 'manager' ? 'Ward manager' : ''),
    unit: (id = '') => units[id] ?? '',
  };
}

describe('who holds it', () => {
  it('is the seat, on the ward and above it, at work and paused', () => {
    for (const problem of [OWNED, PAUSED]) {
      expect(holderOf(problem, ON_THE_WARD)).toBe('Ward manager');
      expect(holderOf(problem, MATRON)).toBe('Ward manager, Oak Ward');
    }
  });

  it('has the one who takes the next step beside it, where they are known', () => {
    expect([OWNED, PAUSED].map((problem) => doerOf(problem, ON_THE_WARD))).toEqual([
      'Priya Nair',
      'Priya Nair',
    ]);
    expect(doerOf(OWNED, MATRON)).toBe('');
  });

  it('is nobody once it has ended', () => {
    const closed: Problem = { ...OWNED, state: 'closed', ended_at: NOW };
    expect([holderOf(closed, ON_THE_WARD), doerOf(closed, ON_THE_WARD)]).toEqual(['', '']);
  });
});
