/** Asking for help: the request moves up or sideways, the responsibility and the story stay. */

import type * as wire from '../../generated/wire';
import type { Ask, Problem, Uuid } from '../../generated/wire';
import type { Change, Moment } from '../base';
import { dayAt } from '../days';
import { calendarOf, inReach, standardOf, takesAsks, unitOf } from '../org';
import { refuse } from '../refusal';
import { made } from '../shape';
import { unitsInReach } from '../who-can-be-asked';
import { addSpan } from '../working-time';
import type { Here, Moves } from './commands';
import { ASKED, ASKS_MAX, type States } from './entity';
import { colleague, heldElsewhere, notPast, onlyWhen, openProblem, responded } from './guards';
import { settled } from './settle';
import { tell } from './telling';

const ASKABLE: States = new Set(['raised', 'owned', 'returned']);

function escalate(said: wire.EscalateProblem, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  const { to, tried, need, needed_by } = said;
  if (ASKED.has(problem.state)) heldElsewhere(problem);
  onlyWhen(problem, ASKABLE);
  if ((problem.asks ?? []).length >= ASKS_MAX) refuse('ask.too_many', { count_max: ASKS_MAX });
  const holding = problem.holding_unit ?? problem.unit;
  mayAsk(moment, holding, to);
  notPast(moment, needed_by);
  const { id } = moment.speaker;
  const link = said.link === undefined ? id : colleague(moment, said.link, holding);
  const ask = newAsk(moment, { to, from_unit: holding, tried, need, needed_by, link });
  const units = [holding] as const;
  return settled(moment, problem, {
    state: 'escalated',
    asks: [...(problem.asks ?? []), ask],
    responded_at: responded(problem, moment),
    story: tell(problem, moment, 'escalate', {
      units,
      words: tried,
      to,
      on: needed_by,
      detail: need,
    }),
  });
}

/** Up to the tier above, or sideways to a service desk or another team; never the board. */
export function mayAsk(
  moment: Moment,
  asker: Uuid,
  to: Uuid,
  been: readonly Uuid[] = [],
): void {
  const asked = unitOf(moment.org, to);
  if (to === asker) refuse('ask.of_oneself');
  if (been.includes(to)) refuse('ask.has_been_there', { unit: to });
  const today = dayAt(moment.heard_at);
  if (!takesAsks(asked, today)) refuse('unit.takes_no_asks', { unit: to });
  if (!inReach(moment.org, asker, asked, today)) refuse('ask.out_of_reach', { unit: to });
}

/** What an ask carries from unit to unit, and from one round to the next. */
type Request = Pick<Ask, 'to' | 'from_unit' | 'tried' | 'need' | 'needed_by'> & {
  readonly link: Uuid | undefined;
};

/** An ask with its two clocks, started when the server heard it. */
export function newAsk(moment: Moment, request: Request): Ask {
  const { org, said_at, heard_at } = moment;
  const standard = standardOf(org, request.to);
  const calendar = calendarOf(org, request.to);
  return made<Ask>({
    ...request,
    id: moment.command_id,
    by: moment.speaker.id,
    said_at,
    heard_at,
    acknowledge_due_at: addSpan(calendar, heard_at, standard.acknowledge),
    answer_due_at: addSpan(calendar, heard_at, standard.answer),
  });
}

export function requestOf({ to, from_unit, tried, need, needed_by, link }: Ask): Request {
  return { to, from_unit, tried, need, needed_by, link };
}

/** Anybody but the unit that holds it: the tier above, a desk beside it, another team. */
function somebodyToAsk(problem: Problem, { org, now }: Here): boolean {
  const asker = problem.holding_unit ?? problem.unit;
  const today = dayAt(now);
  return unitsInReach(org, asker, today).length > 0;
}

export const ASKING = {
  'problem.escalate': {
    rule: escalate,
    when: (problem, here) => ASKABLE.has(problem.state) && somebodyToAsk(problem, here),
  },
} as const satisfies Moves;
