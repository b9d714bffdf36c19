/** The usual length is the middle of what a team closed lately, and of a few nothing is said. */

import { expect, test } from 'vitest';
import type { Huddle, HuddleState } from '../../generated/wire';
import { usualMinutes } from './minutes';

const [OURS, THEIRS] = ['ours', 'theirs'];
const TODAY = '2026-08-28';

interface Ran { readonly unit?: string; readonly day?: string; readonly state?: HuddleState }

function took(minutes: number, { unit = OURS, day = '2026-08-27', state = 'closed' }: Ran = {}) {
  const huddle: Huddle = { id: '', rev: 1, unit, day, slot: 555, state, length_s: 60 * minutes };
  return huddle;
}

function two(day: string, state: HuddleState = 'closed'): readonly Huddle[] {
  return [took(1, { day, state }), took(1, { day, state })];
}

const FIVE = [9, 8, 12, 7, 30].map((minutes) => took(minutes));

test.each<readonly [what: string, huddles: readonly Huddle[], minutes: number | null]>([
  ['the middle, not the mean', FIVE, 9],
  ['between the two middle ones', [...FIVE, took(11)], 10],
  ['of four nothing', FIVE.slice(1), null],
  ['not those of another team', [...FIVE, ...FIVE.map(() => took(1, { unit: THEIRS }))], 9],
  ['not where care came first', [...FIVE, ...two(TODAY, 'stopped_for_care')], 9],
  ['not what was four weeks ago', [...FIVE, ...two('2026-07-31')], 9],
  ['what was on the first day since', [...FIVE, ...two('2026-08-01')], 8],
  ['seconds are a minute', FIVE.map(() => took(0.2)), 1],
])('%s', (_what, huddles, minutes) => {
  expect(usualMinutes(huddles, OURS, TODAY)).toBe(minutes);
});
