/**
 * What was said of a huddle, in the order of saying; whatever holds is read off it. What people say
 * stands against what the clock made of their silence.
 */

import type { Huddle, HuddleState, Mark, Marked, Reason, Stamp, Turn } from '../../generated/wire';
import { type Moment, put } from '../base';
import { MINUTE, msOf } from '../london';
import { speaking } from '../problems/telling';
import { made } from '../shape';

const MARKS_MAX = 60;
const TURNS_MAX = 60;
const SILENT_AT_MOST = 90 * MINUTE; // then everybody has gone
const PAUSED_AT_MOST = 60 * MINUTE; // then care had the better claim

export const STATE_AFTER: Readonly<Record<Mark, HuddleState>> = {
  started: 'running',
  resumed: 'running',
  paused: 'paused',
  closed: 'closed',
  stopped: 'stopped_for_care',
  skipped: 'skipped',
  unskipped: 'running',
};

const OF_NONE_BEGUN: ReadonlySet<Mark> = new Set(['skipped', 'unskipped']);
const OVER: ReadonlySet<HuddleState> = new Set(['closed', 'stopped_for_care', 'skipped']);

export function isOver({ state }: Huddle): boolean {
  return OVER.has(state);
}

export function stampOf({ said_at, command_id }: Moment): Stamp {
  return { at: said_at, id: command_id };
}

/** By when it was said, then by id. */
export function isBefore(one: Stamp, other: Stamp): boolean {
  const apart = msOf(one.at) - msOf(other.at);
  return apart === 0 ? one.id < other.id : apart < 0;
}

/** The newest, where there are too many. */
export function inOrder<T extends Stamp>(lines: readonly T[], longest: number): readonly T[] {
  return [...lines].sort((one, other) => (isBefore(one, other) ? -1 : 1)).slice(-longest);
}

/** The huddle with one more line in its log, and the state that follows. */
export function marked(huddle: Huddle, moment: Moment, mark: Mark, reason?: Reason): Huddle {
  const { by, who } = speaking(moment, [huddle.unit]);
  const line = made<Marked>({
    ...stampOf(moment),
    mark,
    by,
    who: who === '' ? undefined : who,
    reason,
  });
  return follow(huddle, [...ofPeople(huddle), line], huddle.turns);
}

/** The same for a turn of its pages: whoever turns one is still there. */
export function turned(huddle: Huddle, line: Turn): Huddle {
  return follow(huddle, ofPeople(huddle), [...(huddle.turns ?? []), line]);
}

function ofPeople({ marks = [] }: Huddle): readonly Marked[] {
  return marks.filter(({ by }) => by !== undefined);
}

function follow(huddle: Huddle, lines: readonly Marked[], pages: Huddle['turns']): Huddle {
  const marks = inOrder(lines, MARKS_MAX);
  const after = put(huddle, { marks, turns: pages && inOrder(pages, TURNS_MAX) });
  const last = counting(after).at(-1);
  const state = last ? STATE_AFTER[last.mark] : 'running';
  const length_s = OVER.has(state) ? Math.floor(ranFor(after) / 1000) : undefined;
  return made<Huddle>({ ...after, state, length_s });
}

/** When the clock ends it, in ms; null where it is over, or was never begun. */
export function timesOutAt(huddle: Huddle): number | null {
  const last = counting(huddle).at(-1);
  if (huddle.started === undefined || last === undefined || isOver(huddle)) return null;
  if (huddle.state === 'paused') return msOf(last.at) + PAUSED_AT_MOST;
  const turned = huddle.turns?.at(-1)?.at ?? last.at;
  return Math.max(msOf(last.at), msOf(turned)) + SILENT_AT_MOST;
}

/** Its marks, but for who left it out, or back in, once begun: they had not heard of it. */
export function counting({ started, marks = [] }: Log): readonly Marked[] {
  const inVain = (line: Marked): boolean =>
    OF_NONE_BEGUN.has(line.mark) && started !== undefined && isBefore(started, line);
  return marks.filter((line) => !inVain(line));
}

/** Why there was none, where anybody said it since it was left out. */
export function whySkipped(huddle: Huddle): Reason | undefined {
  const lines = counting(huddle);
  const from = lines.findLastIndex(({ mark }) => mark !== 'skipped') + 1;
  return lines.slice(from).findLast(({ reason }) => reason !== undefined)?.reason;
}

/**
 * How long it ran, in milliseconds, up to now where that is given: neither its pauses count, nor a
 * silence in which everybody had gone.
 */
export function ranFor(huddle: Log, now_ms = 0): number {
  let ran = 0;
  let since = 0;
  let runs = false;
  const lines = [...counting(huddle), ...(huddle.turns ?? [])];
  for (const line of inOrder(lines, MARKS_MAX + TURNS_MAX)) {
    const apart = msOf(line.at) - since;
    if (runs && apart < SILENT_AT_MOST) ran += apart;
    if ('mark' in line) runs = STATE_AFTER[line.mark] === 'running';
    since = msOf(line.at);
  }
  return ran + (runs ? Math.max(0, now_ms - since) : 0);
}

type Log = Pick<Huddle, 'started' | 'marks' | 'turns'>;
