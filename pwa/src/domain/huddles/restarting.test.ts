/** A new start fits in five minutes, keeps the team's own words, and asks whoever has a coach. */

import { describe, expect, it } from 'vitest';
import type { Seat, Setting, Unit } from '../../generated/wire';
import { orgOf } from '../org';
import { SHORT_MINUTES, shortAgenda, toBorrow, toShorten, whoLends } from './restarting';
import { STARTERS } from './starters';

const NOW = '2026-08-03T09:00:00Z';
const ASH: Unit = {
  id: '00000000-0000-7000-8000-000000000105',
  rev: 1,
  name: 'Ash',
  tier: 1,
  parent: 'group',
};
const UNITS: readonly Unit[] = [
  ASH,
  { id: 'trust', rev: 1, name: 'Trust', tier: 5 },
  { id: 'division', rev: 1, name: 'Surgery', tier: 3, parent: 'trust', seat: 's3' },
  { id: 'group', rev: 1, name: 'Wards', tier: 2, parent: 'division', seat: 's2' },
  { id: 'quality', rev: 1, name: 'Quality', tier: 3, parent: 'trust', lateral: true, seat: 'sq' },
];

function orgWith(...seats: readonly Seat[]) {
  const answering: readonly Seat[] = [
    { id: 's2', rev: 1, unit: 'group', role: 'matron', title: 'Matron' },
    { id: 's3', rev: 1, unit: 'division', role: 'director', title: 'Director' },
    { id: 'sq', rev: 1, unit: 'quality', role: 'desk', title: 'Quality desk' },
  ];
  return orgOf({ unit: UNITS, seat: [...answering, ...seats] });
}

describe('the short huddle', () => {
  it.each(Object.keys(STARTERS) as Setting[])('of %s lasts five minutes at most', (setting) => {
    const short = shortAgenda(STARTERS[setting].agenda);
    const seconds = short.reduce((sum, one) => sum + one.seconds, 0);
    expect(seconds).toBeLessThanOrEqual(SHORT_MINUTES * 60 + 15);
    expect(short.length).toBeGreaterThan(1);
  });

  it('keeps the words of the team, and always something', () => {
    const own = { part: 'risks', seconds: 200, title: 'The list' } as const;
    expect(shortAgenda([own, { part: 'test', seconds: 100 }])).toEqual([{ ...own, seconds: 300 }]);
    expect(shortAgenda([{ part: 'test', seconds: 100 }])).toEqual([{ part: 'test', seconds: 300 }]);
  });

  it('is said with the plan of the team', () => {
    const [script, plan] = toShorten(orgWith(), ASH, undefined);
    expect([script.unit, plan.unit, plan.minutes]).toEqual([ASH.id, ASH.id, 5]);
  });
});

describe('somebody beside the team', () => {
  it('is asked of the tier above, or where a coach can be reached', () => {
    const coach: Seat = { id: 'c', rev: 1, unit: 'quality', role: 'coach', title: 'Coach' };
    expect(whoLends(orgWith(), ASH.id, NOW)?.id).toBe('group');
    expect(whoLends(orgWith(coach), ASH.id, NOW)?.id).toBe('quality');
  });

  it('is an ask with a clock', () => {
    const words = 'Run it with us';
    const asked = toBorrow({ unit: 'u', problem: 'p', from: 'f', words, tried: 'Alone', now: NOW });
    expect(asked.map((one) => one.do)).toEqual(['problem.raise', 'problem.escalate']);
    expect(asked[1].needed_by).toBe('2026-08-10');
  });
});
