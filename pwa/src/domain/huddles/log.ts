/** What was said of a huddle, in the order of saying; whatever holds is read off it. */

import type { Huddle, HuddleState, Mark, Marked, Reason, Stamp } from '../../generated/wire';
import { type Moment, put } from '../base';
import { msOf } from '../london';
import { speaking } from '../problems/telling';
import { made } from '../shape';

const MARKS_MAX = 60;

export const STATE_AFTER: Readonly<Record<Mark, HuddleState>> = {
  started: 'running',
  resumed: 'running',
  paused: 'paused',
  closed: 'closed',
  stopped: 'stopped_for_care',
  skipped: 'skipped',
};

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
  const marks = inOrder([...(huddle.marks ?? []), line], MARKS_MAX);
  const state = STATE_AFTER[marks.at(-1)?.mark ?? mark];
  const length_s = OVER.has(state) ? Math.floor(ranFor(marks) / 1000) : undefined;
  return put(huddle, { marks, state, length_s });
}

/** How long it ran, in milliseconds, pauses left out, up to its last mark. */
export function ranFor(marks: readonly Marked[]): number {
  let ran = 0;
  let since: number | null = null;
  for (const { at, mark } of marks) {
    if (since !== null) ran += msOf(at) - since;
    since = STATE_AFTER[mark] === 'running' ? msOf(at) : null;
  }
  return ran;
}
