/** What "Start huddle" says: the time that the plan gives, and where the team begins. */

import { describe, expect, test } from 'vitest';

import type { HuddlePlan, Script, Unit } from '../../generated/wire';
import { alike } from '../alike';
import { orgOf } from '../org';
import { minutesOf } from './minutes';
import { huddleId } from './slots';
import { type Meeting, toSkip, toStart } from './starting';

const TEAM: Unit = { id: '00000000-0000-7000-8000-000000000105', rev: 1, name: 'ED', tier: 1 };
const NOW = '2026-08-03T08:10:00Z';
const PLAN: HuddlePlan = {
  id: alike(TEAM.id, 'plan'),
  rev: 1,
  unit: TEAM.id,
  slots: [{ weekday: 0, at: '09:15' }],
};
const EMERGENCY: Script = {
  id: alike(TEAM.id, 'script'),
  rev: 1,
  unit: TEAM.id,
  setting: 'emergency',
};

function meeting(plan: readonly HuddlePlan[]): Meeting {
  const org = orgOf({ unit: [TEAM], plan });
  return { org, unit: TEAM, script: EMERGENCY, fixed: [], huddles: new Map(), now: NOW };
}

describe('the time that a huddle has', () => {
  test('a plan that leaves its minutes out has ten, whatever the starter says', () => {
    expect(toStart(meeting([PLAN])).minutes).toBe(10);
    expect(toStart(meeting([{ ...PLAN, minutes: 7 }])).minutes).toBe(7);
  });

  test('without a plan it is the starter that says', () => {
    expect(toStart(meeting([])).minutes).toBe(5);
    expect(minutesOf(undefined, undefined, TEAM)).toBe(10);
  });
});

test('starting and leaving out mean the slot of the plan', () => {
  const day = '2026-08-03';
  const meant = { unit: TEAM.id, huddle: huddleId(TEAM.id, day, 555), day, slot: 555 };
  expect(toStart(meeting([PLAN]))).toMatchObject(meant);
  expect(toSkip(meeting([PLAN]))).toMatchObject(meant);
});
