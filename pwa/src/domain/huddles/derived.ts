/** What screens show of a huddle and nobody stores: how long it ran, and where it stands. */

import type { Huddle, Instant, Part, Section, Stamp, Uuid } from '../../generated/wire';
import { dayAt } from '../days';
import { HOUR, msOf } from '../london';
import { counting, isOver, ranFor, timesOutAt } from './log';
import { wholeTime } from './minutes';
import { isTwin } from './twins';

const WRONG_AT_MOST = 4.5 * HOUR; // a clock that was wrong until now keeps the huddle that it runs
const CHIME_AT = 0.8; // of its time (feature H2)

/**
 * A team's huddle that is on, newest start first: what every device of the team shows. One that the
 * clock would have ended by now is on nowhere, also where no server can say so.
 */
export function huddleOn(huddles: Iterable<Huddle>, unit: Uuid, now: Instant): Huddle | null {
  const ours = [...huddles].filter((huddle) => huddle.unit === unit);
  const on = ours.filter((huddle) => {
    const until = timesOutAt(huddle);
    const ahead = until === null ? null : until - msOf(now);
    return ahead !== null && ahead > 0 && ahead < WRONG_AT_MOST && !isTwin(huddle, ours);
  });
  const startedAt = ({ started }: Huddle): number => msOf(started?.at ?? now);
  return on.sort((one, other) => startedAt(other) - startedAt(one))[0] ?? null;
}

/** What ended last today, held before left out: its summary stays to be read, over midnight too. */
export function lastEnded(huddles: Iterable<Huddle>, unit: Uuid, now: Instant): Huddle | null {
  const endedAt = (huddle: Huddle): Instant => counting(huddle).at(-1)?.at ?? now;
  const today = dayAt(now);
  const ours = [...huddles].filter((huddle) => huddle.unit === unit);
  const ended = ours.filter((one) => isOver(one) && dayAt(endedAt(one)) === today);
  const held = ended.filter((one) => one.started !== undefined && !isTwin(one, ours));
  const latest = (held.length > 0 ? held : ended).sort(
    (one, other) => msOf(endedAt(other)) - msOf(endedAt(one)),
  );
  return latest[0] ?? null;
}

/** How long it has run by now, in milliseconds, pauses left out. */
export function hasRun(huddle: Huddle, now: Instant): number {
  return ranFor(huddle, msOf(now));
}

/** What is left of its time, in milliseconds; below zero it has run over, and goes on. */
export function timeLeft(huddle: Huddle, now: Instant): number {
  return wholeTime(huddle) - hasRun(huddle, now);
}

/** Whether the chime has sounded: four fifths of the time have gone. */
export function chimed(huddle: Huddle, now: Instant): boolean {
  return hasRun(huddle, now) >= CHIME_AT * wholeTime(huddle);
}

/** Whether a team is at its huddle: it runs, and was not left running for as long again. */
export function isTogether(huddle: Huddle, now: Instant): boolean {
  return huddle.state === 'running' && hasRun(huddle, now) < 2 * wholeTime(huddle);
}

export function agendaOf({ agenda = [] }: Huddle): readonly Section[] {
  return agenda;
}

/** The part that every device shows: where somebody turned to last, else the first. */
export function partOn(huddle: Huddle): Part | null {
  const parts = agendaOf(huddle).map(({ part }) => part);
  const turned = huddle.turns?.findLast(({ part }) => parts.includes(part))?.part;
  return turned ?? parts[0] ?? null;
}

/** The parts before and after one, if any. */
export function beside(huddle: Huddle, part: Part): { readonly back?: Part; readonly next?: Part } {
  const parts = agendaOf(huddle).map((section) => section.part);
  const at = parts.indexOf(part);
  const [back, next] = [parts[at - 1], parts[at + 1]];
  return { ...(back && { back }), ...(next && { next }) };
}

/** The parts that were turned to and left again, and the first once any other was. */
export function partsDone(huddle: Huddle): ReadonlySet<Part> {
  const now = partOn(huddle);
  const [first] = agendaOf(huddle);
  const turned = (huddle.turns ?? []).map(({ part }) => part);
  const seen = turned.length > 0 && first ? [first.part, ...turned] : turned;
  return new Set(seen.filter((part) => part !== now));
}

/** How long this part has run since somebody turned to it, in milliseconds, pauses left out. */
export function hasRunInPart(huddle: Huddle, now: Instant): number {
  const part = partOn(huddle);
  const since = huddle.turns?.findLast((turn) => turn.part === part)?.at;
  if (since === undefined) return hasRun(huddle, now);
  return hasRun(huddle, now) - hasRun(before(huddle, since), since);
}

/** The huddle as it stood at an instant. */
function before(huddle: Huddle, at: Instant): Huddle {
  const until = (line: Stamp): boolean => msOf(line.at) <= msOf(at);
  const { marks = [], turns = [] } = huddle;
  return { ...huddle, marks: marks.filter(until), turns: turns.filter(until) };
}

export interface Present {
  readonly total: number;
  readonly roles: number;
}

export function presentAt({ present = {} }: Huddle): Present {
  const heads = Object.values(present);
  return { total: heads.reduce((sum, n) => sum + n, 0), roles: heads.length };
}

/** The last huddle of a team that was held before this one: whose counts are "same as before". */
export function huddleBefore(huddles: Iterable<Huddle>, huddle: Huddle): Huddle | null {
  const startedAt = ({ started }: Huddle): number => msOf(started?.at ?? '1970-01-01T00:00:00Z');
  const ours = [...huddles].filter(({ unit }) => unit === huddle.unit);
  const earlier = ours.filter(
    (one) =>
      one.id !== huddle.id && one.started !== undefined && startedAt(one) < startedAt(huddle),
  );
  const newest = earlier.sort((one, other) => startedAt(other) - startedAt(one));
  return newest.find((one) => !isTwin(one, ours)) ?? null;
}
