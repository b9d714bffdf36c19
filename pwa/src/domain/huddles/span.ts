/** From when to when a huddle ran: what was said in between was said at the board. */

import type { Huddle, Instant } from '../../generated/wire';
import { msOf } from '../london';
import { isOver } from './log';

export interface Span {
  readonly from: number;
  readonly until: number;
}

/** One that never began has no length, and one that still runs no end. */
export function spanOf(huddle: Huddle): Span {
  const { started, marks = [] } = huddle;
  const ends = marks.filter(({ mark }) => mark === 'closed' || mark === 'stopped');
  const end = isOver(huddle) ? ends.at(-1) : undefined;
  const from = started === undefined ? Infinity : msOf(started.at);
  return { from, until: end === undefined ? Infinity : msOf(end.at) };
}

export function saidBetween(at: Instant, { from, until }: Span): boolean {
  return from <= msOf(at) && msOf(at) <= until;
}
