/** A few letters find whoever helped; the team's own people stand there before any. */

import { describe, expect, test } from 'vitest';

import { orgOf } from '../../domain/org';
import type { Membership, Person, Unit } from '../../generated/wire';
import { receiversFor } from './receivers';

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const WARD: Unit = { id: id(1), rev: 1, name: 'Maple Ward', tier: 1 };
const PHARMACY: Unit = { id: id(2), rev: 1, name: 'Pharmacy', tier: 2, lateral: true };
const ROOT: Unit = { id: id(3), rev: 1, name: 'The trust', tier: 5 };
const member = (n: number, name: string, role: Membership['role'] = 'member'): Person => ({
  id: id(n),
  rev: 1,
  name,
  memberships: [{ seat: id(90), unit: WARD.id, role }],
});
const ME = member(10, 'Me Myself');
const ZOE = { ...member(11, 'Zoe'), title: 'Staff nurse' };
const ADA = member(12, 'Ada');
const GONE = { ...member(13, 'Gone'), disabled_at: '2018-01-01T00:00:00Z' };
const TABLET = member(14, 'Ward tablet', 'tablet');

const AROUND = {
  people: [ME, ZOE, ADA, GONE, TABLET],
  org: orgOf({ unit: [WARD, PHARMACY, ROOT] }),
  unit: WARD.id,
  me: ME.id,
  day: '2018-08-06',
};
const namesOf = (typed: string) => receiversFor(typed, AROUND).map(({ name }) => name);

describe('a thank-you', () => {
  test('is offered for the people of the team, but oneself, who left and the tablet', () => {
    expect(namesOf('')).toEqual(['Ada', 'Zoe']);
  });

  test('finds people by name and role, and teams; else it is for someone outside', () => {
    expect(namesOf('nurse')).toEqual(['Zoe', 'nurse']);
    expect(namesOf(' pharm ')).toEqual(['Pharmacy', 'pharm']);
    expect(receiversFor('pharm', AROUND).map(({ to }) => to)).toEqual([
      { to_unit: PHARMACY.id },
      { to_outside: 'pharm' },
    ]);
    expect(namesOf('trust')).toEqual(['trust']);
  });
});
