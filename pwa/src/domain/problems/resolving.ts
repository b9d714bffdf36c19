/** What was done is told in one sentence, and the raiser has read it. */

import type * as wire from '../../generated/wire';
import type { Outcome } from '../../generated/wire';
import { known, NOTHING, type Change, type Moment } from '../base';
import { later, laterOf, sooner } from '../days';
import { msOf } from '../london';
import { refuse } from '../refusal';
import { made } from '../shape';
import { answeredAsk } from './answering';
import type { Moves } from './commands';
import { CONFIRM_DAYS, raisedBy, type States } from './entity';
import { endAsk, onlyWhen, openProblem } from './guards';
import { settled } from './settle';
import { heldBy, speaking, tell } from './telling';

const RESOLVABLE: States = new Set(['owned', 'accepted', 'waiting']);

function resolve(said: wire.ResolveProblem, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  onlyWhen(problem, RESOLVABLE);
  const units = heldBy(problem);
  const by = speaking(moment, units);
  const { words, strength } = said;
  const outcome = made<Outcome>({
    id: moment.command_id,
    words,
    at: moment.heard_at,
    unit: by.unit,
    who: by.who,
    ask: answeredAsk(problem, by.unit),
    strength,
    confirm_by: later(moment.heard_at, { days: CONFIRM_DAYS }),
  });
  return settled(moment, problem, {
    state: 'resolved',
    waiting: undefined,
    outcome,
    asks: endAsk(problem, 'answered', moment, by),
    story: tell(problem, moment, 'resolve', { units, words, detail: strength }),
  });
}

/** Delivered when first opened by somebody who raised it; opening it again says nothing new. */
function receive(said: wire.ReceiveOutcome, moment: Moment): Change {
  const problem = known(moment, said.problem);
  const { outcome } = problem;
  if (!outcome || !raisedBy(problem, moment.speaker.id)) return NOTHING;
  if (said.outcome !== undefined && said.outcome !== outcome.id) return NOTHING;
  const delivered_at = laterOf(moment.said_at, outcome.at);
  const before = outcome.delivered_at;
  if (before !== undefined && msOf(before) <= msOf(delivered_at)) return NOTHING;
  return settled(moment, problem, { outcome: { ...outcome, delivered_at } });
}

/** Delivered when it was first read; the story tells of each time. */
function readOut(said: wire.ReadOut, moment: Moment): Change {
  const problem = known(moment, said.problem);
  const units = [problem.unit, ...(problem.followers ?? []).map(({ unit }) => unit)];
  if (!units.includes(said.unit)) refuse('problem.unknown');
  const { outcome } = problem;
  if (!outcome || (said.outcome !== undefined && said.outcome !== outcome.id)) return NOTHING;
  const read_at = laterOf(moment.said_at, outcome.at);
  const delivered_at = sooner(read_at, outcome.delivered_at ?? read_at);
  const story = tell(problem, moment, 'read_out', { units: [said.unit] });
  return settled(moment, problem, { outcome: { ...outcome, delivered_at }, story });
}

export const RESOLVING = {
  'problem.resolve': { rule: resolve, when: ({ state }) => RESOLVABLE.has(state) },
  'problem.receive': { rule: receive },
  'problem.read_out': { rule: readOut },
} as const satisfies Moves;
