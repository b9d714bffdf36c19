/** What is fixed stands in every huddle, in its words; everything else is as the team has it. */

import { describe, expect, test } from 'vitest';

import type { CoreLine, Membership, Person, Section } from '../../generated/wire';
import { orgOf } from '../org';
import { fixesFor, withCore } from './core';

const LINES: readonly CoreLine[] = [
  { part: 'risks', line: 'Ask which families are worried.' },
  { part: 'test', line: 'One small test, said aloud.' },
];
const OWN: readonly Section[] = [
  { part: 'risks', seconds: 45, title: 'Watch out', line: 'Our own line' },
  { part: 'thanks', seconds: 30, line: 'Well done' },
];
const ORG = orgOf({
  unit: [
    { id: 'trust', rev: 1, name: 'Trust', tier: 5 },
    { id: 'executive', rev: 1, name: 'Executive', tier: 4, parent: 'trust' },
    { id: 'ward', rev: 1, name: 'Ward 7', tier: 1, parent: 'trust' },
  ],
});
const DAY = '2026-08-03';

describe('a huddle with a common core', () => {
  test('has the fixed lines in place of its own, and the parts that it had left out', () => {
    expect(withCore(OWN, LINES, 'ward')).toEqual([
      { part: 'risks', seconds: 45, title: 'Watch out', line: 'Ask which families are worried.' },
      { part: 'thanks', seconds: 30, line: 'Well done' },
      { part: 'test', seconds: 30, line: 'One small test, said aloud.' },
    ]);
  });

  test('of leaders has no part that only teams have a use for', () => {
    const parts = withCore([], LINES, 'leaders').map(({ part }) => part);
    expect(parts).toEqual(['risks']);
  });

  test('is the team’s own where nothing is fixed', () => {
    expect(withCore(OWN, [], 'ward')).toEqual(OWN);
  });
});

test.each([
  ['an administrator, for the organisation', 'ward', 'administrator', 'trust'],
  ['whoever leads the organisation', 'trust', 'executive', 'trust'],
  ['whoever answers for all of it', 'executive', 'executive', 'executive'],
  ['no ward, though it stands right below', 'ward', 'lead', null],
  ['no member of the executive', 'executive', 'member', null],
] as const)('%s', (_, unit, role, expected) => {
  expect(fixesFor(ORG, sittingIn({ seat: 'seat', unit, role }), DAY)).toBe(expected);
});

function sittingIn(held: Membership): Person {
  return { id: 'person', rev: 1, name: 'Somebody', memberships: [held] };
}
