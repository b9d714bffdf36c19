/** A next step is offered to people and to the seats that people sit in, never to a screen. */

import { expect, test } from 'vitest';

import { orgOf } from '../../domain/org';
import type { Membership, Person, Seat, Unit } from '../../generated/wire';
import { ownersOf } from './owners';

const WARD: Unit = { id: 'ward', rev: 1, name: 'Maple Ward', tier: 1, seat: 'lead' };
const SEATS: readonly Seat[] = [
  { id: 'board', rev: 1, unit: 'ward', role: 'tablet', title: 'Someone on the team' },
  { id: 'screen', rev: 1, unit: 'ward', role: 'wall', title: 'The screen on the wall' },
  { id: 'team', rev: 1, unit: 'ward', role: 'member', title: 'Staff nurse' },
  { id: 'charge', rev: 1, unit: 'ward', role: 'lead', title: 'Nurse in charge' },
  { id: 'lead', rev: 1, unit: 'ward', role: 'lead', title: 'Ward manager' },
];

function inSeat(id: string, seat: string, role: Membership['role']): Person {
  return { id, rev: 1, name: id, memberships: [{ seat, unit: 'ward', role }] };
}

test('the seats of people, and the people, without the screens of the ward', () => {
  const amina = inSeat('Amina', 'team', 'member');
  const people = [amina, inSeat('Grace', 'lead', 'lead'), inSeat('Wall', 'screen', 'wall')];
  const org = orgOf({ unit: [WARD], seat: SEATS });
  const desk = { org, people, person: amina, now: '2026-08-03T08:00:00Z' };
  const { seats, people: offered } = ownersOf(desk, 'ward');
  expect(seats.map(({ id }) => id)).toEqual(['lead', 'charge']);
  expect(offered.map(({ name }) => name)).toEqual(['Grace']);
});
