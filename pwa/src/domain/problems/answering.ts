/** A reply to an ask: an answer or a return with help; the first one heard stands. */

import type * as wire from '../../generated/wire';
import type { Answer, Outcome, Problem, Uuid } from '../../generated/wire';
import { known, type Change, type Moment } from '../base';
import { later } from '../days';
import { responseHours } from '../org';
import { refuse } from '../refusal';
import { made, type Filled } from '../shape';
import type { Moves } from './commands';
import { ANSWERS_MAX, ASKED, CONFIRM_DAYS, currentAsk, lastRequest, type States } from './entity';
import { endAsk, informDueAt, movedOn, notPast, onlyWhen, openProblem } from './guards';
import { settled } from './settle';
import { answering, speaking, tell } from './telling';

const MOVES_NOTHING_MORE: States = new Set([
  ...ASKED,
  'resolved',
  'closed',
  'returned',
  'owned',
]);

/** The first answer heard stands; a later one is kept beside it and moves nothing. */
function answer(said: wire.AnswerAsk, moment: Moment): Change {
  const problem = known(moment, said.problem);
  answerIsWhole(said);
  if (said.expires_on !== undefined) notPast(moment, said.expires_on);
  const first = ASKED.has(problem.state) && isOfRequest(problem, said.ask);
  if (!first && !keptBeside(problem)) movedOn(openProblem(moment, said.problem));
  const reply = made<Answer>({
    ...replyBy(moment, problem),
    kind: said.kind,
    words: said.words,
    why: said.why,
    would_change: said.would_change,
    scope: said.scope,
    expires_on: said.expires_on,
    beside: first ? undefined : true,
  });
  return replied(problem, moment, reply, { move: 'answer', how: 'answered' });
}

/** Whether this ask is still answered: not one taken back, or answered and asked anew. */
function isOfRequest(problem: Problem, ask: Uuid | undefined): boolean {
  return ask === undefined || lastRequest(problem).some(({ id }) => id === ask);
}

function keptBeside(problem: Problem): boolean {
  const n_answers = (problem.answers ?? []).length;
  return n_answers > 0 && n_answers < ANSWERS_MAX && MOVES_NOTHING_MORE.has(problem.state);
}

function answerIsWhole({ kind, why, would_change, scope, expires_on }: wire.AnswerAsk): void {
  if (kind === 'no' && (why === undefined || would_change === undefined)) {
    refuse('answer.no_needs_why');
  }
  if (kind === 'permission' && (scope === undefined || expires_on === undefined)) {
    refuse('answer.permission_needs_scope');
  }
}

function giveBack(said: wire.ReturnWithHelp, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  onlyWhen(problem, ASKED);
  if (!isOfRequest(problem, said.ask)) movedOn(problem);
  const reply: Answer = {
    ...replyBy(moment, problem),
    kind: 'help',
    words: said.reason,
    help: said.help,
  };
  return replied(problem, moment, reply, { move: 'return', how: 'returned' });
}

function replyBy(moment: Moment, problem: Problem): Omit<Answer, 'kind' | 'words'> {
  const { by, unit, who } = speaking(moment, answering(problem));
  return { id: moment.command_id, at: moment.said_at, unit, by, who };
}

/** The verb that the story tells, and how the ask ended by it. */
interface Reply {
  readonly move: string;
  readonly how: wire.Ended;
}

function replied(problem: Problem, moment: Moment, reply: Answer, by: Reply): Change {
  const answers = [...(problem.answers ?? []), reply];
  const story = tell(problem, moment, by.move, {
    units: answering(problem),
    words: reply.words,
    on: reply.expires_on,
    detail: reply.kind,
  });
  if (reply.beside || !currentAsk(problem)) return settled(moment, problem, { answers, story });
  const asks = endAsk(problem, by.how, moment, speaking(moment, answering(problem)));
  return settled(moment, problem, { answers, story, asks, ...whatFollows(problem, moment, reply) });
}

/** After permission and help the ward acts; after any other the raiser says whether it worked. */
function whatFollows(
  problem: Problem,
  moment: Moment,
  reply: Answer,
): Partial<Filled<Problem>> {
  const { heard_at, org } = moment;
  if (reply.kind === 'permission' || reply.kind === 'help') {
    return {
      state: 'returned',
      act_due_at: later(heard_at, { hours: responseHours(org) }),
      inform_due_at: informDueAt(moment, problem.unit, heard_at),
      informed_at: undefined,
    };
  }
  const { id, words, unit, who, kind } = reply;
  const outcome = made<Outcome>({
    id,
    words,
    at: heard_at,
    unit,
    who,
    ask: answeredAsk(problem, unit),
    answer: kind,
    confirm_by: later(heard_at, { days: CONFIRM_DAYS }),
  });
  return { state: 'resolved', outcome };
}

/** The ask that a unit answers: its own, even where the request had gone on from it. */
export function answeredAsk(problem: Problem, unit: Uuid): Uuid | undefined {
  const ask = currentAsk(problem);
  if (!ask) return undefined;
  return (lastRequest(problem).find((one) => one.to === unit) ?? ask).id;
}

export const ANSWERING = {
  'problem.answer': { rule: answer, when: ({ state }) => ASKED.has(state) },
  'problem.return': { rule: giveBack, when: ({ state }) => ASKED.has(state) },
} as const satisfies Moves;
