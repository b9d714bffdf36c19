/** How a problem ends: with a sentence that reached its raiser, who says whether it worked. */

import type * as wire from '../../generated/wire';
import type { Check, Outcome, Owner, Problem } from '../../generated/wire';
import { known, NOTHING, type Change, type Moment } from '../base';
import { dayAt, daysAfter, later, laterOf } from '../days';
import { msOf } from '../london';
import { seatOf } from '../org';
import { refuse } from '../refusal';
import { made, replace } from '../shape';
import { CONFIRM_DAYS, newAsk, requestOf } from './asking';
import { currentAsk, raisedBy, type States } from './entity';
import { endAsk, onlyWhen, openProblem } from './guards';
import { settle, settled } from './settle';
import { heldBy, inOrder, involved, speaking, tell } from './telling';

const CHECK_DAYS = [30, 90] as const; // source: feature L5

export const RESOLVABLE: States = new Set(['owned', 'accepted', 'waiting']);
export const WITHDRAWABLE: States = new Set(['raised', 'owned']);
const RESOLVED: States = new Set(['resolved']);
const CLOSED: States = new Set(['closed']);
const REDIRECTED: States = new Set(['redirected']);

export function resolve(said: wire.ResolveProblem, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  onlyWhen(problem, RESOLVABLE);
  const units = heldBy(problem);
  const { unit, who } = speaking(moment, units);
  const { words, strength } = said;
  const outcome = made<Outcome>({
    words,
    at: moment.heard_at,
    unit,
    who,
    ask: currentAsk(problem)?.id,
    strength,
    confirm_by: later(moment.heard_at, { days: CONFIRM_DAYS }),
  });
  return settled(moment, problem, {
    state: 'resolved',
    waiting: undefined,
    outcome,
    asks: endAsk(problem, 'answered', moment.heard_at),
    story: tell(problem, moment, 'resolve', { units, words, detail: strength }),
  });
}

/** Delivered when first opened by somebody who raised it; opening it again says nothing new. */
export function receive(said: wire.ReceiveOutcome, moment: Moment): Change {
  const problem = known(moment, said.problem);
  const { outcome } = problem;
  if (!outcome || !raisedBy(problem, moment.speaker.id)) return NOTHING;
  const delivered_at = laterOf(moment.said_at, outcome.at);
  const before = outcome.delivered_at;
  if (before !== undefined && msOf(before) <= msOf(delivered_at)) return NOTHING;
  return settled(moment, problem, { outcome: { ...outcome, delivered_at } });
}

export function confirm(said: wire.ConfirmOutcome, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  onlyWhen(problem, RESOLVED);
  const { outcome } = problem;
  if (!raisedBy(problem, moment.speaker.id)) refuse('confirm.raiser_only');
  if (said.fixed === 'no' && said.words === undefined) refuse('confirm.no_needs_words');
  if (!outcome) throw new Error('a resolved problem has an outcome');
  const delivered_at = outcome.delivered_at ?? laterOf(moment.said_at, outcome.at);
  const heard: Outcome = { ...outcome, delivered_at, fixed: said.fixed };
  const story = tell(problem, moment, 'confirm', { words: said.words, detail: said.fixed });
  const told: Problem = { ...problem, story };
  return said.fixed === 'no' ? notFixed(told, moment, heard) : closed(told, moment, heard);
}

function closed(problem: Problem, moment: Moment, outcome: Outcome): Change {
  return settled(moment, problem, {
    state: 'closed',
    outcome,
    ended_at: moment.heard_at,
    checks: checks(outcome),
  });
}

/** A "no" fixed nothing, so nobody is asked whether it lasted. */
function checks(outcome: Outcome): readonly Check[] | undefined {
  if (outcome.answer === 'no') return undefined;
  const day = dayAt(outcome.at);
  return CHECK_DAYS.map((n) => ({ due_on: daysAfter(day, n), asked_days: n }));
}

/** Back to the tier that answered, its clocks started again; else to the team that owned it. */
function notFixed(problem: Problem, moment: Moment, outcome: Outcome): Change {
  const asked = problem.asks?.find((ask) => ask.id === outcome.ask);
  if (asked) {
    const asks = [...(problem.asks ?? []), newAsk(moment, requestOf(asked))];
    return settled(moment, problem, { state: 'escalated', asks, outcome });
  }
  const owner = problem.owner ?? seatOwns(problem, moment);
  const tomorrow = daysAfter(dayAt(moment.said_at), 1);
  const by_on = owner.by_on > tomorrow ? owner.by_on : tomorrow;
  return settled(moment, problem, { state: 'owned', owner: { ...owner, by_on }, outcome });
}

function seatOwns(problem: Problem, moment: Moment): Owner {
  return {
    unit: problem.unit,
    seat: seatOf(moment.org, problem.unit),
    step: problem.outcome?.words ?? problem.text,
    by_on: dayAt(moment.said_at),
  };
}

/** The first check that is due is answered; "no longer fixed" opens the problem again. */
export function check(said: wire.CheckSustained, moment: Moment): Change {
  const problem = known(moment, said.problem);
  onlyWhen(problem, CLOSED);
  const today = dayAt(moment.said_at);
  const asked = problem.checks?.find((one) => one.held === undefined && one.due_on <= today);
  if (!asked) refuse('check.not_due');
  const answered: Check = { ...asked, held: said.held, at: moment.said_at };
  const checked = problem.checks?.map((one) => (one === asked ? answered : one));
  const detail = said.held ? 'held' : 'slipped';
  const story = tell(problem, moment, 'check', { words: said.words, detail });
  if (said.held) return settled(moment, problem, { checks: checked, story });
  return settled(moment, problem, {
    state: 'owned',
    owner: { ...seatOwns(problem, moment), by_on: daysAfter(today, 1) },
    checks: checked,
    ended_at: undefined,
    story,
  });
}

/** One item goes on: voices and raisers move over, the clock is the older of the two. */
export function merge(said: wire.MergeProblem, moment: Moment): Change {
  if (said.problem === said.into) refuse('merge.with_itself');
  const problem = openProblem(moment, said.problem);
  const target = openProblem(moment, said.into);
  onlyWhen(problem, MERGEABLE);
  return { entities: [mergedAway(problem, said, moment), joined(target, problem, moment)] };
}

function mergedAway(problem: Problem, { into }: wire.MergeProblem, moment: Moment): Problem {
  return settle(moment, problem, {
    state: 'merged',
    merged_into: into,
    waiting: undefined,
    asks: endAsk(problem, 'closed', moment.heard_at),
    ended_at: moment.heard_at,
    story: tell(problem, moment, 'merge', { units: involved(problem), detail: into }),
  });
}

function joined(target: Problem, problem: Problem, moment: Moment): Problem {
  const one = { problem: problem.id, unit: problem.unit, by: problem.raised.by };
  const voices = inOrder([...(target.voices ?? []), ...(problem.voices ?? [])]);
  const sooner = msOf(problem.response_due_at) < msOf(target.response_due_at);
  const told = { units: involved(target), words: problem.text };
  return settle(moment, target, {
    followers: [...(target.followers ?? []), one, ...(problem.followers ?? [])],
    voices: voices.length > 0 ? voices : undefined,
    response_due_at: (sooner ? problem : target).response_due_at,
    story: tell(target, moment, 'joined', told),
  });
}

export function redirect(said: wire.RedirectProblem, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  const contact = moment.org.contacts.get(said.contact) ?? refuse('contact.unknown');
  const { route, name, phone } = contact;
  const { reference } = said;
  const told = { units: involved(problem), words: reference, detail: route };
  const story = tell(problem, moment, 'redirect', told);
  const bare = { text: '', story: story.map((entry) => replace(entry, { words: undefined })) };
  return settled(moment, problem, {
    state: 'redirected',
    redirected: made<wire.Redirected>({ route, contact: name, phone, reference }),
    waiting: undefined,
    asks: endAsk(problem, 'closed', moment.heard_at),
    ended_at: moment.heard_at,
    ...(said.erase ? bare : { story }),
  });
}

export function confirmRedirect(said: wire.ConfirmRedirect, moment: Moment): Change {
  const problem = known(moment, said.problem);
  onlyWhen(problem, REDIRECTED);
  const where = problem.redirected;
  if (!where || where.confirmed_by !== undefined) return NOTHING;
  return settled(moment, problem, {
    redirected: { ...where, confirmed_by: moment.speaker.id },
    story: tell(problem, moment, 'confirm_redirect'),
  });
}

export function withdraw(said: wire.WithdrawProblem, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  if (problem.raised.by !== moment.speaker.id) refuse('withdraw.raiser_only');
  onlyWhen(problem, WITHDRAWABLE);
  return settled(moment, problem, {
    state: 'withdrawn',
    ended_at: moment.heard_at,
    story: tell(problem, moment, 'withdraw', { words: said.reason }),
  });
}

/** Any but one that waits for its raiser's word: that loop is about to close. */
export const MERGEABLE: States = new Set([
  'raised',
  'owned',
  'escalated',
  'accepted',
  'returned',
  'waiting',
]);
