/** A starter is a whole huddle: its parts fill its minutes, and each comes once. */

import { describe, expect, test } from 'vitest';

import type { Setting } from '../../generated/wire';
import { agendaToRun, QUIETEST_FIRST, rolesOf, STARTERS } from './starters';

const WARD = { tier: 1 };
const MATRON = { tier: 2 };
const DESK = { tier: 1, lateral: true };
const OWN = [{ part: 'risks', seconds: 60 }] as const;

describe.each(Object.keys(STARTERS) as Setting[])('the starter for %s', (setting) => {
  const { agenda, minutes, roles } = STARTERS[setting];

  test('fills its minutes, five to ten of them', () => {
    const seconds = agenda.reduce((sum, one) => sum + one.seconds, 0);
    expect(seconds).toBe(minutes * 60);
    expect(minutes).toBeGreaterThanOrEqual(5);
    expect(minutes).toBeLessThanOrEqual(10);
  });

  test('has each part once', () => {
    const parts = agenda.map(({ part }) => part);
    expect(parts).toEqual([...new Set(parts)]);
  });

  test('expects the quietest first', () => {
    expect([...roles].sort(byVoice)).toEqual(roles);
  });
});

function byVoice(one: (typeof QUIETEST_FIRST)[number], other: typeof one): number {
  return QUIETEST_FIRST.indexOf(one) - QUIETEST_FIRST.indexOf(other);
}

test.each([
  ['a ward that wrote nothing', undefined, WARD, STARTERS.ward.agenda],
  ['a matron who wrote nothing', undefined, MATRON, STARTERS.leaders.agenda],
  ['a desk that wrote nothing', undefined, DESK, STARTERS.leaders.agenda],
  ['a desk that chose what it works on', { agenda: [] }, DESK, STARTERS.leaders.agenda],
  ['a ward that chose another starter', { setting: 'emergency' }, WARD, STARTERS.emergency.agenda],
  ['a matron with parts of her own', { agenda: OWN }, MATRON, OWN],
] as const)('%s runs its agenda', (_, script, unit, expected) => {
  expect(agendaToRun(script, unit)).toEqual(expected);
});

test('whom a team expects is its own, or its starter’s', () => {
  expect(rolesOf(undefined, MATRON)).toEqual(STARTERS.leaders.roles);
  expect(rolesOf({ roles: ['nurse'] }, WARD)).toEqual(['nurse']);
});
