/** A problem as every list and page tells it: whose it is, what is due, what is asked of whom. */

import { dayAt } from '../domain/days';
import type { Org } from '../domain/org';
import { checkDue, dateTold } from '../domain/problems/derived';
import { currentAsk, isOpen } from '../domain/problems/entity';
import type { Instant, Problem } from '../generated/wire';
import { clockPhrase, onItsDay, type Verb } from './clock-phrases';

export const STILL_FIXED = 'Is it still fixed?';

/** Who holds it: our own seat, or the unit that was asked; what is closed, nobody. */
export function holderWords(problem: Problem, org: Org, now: Instant): string {
  const { ended_at, unit, holding_unit = unit, holder = '' } = problem;
  if (ended_at !== undefined) return `Closed ${onItsDay(ended_at, now)}`;
  return holding_unit === unit
    ? `With us: ${org.seats.get(holder)?.title ?? ''}`
    : `With ${org.units.get(holding_unit)?.name ?? ''}`;
}

/** The next date in words, or nothing for what has ended. */
export function nextWords(problem: Problem, now: Instant, late_help = true): string | null {
  const due = isOpen(problem) ? dateTold(problem) : undefined;
  return due === undefined ? null : clockPhrase({ verb: verbOf(problem), due, now, late_help });
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
      return 'first_reply';
    default:
      return 'next_step';
  }
}

/** "Is it still fixed? Asked today": of what is closed, or nothing while nobody is asked. */
export function checkWords(problem: Problem, now: Instant): string | null {
  const check = checkDue(problem, dayAt(now));
  return check && `${STILL_FIXED} Asked ${onItsDay(`${check.due_on}T12:00:00Z`, now)}`;
}

/** Whether the next date has passed: a fact, said with an offer of help. */
export function isLate(problem: Problem, now: Instant): boolean {
  const due = isOpen(problem) && problem.state !== 'waiting' ? dateTold(problem) : undefined;
  return due !== undefined && Date.parse(due) < Date.parse(now);
}

export const FIXED = 'Did that fix it?';
export const LIVE_WITH = 'Can we live with that answer?';
export const USE = 'What will we do with it?';

/** What the team is asked of a reply that came back: nobody expects a "no" to fix anything. */
export function questionOf({ state, outcome }: Problem): string {
  if (state === 'returned') return USE;
  return outcome?.answer === 'no' ? LIVE_WITH : FIXED;
}
