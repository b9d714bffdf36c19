/** The organisation answers as the tree stands: who is above, which seat, which clock, who may. */

import { describe, expect, test } from 'vitest';

import type { Person } from '../generated/wire';
import { above, ancestors, calendarOf, inEffect, orgOf, seatOf, standardOf } from './org';
import { rightsOf } from './rights';
import { unitsThatCanBeAsked } from './who-can-be-asked';

const ALWAYS = { id: 'always', rev: 1, name: 'Day and night', always: true };
const ORG = orgOf({
  unit: [
    { id: 'trust', rev: 1, name: 'Trust', tier: 5 },
    { id: 'division', rev: 1, name: 'Surgery', tier: 3, parent: 'trust', seat: 'director' },
    { id: 'group', rev: 1, name: 'Wards', tier: 2, parent: 'division' },
    { id: 'ash', rev: 1, name: 'Ash', tier: 1, parent: 'group', seat: 'lead', calendar: 'always' },
    { id: 'it', rev: 1, name: 'IT', tier: 1, parent: 'division', lateral: true, seat: 'desk' },
    { id: 'estates', rev: 1, name: 'Estates', tier: 1, parent: 'trust', lateral: true, seat: 'e' },
    {
      id: 'porters',
      rev: 1,
      name: 'Porters',
      tier: 1,
      parent: 'trust',
      lateral: true,
      seat: 'p',
      until_on: '2026-01-01',
    },
  ],
  calendar: [ALWAYS],
});
const MONDAY = '2026-08-03';
const MONDAY_9AM = '2026-08-03T08:00:00Z';

describe('the tree', () => {
  test('rises to the root, and an ask to the next seat that answers, never to the board', () => {
    expect(ancestors(ORG, 'ash').map((unit) => unit.id)).toStrictEqual([
      'group',
      'division',
      'trust',
    ]);
    expect(above(ORG, 'ash', MONDAY)?.id).toBe('division');
    expect(above(ORG, 'it', MONDAY)?.id).toBe('division');
    expect(above(ORG, 'division', MONDAY)).toBeNull();
  });

  test('a unit without a seat or a calendar has those above it', () => {
    expect([seatOf(ORG, 'ash'), seatOf(ORG, 'group')]).toStrictEqual(['lead', 'director']);
    expect([calendarOf(ORG, 'ash'), calendarOf(ORG, 'group')]).toStrictEqual([ALWAYS, null]);
  });

  test('a desk has its own standard, whatever its tier', () => {
    expect(standardOf(ORG, 'it').answer).toStrictEqual({ n: 2, per: 'days' });
    expect(standardOf(ORG, 'group').answer).toStrictEqual({ n: 1, per: 'days' });
  });

  test('the tier above comes first, then the desks that are open for asks, by name', () => {
    const asked = unitsThatCanBeAsked(ORG, 'ash', MONDAY_9AM);
    expect(asked.map(({ unit, answer_due_at }) => [unit.name, answer_due_at])).toStrictEqual([
      ['Surgery', '2026-08-05T16:00:00Z'],
      ['Estates', '2026-08-05T16:00:00Z'],
      ['IT', '2026-08-05T16:00:00Z'],
    ]);
  });

  test.each([
    ['2026-07-31', false],
    ['2026-08-01', true],
    ['2026-08-31', true],
    ['2026-09-01', false],
  ])('what lasts for August holds on %s: %s', (day, holds) => {
    expect(inEffect({ from_on: '2026-08-01', until_on: '2026-09-01' }, day)).toBe(holds);
  });
});

test('a person has the rights of the seats that they sit in that day, there', () => {
  const cover = { seat: 'lead', unit: 'ash', role: 'lead', until_on: '2026-08-04' } as const;
  const coach = { seat: 'coach', unit: 'division', role: 'coach' } as const;
  const person: Person = { id: 'p', rev: 1, name: 'P', memberships: [cover, coach] };
  const rights = (day: string, unit?: string) => [...rightsOf(person, day, unit)].sort();
  expect(rights('2026-08-03', 'ash')).toStrictEqual([
    'answer',
    'huddle',
    'lead',
    'named',
    'take_part',
    'team_work',
  ]);
  expect(rights('2026-08-04', 'ash')).toStrictEqual([]);
  expect(rights('2026-08-04')).toStrictEqual(['named', 'take_part']);
});
