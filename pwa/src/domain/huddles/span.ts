/** From when to when a huddle ran: what was said in between was said at the board. */

import type { Huddle, Instant } from '../../generated/wire';
import { msOf } from '../london';

export interface Span {
  readonly from: number;
  readonly until: number;
}

/** One that never began has no length, and one that still runs no end. */
export function spanOf({ started, marks = [] }: Huddle): Span {
  const end = marks.findLast(({ mark }) => mark === 'closed' || mark === 'stopped');
  const from = started === undefined ? Infinity : msOf(started.at);
  return { from, until: end === undefined ? Infinity : msOf(end.at) };
}

export function saidBetween(at: Instant, { from, until }: Span): boolean {
  return from <= msOf(at) && msOf(at) <= until;
}
