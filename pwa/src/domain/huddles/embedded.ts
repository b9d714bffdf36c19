/** Whether meeting has become a habit, counted on a team's own plan and told to nobody else. */

import type { Day, Huddle, Instant, Uuid } from '../../generated/wire';
import { dayAt, daysAfter } from '../days';
import { median } from '../median';
import type { Org } from '../org';
import { whySkipped } from './log';
import { planOf, slotsOn } from './slots';
import { isTwin } from './twins';

const WINDOW_DAYS = 21;
const HELD_MIN = 15;
const WEEK_DAYS = 7;
const WEEKS_BEFORE = 8;
const WEEKS_BELOW = 3;
const LOOK_BACK_DAYS = 180; // a team that was embedded half a year ago begins anew

/** How many were held, of how many that were planned. */
export interface Reliability {
  readonly held: number;
  readonly planned: number;
}

export interface Team {
  readonly org: Org;
  readonly unit: Uuid;
  readonly huddles: readonly Huddle[];
}

export interface Embedded {
  /** The first day on which it was a habit, of those looked back on; null where it is none yet. */
  readonly since: Day | null;
  /** It was a habit, and fewer meet now: the moment to offer a new start. */
  readonly drifts: boolean;
}

/** Stopped for care counts as held: the team met, and went where it was needed. */
export function isHeld({ state }: Huddle): boolean {
  return state === 'closed' || state === 'stopped_for_care';
}

/** What a team planned and held on each day, counted once. */
export type Diary = (day: Day) => Reliability;

/**
 * A slot that was skipped because the ward was closed was none; a huddle beside the plan is held
 * all the same.
 */
export function diaryOf({ org, unit, huddles }: Team): Diary {
  const ours = new Map<Day, Huddle[]>();
  for (const huddle of huddles) {
    if (huddle.unit === unit) ours.set(huddle.day, [...(ours.get(huddle.day) ?? []), huddle]);
  }
  return (day) => {
    const those = ours.get(day) ?? [];
    const closed = new Set(those.filter(wasClosed).map(({ slot }) => slot));
    const planned = slotsOn(org, unit, day).filter((slot) => !closed.has(slot)).length;
    const held = those.filter((one) => isHeld(one) && !isTwin(one, those)).length;
    return { held, planned };
  };
}

/** Of the days up to and with this one. */
export function reliability(diary: Diary, until: Day, days = WINDOW_DAYS): Reliability {
  const each = Array.from({ length: days }, (_, n) => diary(daysAfter(until, -n)));
  return {
    held: each.reduce((sum, { held }) => sum + held, 0),
    planned: each.reduce((sum, { planned }) => sum + planned, 0),
  };
}

function wasClosed(huddle: Huddle): boolean {
  return whySkipped(huddle) === 'ward_closed';
}

/** 15 in 21 days; of a team that plans fewer, or could not meet as often, the same share. */
export function isEmbedded({ held, planned }: Reliability): boolean {
  if (held === 0) return false;
  return held >= HELD_MIN || (planned > 0 && held * WINDOW_DAYS >= planned * HELD_MIN);
}

/** Of a team with a plan. One that began less than three weeks ago has no habit to speak of. */
export function embedded(team: Team, now: Instant): Embedded {
  const yesterday = daysAfter(dayAt(now), -1);
  const begun = firstHeld(team);
  if (begun === null || !planOf(team.org, team.unit)?.slots?.length) return NOT_YET;
  const diary = diaryOf(team);
  const since = firstEmbedded(diary, begun, yesterday);
  return { since, drifts: since !== null && drifts(diary, since, yesterday) };
}

/** Whether a huddle is the first after the day on which it was a habit: it is said there, once. */
export function isFirstSince(huddles: Iterable<Huddle>, huddle: Huddle, since: Day): boolean {
  const sooner = ({ day, slot }: Huddle): boolean =>
    day < huddle.day || (day === huddle.day && slot < huddle.slot);
  const before = [...huddles].some(
    (one) => one.unit === huddle.unit && isHeld(one) && one.day > since && sooner(one),
  );
  return huddle.day > since && !before;
}

const NOT_YET: Embedded = { since: null, drifts: false };

function firstHeld({ unit, huddles }: Team): Day | null {
  const days = [...huddles]
    .filter((one) => one.unit === unit && isHeld(one))
    .map(({ day }) => day);
  return days.sort()[0] ?? null;
}

function firstEmbedded(diary: Diary, begun: Day, until: Day): Day | null {
  const earliest = daysAfter(until, -LOOK_BACK_DAYS);
  const from = begun > earliest ? begun : earliest;
  for (let day = daysAfter(from, WINDOW_DAYS - 1); day <= until; day = daysAfter(day, 1)) {
    if (isEmbedded(reliability(diary, day))) return day;
  }
  return null;
}

/**
 * Fewer than half of the last two weeks, or three weeks in a row below the usual of the eight
 * before: two rules that a single bad week never meets.
 */
function drifts(diary: Diary, since: Day, until: Day): boolean {
  const fortnight = reliability(diary, until, 2 * WEEK_DAYS);
  if (fortnight.planned > 0 && 2 * fortnight.held < fortnight.planned) return true;
  const week = (n: number): number | null =>
    shareOf(reliability(diary, daysAfter(until, -n * WEEK_DAYS), WEEK_DAYS));
  const shares = Array.from({ length: WEEKS_BELOW + WEEKS_BEFORE }, (_, n) => week(n));
  if (daysAfter(until, -WEEKS_BELOW * WEEK_DAYS) < since) return false;
  const usual = median(shares.slice(WEEKS_BELOW).filter((one) => one !== null));
  const recent = shares.slice(0, WEEKS_BELOW);
  return usual !== null && recent.every((one) => one !== null && one < usual);
}

/** Of a week without a planned huddle there is nothing to say. */
function shareOf({ held, planned }: Reliability): number | null {
  return planned === 0 ? null : Math.min(1, held / planned);
}
