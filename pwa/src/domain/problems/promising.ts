/** The seat that was asked promises the next step and a date, and says why when it moves. */

import type * as wire from '../../generated/wire';
import type { Ask } from '../../generated/wire';
import type { Change, Moment } from '../base';
import { dayAt, later } from '../days';
import { msOf } from '../london';
import { refuse } from '../refusal';
import { made } from '../shape';
import type { Moves } from './commands';
import { ASKED } from './entity';
import { openProblem, owedNow, read } from './guards';
import { settled } from './settle';
import { answering, replaceAsk, speaking, tell } from './telling';

const PROMISE_DAYS_MAX = 366;

function accept(said: wire.AcceptAsk, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  const ask = owedNow(problem, said.ask);
  const { step, by_at, reason } = said;
  promiseInBounds(said, moment, ask);
  const units = answering(problem);
  const promise = made<wire.Promise>({ step, by_at, made_at: moment.said_at, reason });
  const seen = read(ask, speaking(moment, units), moment.said_at);
  const told = { units, words: step, on: dayAt(by_at), why: reason };
  return settled(moment, problem, {
    state: 'accepted',
    asks: replaceAsk(problem, { ...seen, promise }),
    story: tell(problem, moment, 'accept', told),
  });
}

function promiseInBounds({ by_at, reason }: wire.AcceptAsk, moment: Moment, ask: Ask): void {
  const { said_at } = moment;
  if (msOf(by_at) <= msOf(said_at)) refuse('promise.past', { by_at });
  if (msOf(by_at) > msOf(later(said_at, { days: PROMISE_DAYS_MAX }))) {
    refuse('promise.too_far', { days_max: PROMISE_DAYS_MAX });
  }
  const moved = ask.promise !== undefined || msOf(by_at) > msOf(ask.answer_due_at);
  if (moved && reason === undefined) {
    refuse('promise.needs_reason', { answer_due_at: ask.answer_due_at });
  }
}

export const PROMISING = {
  'problem.accept': { rule: accept, when: ({ state }) => ASKED.has(state) },
} as const satisfies Moves;
