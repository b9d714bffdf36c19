/** Every open problem has one accountable seat and a next date, because each rule ends here. */

import type { Ask, Instant, Outcome, Problem, Uuid } from '../../generated/wire';
import { put, type Change, type Moment } from '../base';
import { later } from '../days';
import { msOf } from '../london';
import { seatOf } from '../org';
import { replace, type Filled } from '../shape';
import { endOfDay } from '../working-time';
import { ASKED, CONFIRM_DAYS, currentAsk, isOpen, underlyingState } from './entity';

/** The problem's next revision, with its holder and next date worked out anew. */
export function settle(
  moment: Moment,
  problem: Problem,
  fields: Partial<Filled<Problem>>,
): Problem {
  const changed = put(problem, fields);
  const unit = holdingUnit(changed);
  return replace(changed, {
    holding_unit: unit,
    holder: holder(moment, changed, unit),
    next_at: nextAt(changed),
  });
}

/** The usual end of a rule: one problem moved on. */
export function settled(
  moment: Moment,
  problem: Problem,
  fields: Partial<Filled<Problem>>,
): Change {
  return { entities: [settle(moment, problem, fields)] };
}

function holdingUnit(problem: Problem): Uuid | undefined {
  if (!isOpen(problem)) return undefined;
  const state = underlyingState(problem);
  const ask = currentAsk(problem);
  if (ASKED.has(state) && ask) return answeringUnit(problem, ask);
  if (state === 'owned' && problem.owner) return problem.owner.unit;
  return problem.unit;
}

/** The seat that owns it, where somebody does; else the one that answers for the unit. */
function holder(moment: Moment, problem: Problem, unit: Uuid | undefined): Uuid | undefined {
  if (problem.owner && underlyingState(problem) === 'owned') return problem.owner.seat;
  return unit === undefined ? undefined : seatOf(moment.org, unit);
}

/** A seat that passed an ask on stays accountable until the next one has read it. */
function answeringUnit(problem: Problem, ask: Ask): Uuid {
  const passedOn = problem.asks?.at(-2)?.ended === 'forwarded';
  return passedOn && ask.seen_at === undefined ? ask.from_unit : ask.to;
}

function nextAt(problem: Problem): Instant | undefined {
  const ask = currentAsk(problem);
  switch (problem.state) {
    case 'raised':
      return problem.response_due_at;
    case 'returned':
      return problem.act_due_at ?? problem.response_due_at;
    case 'owned':
      return problem.owner ? endOfDay(problem.owner.by_on) : problem.response_due_at;
    case 'escalated':
    case 'accepted':
      return ask ? dueAt(ask) : problem.response_due_at;
    case 'waiting':
      return problem.waiting && endOfDay(problem.waiting.until_on);
    case 'resolved':
      return problem.outcome && closesAt(problem.outcome);
    case 'closed':
    case 'merged':
    case 'redirected':
    case 'withdrawn':
      return undefined;
    default:
      return problem.state satisfies never;
  }
}

/** When silence closes it: whoever raised it has 7 days from opening it to say otherwise. */
function closesAt({ confirm_by, delivered_at }: Outcome): Instant {
  return delivered_at === undefined ? confirm_by : later(delivered_at, { days: CONFIRM_DAYS });
}

/** What an ask owes next: being read, then an answer, or what was promised instead. */
export function dueAt(ask: Ask): Instant {
  if (ask.promise) return ask.promise.by_at;
  const { acknowledge_due_at, answer_due_at, seen_at } = ask;
  const reading = seen_at === undefined && msOf(acknowledge_due_at) < msOf(answer_due_at);
  return reading ? acknowledge_due_at : answer_due_at;
}
