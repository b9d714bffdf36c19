/** How a problem ends: with a sentence that reached its raiser, who says whether it worked. */

import type * as wire from '../../generated/wire';
import type { Ask, Check, Outcome, Owner, Problem } from '../../generated/wire';
import { known, NOTHING, type Change, type Moment } from '../base';
import { dayAt, daysAfter, later, laterDay, laterOf, sooner } from '../days';
import { msOf } from '../london';
import { seatOf } from '../org';
import { refuse } from '../refusal';
import { hasRight } from '../rights';
import { made, replace } from '../shape';
import { answeredAsk, CONFIRM_DAYS, newAsk, requestOf } from './asking';
import { currentAsk, FOLLOWERS_MAX, raisedBy, VOICES_MAX, type States } from './entity';
import { endAsk, onlyWhen, openProblem, tomorrow } from './guards';
import { settle, settled } from './settle';
import { heldBy, inOrder, involved, replaceAsk, speaking, tell } from './telling';

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
  const by = speaking(moment, units);
  const { words, strength } = said;
  const outcome = made<Outcome>({
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
  const theirs = raisedBy(known(moment, said.problem), moment.speaker.id);
  if (!theirs) refuse('confirm.raiser_only');
  const problem = openProblem(moment, said.problem);
  onlyWhen(problem, RESOLVED);
  const { outcome } = problem;
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
  const by_on = laterDay(owner.by_on, tomorrow(moment));
  return settled(moment, problem, { state: 'owned', owner: { ...owner, by_on }, outcome });
}

function seatOwns(problem: Problem, moment: Moment): Owner {
  return {
    unit: problem.unit,
    seat: seatOf(moment.org, problem.unit),
    step: problem.outcome?.words ?? problem.text,
    by_on: tomorrow(moment),
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
    owner: seatOwns(problem, moment),
    checks: checked,
    ended_at: undefined,
    story,
  });
}

/** One item goes on: voices and raisers move over, the clock is the older of the two. */
export function merge(said: wire.MergeProblem, moment: Moment): Change {
  if (said.problem === said.into) refuse('merge.with_itself');
  const problem = openProblem(moment, said.problem);
  const target = mergeTarget(said, moment);
  const n_followers = (target.followers ?? []).length + (problem.followers ?? []).length;
  if (n_followers >= FOLLOWERS_MAX) refuse('merge.too_many', { count_max: FOLLOWERS_MAX });
  return { entities: [mergedAway(problem, said, moment), joined(target, problem, moment)] };
}

/** The item that goes on: theirs as well, for what is merged into it is told to its units. */
function mergeTarget({ into }: wire.MergeProblem, moment: Moment): Problem {
  const today = dayAt(moment.heard_at);
  const theirs = involved(known(moment, into)).some((unit) =>
    hasRight(moment.speaker, 'team_work', today, unit),
  );
  return theirs ? openProblem(moment, into) : refuse('problem.unknown');
}

function mergedAway(problem: Problem, { into }: wire.MergeProblem, moment: Moment): Problem {
  return settle(moment, problem, {
    state: 'merged',
    merged_into: into,
    waiting: undefined,
    asks: endAsk(problem, 'closed', moment),
    ended_at: moment.heard_at,
    story: tell(problem, moment, 'merge', { units: involved(problem), detail: into }),
  });
}

function joined(target: Problem, problem: Problem, moment: Moment): Problem {
  const one = { problem: problem.id, unit: problem.unit, by: problem.raised.by };
  const voices = inOrder([...(target.voices ?? []), ...(problem.voices ?? [])]);
  return settle(moment, target, {
    followers: [...(target.followers ?? []), one, ...(problem.followers ?? [])],
    voices: voices.length > 0 ? voices.slice(0, VOICES_MAX) : undefined,
    response_due_at: sooner(target.response_due_at, problem.response_due_at),
    inform_due_at: sooner(target.inform_due_at, problem.inform_due_at),
    asks: olderClocks(target, currentAsk(problem)),
    story: tell(target, moment, 'joined', {
      units: involved(target),
      words: problem.text || undefined,
    }),
  });
}

/** Where both ask the same unit, it answers by the clock that started first. */
function olderClocks(target: Problem, other: Ask | null): readonly Ask[] | undefined {
  const ask = currentAsk(target);
  if (ask?.to !== other?.to || !ask || !other) return target.asks;
  if (msOf(other.heard_at) >= msOf(ask.heard_at)) return target.asks;
  return replaceAsk(target, {
    ...ask,
    heard_at: other.heard_at,
    acknowledge_due_at: sooner(ask.acknowledge_due_at, other.acknowledge_due_at),
    answer_due_at: sooner(ask.answer_due_at, other.answer_due_at),
  });
}

export function redirect(said: wire.RedirectProblem, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  const contact = moment.org.contacts.get(said.contact) ?? refuse('contact.unknown');
  const { route, name, phone } = contact;
  const { reference } = said;
  const told = { units: involved(problem), words: reference, detail: route };
  const gone = replace(problem, {
    state: 'redirected',
    redirected: made<wire.Redirected>({ route, contact: name, phone, reference }),
    waiting: undefined,
    asks: endAsk(problem, 'closed', moment),
    ended_at: moment.heard_at,
    story: tell(problem, moment, 'redirect', told),
  });
  return settled(moment, said.erase ? withoutWords(gone) : gone, {});
}

/** Whose, when and where to are left; nothing that anybody wrote of it. */
function withoutWords(problem: Problem): Problem {
  const bare = { words: undefined, why: undefined };
  return replace(problem, {
    text: '',
    owner: undefined,
    asks: problem.asks?.map((ask) => replace(ask, { tried: '', promise: undefined })),
    answers: undefined,
    outcome: undefined,
    story: problem.story?.map((entry) => replace(entry, bare)),
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
  const raiser = known(moment, said.problem).raised.by;
  if (raiser !== moment.speaker.id) refuse('withdraw.raiser_only');
  const problem = openProblem(moment, said.problem);
  onlyWhen(problem, WITHDRAWABLE);
  return settled(moment, problem, {
    state: 'withdrawn',
    ended_at: moment.heard_at,
    story: tell(problem, moment, 'withdraw', { words: said.reason }),
  });
}
