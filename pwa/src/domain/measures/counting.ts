/** Numbers in five seconds: taps and values of many devices give one day, however they arrive. */

import type { AddToTally, Day, Instant, Measure, Point, SetPoint } from '../../generated/wire';
import type { Tally, Tap } from '../../generated/wire';
import { alike } from '../alike';
import { put, type Moment } from '../base';
import { dayAt, daysAfter } from '../days';
import { DAY, msOf } from '../london';
import { refuse } from '../refusal';
import { made, replace, unless } from '../shape';
import { ofUnit, type TeamRules, type Told } from '../team';

const TAPS_MAX = 200;
const SETTLED_AFTER = 31 * DAY;
const REMEMBERED_DAYS = 1;

type Counted = AddToTally | SetPoint;

function add(said: AddToTally, moment: Moment): readonly Told[] {
  const { how } = ofUnit(moment, 'measure', said.measure, said.unit);
  if (how !== 'count') refuse('measure.does_not_fit', { how });
  return told(said, moment, { by: unless(0, said.by) });
}

function point(said: SetPoint, moment: Moment): readonly Told[] {
  const { how } = ofUnit(moment, 'measure', said.measure, said.unit);
  if (!fits(said.value, how)) refuse('measure.does_not_fit', { how });
  return told(said, moment, { value: said.value });
}

function fits(value: number, how: Measure['how']): boolean {
  switch (how) {
    case 'count':
      return value >= 0 && Number.isInteger(value);
    case 'yes_no':
      return value === 0 || value === 1;
    case 'number':
      return true;
    default:
      return how satisfies never;
  }
}

type What = Pick<Tap, 'value'> | { readonly by: number | undefined };

function told(said: Counted, moment: Moment, what: What): readonly Told[] {
  if (said.tally !== alike(said.measure, 'tally', yearOf(said.day))) refuse('tally.unknown');
  if (said.day > dayAt(moment.heard_at)) refuse('date.future', { on: said.day });
  const tap = made<Tap>({ id: moment.command_id, at: moment.said_at, ...what });
  const tally = moment.known.find('tally', said.tally) ?? blank(said);
  const day = tapped(tally.points[said.day] ?? NOTHING_TOLD, tap, said.day);
  const points = inOrder({ ...tally.points, [said.day]: day }, moment.heard_at);
  return [{ kind: 'tally', entity: put(tally, { points }) }];
}

const NOTHING_TOLD: Point = { value: 0 };

function blank({ tally, unit, measure, day }: Counted): Tally {
  return { id: tally, rev: 0, unit, measure, year: yearOf(day), points: {} };
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** The day with one tap more, in its place among the others. */
function tapped(before: Point, tap: Tap, day: Day): Point {
  const taps = [...(before.taps ?? []), tap].sort(bySaid).slice(-TAPS_MAX);
  const late = dayAt(tap.at) > daysAfter(day, REMEMBERED_DAYS);
  return replace(before, {
    value: cameTo(before.settled ?? 0, taps),
    late: before.late ?? unless(false, late),
    taps,
  });
}

function bySaid(one: Tap, other: Tap): number {
  return msOf(one.at) - msOf(other.at) || (one.id < other.id ? -1 : 1);
}

/** A value stands in place of what was said before it; a tap adds, and never below nought. */
function cameTo(start: number, taps: readonly Tap[]): number {
  return taps.reduce((total, { by, value }) => value ?? Math.max(0, total + (by ?? 0)), start);
}

function inOrder(points: Tally['points'], heard_at: Instant): Tally['points'] {
  const days = Object.entries(points).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(days.map(([day, one]) => [day, settled(one, heard_at)]));
}

/** The day without the taps that none can come before any more: what they came to is enough. */
function settled(one: Point, heard_at: Instant): Point {
  const { taps = [], settled: before = 0 } = one;
  const open = taps.filter(({ at }) => msOf(at) >= msOf(heard_at) - SETTLED_AFTER);
  if (open.length === taps.length) return one;
  const came_to = cameTo(before, taps.slice(0, taps.length - open.length));
  return replace(one, {
    settled: unless(0, came_to),
    taps: open.length > 0 ? open : undefined,
  });
}

export const COUNTING = { 'measure.add': add, 'measure.point': point } as const satisfies TeamRules;
