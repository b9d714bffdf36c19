/** Asking for help and answering: the request moves, the responsibility and the story stay. */

import type * as wire from '../../generated/wire';
import type { Answer, Ask, Outcome, Owner, Problem, State, Uuid } from '../../generated/wire';
import { known, NOTHING, type Change, type Moment } from '../base';
import { dayAt, later, laterOf } from '../days';
import { msOf } from '../london';
import { calendarOf, responseHours, seatOf, standardOf, takesAsks, unitOf } from '../org';
import { refuse } from '../refusal';
import { made, replace } from '../shape';
import { addSpan } from '../working-time';
import { ASKED, currentAsk, type States } from './entity';
import { endAsk, notPast, onlyWhen, openProblem } from './guards';
import { settled } from './settle';
import { answering, involved, replaceAsk, speaking, tell } from './telling';

export const CONFIRM_DAYS = 7; // source: lifecycles, move "resolve"
const PROMISE_DAYS_MAX = 366;

export const ESCALATABLE: States = new Set(['raised', 'owned', 'returned']);
const MOVES_NOTHING_MORE: States = new Set(['resolved', 'closed', 'returned', 'owned']);

export function escalate(said: wire.EscalateProblem, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  const { to, tried, need, needed_by } = said;
  if (ASKED.has(problem.state)) {
    refuse('problem.already_asked', { to: currentAsk(problem)?.to });
  }
  onlyWhen(problem, ESCALATABLE);
  const holding = problem.holding_unit ?? problem.unit;
  mayAsk(moment, holding, to);
  notPast(moment, needed_by);
  const link = said.link ?? speaking(moment, [holding, problem.unit]).by;
  const ask = newAsk(moment, { to, from_unit: holding, tried, need, needed_by, link });
  const units = [holding] as const;
  return settled(moment, problem, {
    state: 'escalated',
    asks: [...(problem.asks ?? []), ask],
    responded_at: problem.responded_at ?? moment.said_at,
    story: tell(problem, moment, 'escalate', {
      units,
      words: tried,
      to,
      on: needed_by,
      detail: need,
    }),
  });
}

/** Up to a unit above, or sideways to a service desk or another team; never the board. */
function mayAsk(moment: Moment, asker: Uuid, to: Uuid): void {
  const asked = unitOf(moment.org, to);
  if (to === asker) refuse('ask.of_oneself');
  if (!takesAsks(asked, dayAt(moment.heard_at))) refuse('unit.takes_no_asks', { unit: to });
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

/** Owned by the team again: by the owner it had, else by its seat until somebody says more. */
export function takeBack(said: wire.TakeBack, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  onlyWhen(problem, ASKED);
  const fallback: Owner = {
    unit: problem.unit,
    seat: seatOf(moment.org, problem.unit),
    person: moment.speaker.id,
    step: said.reason,
    by_on: dayAt(later(moment.said_at, { days: 1 })),
  };
  return settled(moment, problem, {
    state: 'owned',
    owner: problem.owner ?? fallback,
    asks: endAsk(problem, 'taken_back', moment.heard_at),
    story: tell(problem, moment, 'take_back', { words: said.reason }),
  });
}

/** The first reading by the asked unit is kept, whatever happened meanwhile. */
export function see(said: wire.SeeAsk, moment: Moment): Change {
  const problem = known(moment, said.problem);
  const ask = problem.asks?.find((one) => one.id === said.ask);
  if (!ask) return NOTHING;
  const { unit, who } = speaking(moment, [ask.to]);
  const seen_at = laterOf(moment.said_at, ask.heard_at);
  const readBefore = ask.seen_at !== undefined && msOf(ask.seen_at) <= msOf(seen_at);
  if (unit !== ask.to || readBefore) return NOTHING;
  const asks = replaceAsk(problem, replace(ask, { seen_at, seen_by: who }));
  return settled(moment, problem, { asks });
}

export function accept(said: wire.AcceptAsk, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  const ask = askedNow(problem);
  const { step, by_at, reason } = said;
  promiseInBounds(said, moment, ask);
  const units = answering(problem);
  const accepted = replace(ask, {
    promise: made<wire.Promise>({ step, by_at, made_at: moment.heard_at, reason }),
    seen_at: ask.seen_at ?? laterOf(moment.said_at, ask.heard_at),
    seen_by: ask.seen_by ?? speaking(moment, units).who,
  });
  const told = { units, words: step, on: dayAt(by_at), detail: reason };
  return settled(moment, problem, {
    state: 'accepted',
    asks: replaceAsk(problem, accepted),
    story: tell(problem, moment, 'accept', told),
  });
}

/** The ask of a problem that is out for an answer; any other has moved on. */
function askedNow(problem: Problem): Ask {
  onlyWhen(problem, ASKED);
  const ask = currentAsk(problem);
  if (!ask) throw new Error('an escalated problem has an ask');
  return ask;
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

/** The first answer heard stands; a later one is kept beside it and moves nothing. */
export function answer(said: wire.AnswerAsk, moment: Moment): Change {
  const problem = known(moment, said.problem);
  answerIsWhole(said);
  const first = ASKED.has(problem.state);
  const second = (problem.answers ?? []).length > 0 && MOVES_NOTHING_MORE.has(problem.state);
  if (!first && !second) onlyWhen(openProblem(moment, said.problem), ASKED);
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

function answerIsWhole({ kind, why, would_change, scope, expires_on }: wire.AnswerAsk): void {
  if (kind === 'no' && (why === undefined || would_change === undefined)) {
    refuse('answer.no_needs_why');
  }
  if (kind === 'permission' && (scope === undefined || expires_on === undefined)) {
    refuse('answer.permission_needs_scope');
  }
}

export function giveBack(said: wire.ReturnWithHelp, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  onlyWhen(problem, ASKED);
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
  const ask = currentAsk(problem);
  const answers = [...(problem.answers ?? []), reply];
  const story = tell(problem, moment, by.move, {
    units: answering(problem),
    words: reply.words,
    on: reply.expires_on,
    detail: reply.kind,
  });
  if (reply.beside || !ask) return settled(moment, problem, { answers, story });
  const asks = endAsk(problem, by.how, moment.heard_at);
  return settled(moment, problem, { answers, story, asks, ...whatFollows(moment, reply, ask) });
}

/** After permission and help the ward acts; after any other the raiser says whether it worked. */
function whatFollows(
  moment: Moment,
  reply: Answer,
  ask: Ask,
): { readonly state: State; readonly response_due_at?: wire.Instant; readonly outcome?: Outcome } {
  const { heard_at, org } = moment;
  if (reply.kind === 'permission' || reply.kind === 'help') {
    return { state: 'returned', response_due_at: later(heard_at, { hours: responseHours(org) }) };
  }
  const outcome: Outcome = {
    words: reply.words,
    at: heard_at,
    unit: reply.unit,
    who: reply.who,
    ask: ask.id,
    answer: reply.kind,
    confirm_by: later(heard_at, { days: CONFIRM_DAYS }),
  };
  return { state: 'resolved', outcome };
}

/** Up or sideways. The seat that passes it on stays accountable until the next has read it. */
export function forward(said: wire.ForwardAsk, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  const ask = askedNow(problem);
  const { to, tried } = said;
  const units = answering(problem);
  const { unit } = speaking(moment, units);
  mayAsk(moment, unit, to);
  if (involved(problem).includes(to)) refuse('ask.has_been_there', { unit: to });
  const onward = newAsk(moment, { ...requestOf(ask), to, from_unit: unit, tried });
  return settled(moment, problem, {
    state: 'escalated',
    asks: [...(endAsk(problem, 'forwarded', moment.heard_at) ?? []), onward],
    story: tell(problem, moment, 'forward', { units, words: tried, to }),
  });
}
