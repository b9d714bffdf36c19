/** A problem as every list tells it: whose it is, what is due, where its words are. */

import { currentAsk, isOpen } from '../domain/problems/entity';
import type { Org } from '../domain/org';
import type { Instant, Problem } from '../generated/wire';
import { heldByWords } from './board';
import { clockPhrase, type Verb } from './clock-phrases';

/** Who holds it: our own seat, or the unit that was asked. */
export function holderWords(problem: Problem, org: Org): string {
  const unit = org.units.get(problem.holding_unit ?? problem.unit);
  const seat = org.seats.get(problem.holder ?? '');
  const ours = problem.holding_unit === problem.unit;
  return heldByWords({ ours, seat: seat?.title ?? '', unit: unit?.name ?? '' });
}

/** The next date in words, or nothing for what has ended. */
export function nextWords(problem: Problem, now: Instant, late_help = true): string | null {
  if (!isOpen(problem) || problem.next_at === undefined) return null;
  return clockPhrase({ verb: verbOf(problem), due: problem.next_at, now, late_help });
}

function verbOf(problem: Problem): Verb {
  switch (problem.state) {
    case 'escalated':
      return 'answer';
    case 'accepted':
      return currentAsk(problem)?.promise === undefined ? 'answer' : 'promise';
    case 'waiting':
      return 'look_again';
    case 'raised':
    case 'returned':
      return 'first_reply';
    default:
      return 'next_step';
  }
}

/** Whether the next date has passed: a fact, said with an offer of help. */
export function isLate(problem: Problem, now: Instant): boolean {
  const due = isOpen(problem) && problem.state !== 'waiting' ? problem.next_at : undefined;
  return due !== undefined && Date.parse(due) < Date.parse(now);
}
