/** A person is said whole: what they keep, what they are given, and nothing else. */

import { describe, expect, test } from 'vitest';

import { orgOf } from '../../domain/org';
import type { Person } from '../../generated/wire';
import { commandsOf, fieldsOf, heldWords, mistakesIn, NEW_SEAT } from './person-form';
import { seatOptions, teamOptions } from './person-form';

const ORG = orgOf({
  unit: [
    { id: 'root', rev: 1, name: 'Trust', tier: 5 },
    { id: 'surgery', rev: 1, name: 'Surgery', tier: 3, parent: 'root' },
    { id: 'maple', rev: 1, name: 'Maple Ward', tier: 1, parent: 'surgery' },
    { id: 'closed', rev: 1, name: 'Old Ward', tier: 1, parent: 'surgery', until_on: '2026-01-01' },
    { id: 'desk1', rev: 1, name: 'Estates', tier: 2, parent: 'root', lateral: true },
    { id: 'desk2', rev: 1, name: 'Estates', tier: 2, parent: 'surgery', lateral: true },
  ],
  seat: [
    { id: 'lead', rev: 1, unit: 'maple', role: 'lead', title: 'Nurse in charge' },
    { id: 'member', rev: 1, unit: 'maple', role: 'member', title: 'Ward team' },
    { id: 'desk', rev: 1, unit: 'desk1', role: 'desk', title: 'Estates desk' },
    { id: 'admin', rev: 1, unit: 'root', role: 'administrator', title: 'Administrator' },
  ],
});
const NOW = '2026-11-22T12:00:00Z';
const LEADS = { seat: 'lead', unit: 'maple', role: 'lead', cover: true } as const;
const JO: Person = { id: 'jo', rev: 3, name: 'Jo', memberships: [LEADS] };
const IDS = { person: 'p', seat: 's' };

describe('what can be chosen', () => {
  test('teams of one name are told apart, and closed ones left out', () => {
    expect(teamOptions(ORG, NOW).map(({ label }) => label)).toEqual([
      'Estates, Surgery',
      'Estates, Trust',
      'Maple Ward',
      'Surgery',
      'Trust',
    ]);
  });

  test('the seat of the members comes first, and is offered where there is none yet', () => {
    const labels = (team: string) => seatOptions(ORG, team).map(({ label }) => label);
    expect(labels('maple')).toEqual(['Ward team', 'Nurse in charge']);
    expect(labels('desk1')).toEqual(['Team member', 'Estates desk']);
    expect(labels('root')).toEqual(['Administrator']);
    expect(labels('')).toEqual([]);
  });
});

describe('what is said', () => {
  test('a new person with their seat', () => {
    const fields = { ...fieldsOf(undefined), name: ' Sam ', team: 'maple', seat: 'member' };
    const memberships = [{ seat: 'member', unit: 'maple', role: 'member' }];
    expect(commandsOf(fields, undefined, ORG, IDS)).toEqual([
      { do: 'person.set', person: 'p', name: 'Sam', memberships },
    ]);
  });

  test('a team without a seat for its members gets one first', () => {
    const fields = { ...fieldsOf(undefined), name: 'Sam', team: 'desk1', seat: NEW_SEAT };
    const [seat, person] = commandsOf(fields, undefined, ORG, IDS);
    expect(seat).toMatchObject({ do: 'seat.set', seat: 's', unit: 'desk1', role: 'member' });
    expect(person).toHaveProperty('memberships', [{ seat: 's', unit: 'desk1', role: 'member' }]);
  });

  test('what is held stays as it is held, unless it is taken away', () => {
    const kept = { ...fieldsOf(JO), title: 'Sister' };
    expect(commandsOf(kept, JO, ORG, IDS)).toEqual([
      { do: 'person.set', person: 'p', name: 'Jo', title: 'Sister', memberships: [LEADS] },
    ]);
    const [moved] = commandsOf({ ...kept, kept: [], team: 'desk1', seat: 'desk' }, JO, ORG, IDS);
    const memberships = [{ seat: 'desk', unit: 'desk1', role: 'desk' }];
    expect(moved).toHaveProperty('memberships', memberships);
  });
});

test.each([
  [{ name: '' }, ['person-name']],
  [{ kept: [] }, ['person-team']],
  [{ team: 'maple' }, ['person-seat']],
  [{}, []],
])('%o is asked for at its field', (change, fields) => {
  const found = mistakesIn({ ...fieldsOf(JO), ...change }).map(({ field_id }) => field_id);
  expect(found).toEqual(fields);
});

test('a deputy is told from whoever they sit in for', () => {
  expect(heldWords(LEADS, ORG)).toBe('Nurse in charge (deputy), Maple Ward');
});
