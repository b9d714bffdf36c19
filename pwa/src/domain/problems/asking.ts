/** Asking for help and answering: the request moves, the responsibility and the story stay. */

import type * as wire from '../../generated/wire';
import type { Answer, Ask, Outcome, Owner, Problem, Uuid } from '../../generated/wire';
import { known, NOTHING, type Change, type Moment } from '../base';
import { dayAt, later, laterDay } from '../days';
import { msOf } from '../london';
import { calendarOf, responseHours, seatOf, standardOf, takesAsks, unitOf } from '../org';
import { refuse } from '../refusal';
import { hasRight } from '../rights';
import { made } from '../shape';
import { addSpan } from '../working-time';
import { ANSWERS_MAX, ASKED, ASKS_MAX, currentAsk, lastRequest, type States } from './entity';
import { colleague, endAsk, heldElsewhere, notPast, onlyWhen, openProblem } from './guards';
import { read, responded, tomorrow } from './guards';
import { settled } from './settle';
import { answering, involved, replaceAsk, speaking, tell } from './telling';

export const CONFIRM_DAYS = 7; // source: lifecycles, move "resolve"
const PROMISE_DAYS_MAX = 366;

export const ASKABLE: States = new Set(['raised', 'owned', 'returned']);
const MOVES_NOTHING_MORE: States = new Set(['resolved', 'closed', 'returned', 'owned']);

export function escalate(said: wire.EscalateProblem, moment: Moment): Change {
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

/** Owned again by whoever had it, else by whoever takes it back until somebody says more. */
export function takeBack(said: wire.TakeBack, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  onlyWhen(problem, ASKED);
  linkOrLead(problem, moment);
  const taken: Owner = {
    unit: problem.unit,
    seat: seatOf(moment.org, problem.unit),
    person: moment.speaker.id,
    step: said.reason,
    by_on: tomorrow(moment),
  };
  const owner = problem.owner ?? taken;
  return settled(moment, problem, {
    state: 'owned',
    owner: { ...owner, by_on: laterDay(owner.by_on, taken.by_on) },
    asks: endAsk(problem, 'taken_back', moment),
    story: tell(problem, moment, 'take_back', { words: said.reason }),
  });
}

/** The link person keeps the thread; who asked and the team's lead stand in for them. */
function linkOrLead(problem: Problem, { speaker, heard_at }: Moment): void {
  const request = lastRequest(problem);
  if (request.some((ask) => ask.link === speaker.id || ask.by === speaker.id)) return;
  const leads = hasRight(speaker, 'lead', dayAt(heard_at), problem.unit);
  if (!leads) refuse('take_back.link_only', { link: request[0]?.link });
}

/**
 * The first reading by the asked unit is kept, unless the ask had ended before it.
 *
 * One that lapsed is still before its seat, so that the ward is told when it is read at last.
 */
export function see(said: wire.SeeAsk, moment: Moment): Change {
  const problem = known(moment, said.problem);
  const ask = problem.asks?.find((one) => one.id === said.ask);
  if (!ask) return NOTHING;
  const seen = read(ask, speaking(moment, [ask.to]), moment.said_at);
  if (seen === ask || endedBefore(ask, seen.seen_at)) return NOTHING;
  return settled(moment, problem, { asks: replaceAsk(problem, seen) });
}

function endedBefore({ ended, ended_at }: Ask, seen_at: wire.Instant | undefined): boolean {
  if (ended === 'lapsed' || ended_at === undefined || seen_at === undefined) return false;
  return msOf(seen_at) > msOf(ended_at);
}

export function accept(said: wire.AcceptAsk, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  const ask = askedNow(problem);
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
  if (said.expires_on !== undefined) notPast(moment, said.expires_on);
  const first = ASKED.has(problem.state);
  if (!first && !keptBeside(problem)) onlyWhen(openProblem(moment, said.problem), ASKED);
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
): Pick<Problem, 'state' | 'act_due_at' | 'outcome'> {
  const { heard_at, org } = moment;
  if (reply.kind === 'permission' || reply.kind === 'help') {
    return { state: 'returned', act_due_at: later(heard_at, { hours: responseHours(org) }) };
  }
  const { words, unit, who, kind } = reply;
  const outcome = made<Outcome>({
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

/** Up or sideways. The seat that passes it on stays accountable until the next has read it. */
export function forward(said: wire.ForwardAsk, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  const ask = askedNow(problem);
  const { to, tried } = said;
  const units = answering(problem);
  const who = speaking(moment, units);
  mayAsk(moment, who.unit, to);
  if (involved(problem).includes(to)) refuse('ask.has_been_there', { unit: to });
  const onward = newAsk(moment, { ...requestOf(ask), to, from_unit: who.unit, tried });
  return settled(moment, problem, {
    state: 'escalated',
    asks: [...(endAsk(problem, 'forwarded', moment, who) ?? []), onward],
    story: tell(problem, moment, 'forward', { units, words: tried, to }),
  });
}
