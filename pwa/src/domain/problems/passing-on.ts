/** A seat passes a request on, up or sideways, with what it tried. */

import type * as wire from '../../generated/wire';
import type { Change, Moment } from '../base';
import { mayAsk, newAsk, requestOf } from './asking';
import type { Moves } from './commands';
import { ASKED } from './entity';
import { endAsk, openProblem, owedNow } from './guards';
import { settled } from './settle';
import { answering, involved, speaking, tell } from './telling';

/** Up or sideways. The seat that passes it on stays accountable until the next has read it. */
function forward(said: wire.ForwardAsk, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  const ask = owedNow(problem, said.ask);
  const { to, tried } = said;
  const units = answering(problem);
  const who = speaking(moment, units);
  mayAsk(moment, who.unit, to, involved(problem));
  const onward = newAsk(moment, { ...requestOf(ask), to, from_unit: who.unit, tried });
  return settled(moment, problem, {
    state: 'escalated',
    asks: [...(endAsk(problem, 'forwarded', moment, who) ?? []), onward],
    story: tell(problem, moment, 'forward', { units, words: tried, to }),
  });
}

export const PASSING_ON = {
  'problem.forward': { rule: forward, when: ({ state }) => ASKED.has(state) },
} as const satisfies Moves;
