/** What screens show of a problem and nobody stores: how far it came, and what is due. */

import type { Ask, Check, Day, Instant, Problem } from '../../generated/wire';
import { calendarOf, type Org } from '../org';
import { workedBetween } from '../working-time';
import { ASKED, currentAsk } from './entity';

/** The quarters of the loop, in the order in which they fill. */
export const QUARTERS = ['heard', 'held', 'answered', 'worked'] as const;
export type Quarter = (typeof QUARTERS)[number];

/** How far the loop has closed. "Not yet" takes it back to held. */
export function loopReached(problem: Problem): Quarter {
  switch (problem.state) {
    case 'raised':
    case 'withdrawn':
      return 'heard';
    case 'owned':
    case 'escalated':
    case 'accepted':
    case 'waiting':
    case 'merged':
      return 'held';
    case 'returned':
    case 'resolved':
    case 'redirected':
      return 'answered';
    case 'closed':
      return problem.outcome?.fixed === undefined ? 'answered' : 'worked';
    default:
      return problem.state satisfies never;
  }
}

/** The date that people are told: of an ask, when its answer is due, whether it is read or not. */
export function dateTold(problem: Problem): Instant | undefined {
  const ask = ASKED.has(problem.state) ? currentAsk(problem) : null;
  return ask?.promise?.by_at ?? ask?.answer_due_at ?? problem.next_at;
}

/** Whether nobody who raised it has opened its answer yet. */
export function answerUnread({ state, outcome }: Problem): boolean {
  return state === 'resolved' && outcome?.delivered_at === undefined;
}

const NEW_DATE_AFTER = 0.9; // of the clock's working time (feature T3)

/** Whether the seat is offered a new promised date: nine tenths of its clock have run. */
export function offerNewDate(ask: Ask, org: Org, now: Instant): boolean {
  const [starts, due] = ask.promise
    ? [ask.promise.made_at, ask.promise.by_at]
    : [ask.heard_at, ask.answer_due_at];
  const calendar = calendarOf(org, ask.to);
  const whole_ms = workedBetween(calendar, starts, due);
  return workedBetween(calendar, starts, now) >= NEW_DATE_AFTER * whole_ms;
}

/** Twice is how often a date may move before somebody asks "ask for help?". */
export function dateMovedTwice(problem: Problem): boolean {
  return (problem.owner?.date_moves ?? 0) >= 2;
}

/** A thank you, and a risk of one day, pass by themselves: nobody is asked whether they lasted. */
const PASSES: ReadonlySet<Problem['kind']> = new Set(['thanks', 'risk']);

/** The "still fixed?" questions that nobody has answered yet, the first one first. */
export function checksToCome({ state, kind, checks = [] }: Problem): readonly Check[] {
  if (state !== 'closed' || PASSES.has(kind)) return [];
  return checks.filter(({ held }) => held === undefined);
}

/** The "still fixed?" question that is open today, if any. */
export function checkDue(problem: Problem, today: Day): Check | null {
  return checksToCome(problem).find(({ due_on }) => due_on <= today) ?? null;
}

/** What came of something raised, in one code that the screen words. */
export type CameOfIt =
  | 'fixed'
  | 'partly'
  | 'lived_with'
  | 'assumed'
  | 'merged'
  | 'redirected'
  | 'withdrawn'
  | 'answered'
  | 'back_with_help'
  | 'asked'
  | 'waiting'
  | 'held'
  | 'heard';

/** What a raiser is told first; a "no" that they can live with is not called a fix. */
export function whatCameOfIt(problem: Problem): CameOfIt {
  switch (problem.state) {
    case 'closed':
      return howClosed(problem);
    case 'resolved':
      return 'answered';
    case 'returned':
      return 'back_with_help';
    case 'escalated':
    case 'accepted':
      return 'asked';
    case 'owned':
      return 'held';
    case 'raised':
      return 'heard';
    case 'waiting':
    case 'merged':
    case 'redirected':
    case 'withdrawn':
      return problem.state;
    default:
      return problem.state satisfies never;
  }
}

function howClosed({ outcome }: Problem): CameOfIt {
  if (outcome?.fixed === undefined) return 'assumed';
  if (outcome.answer === 'no') return 'lived_with';
  return outcome.fixed === 'partly' ? 'partly' : 'fixed';
}
