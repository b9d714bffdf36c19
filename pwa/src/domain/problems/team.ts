/** What a team does with a problem of its own: raise, join in, own, carry on, wait. */

import type * as wire from '../../generated/wire';
import type { Ask, Owner, Problem, Uuid } from '../../generated/wire';
import { known, NOTHING, put, type Change, type Moment } from '../base';
import { dayAt, daysAfter, later } from '../days';
import { DAY, instantOf, msOf } from '../london';
import { above, BOARD_TIER, calendarOf, inEffect, informHours, responseHours } from '../org';
import { seatOf, unitOf } from '../org';
import { refuse } from '../refusal';
import { made, replace, unless } from '../shape';
import { isOpen, opensNext } from '../working-time';
import { currentAsk, VOICES_MAX, type States } from './entity';
import { colleague, endAsk, notPast, onlyWhen, openProblem, responded } from './guards';
import { settle, settled } from './settle';
import { answering, heldBy, inOrder, involved, replaceAsk, sorted, speaking } from './telling';
import { tell, type Units } from './telling';

const RECURS_WITHIN_DAYS = 90; // source: feature L6
export const WAIT_DAYS_MAX = 28; // source: lifecycles, move "wait"

export const OWNABLE: States = new Set(['raised', 'returned', 'escalated', 'accepted']);
export const PROGRESSABLE: States = new Set(['owned']);
export const WAITABLE: States = new Set(['owned', 'accepted']);

export function raise(said: wire.RaiseProblem, moment: Moment): Change {
  if (moment.known.problem(said.problem)) refuse('problem.exists');
  const unit = unitOf(moment.org, said.unit);
  if (unit.tier >= BOARD_TIER || !inEffect(unit, dayAt(moment.said_at))) {
    refuse('unit.takes_no_problems', { unit: unit.id });
  }
  const earlier = recurred(said, moment);
  const blank = blankProblem(said, moment, earlier);
  const raised = settle(moment, blank, { story: tell(blank, moment, 'raise') });
  if (!earlier) return { entities: [raised] };
  const recurrences = sorted(new Set([...(earlier.recurrences ?? []), said.problem]));
  return { entities: [raised, put(earlier, { recurrences })] };
}

function blankProblem(
  said: wire.RaiseProblem,
  moment: Moment,
  earlier: Problem | undefined,
): Problem {
  const { by, who } = speaking(moment, [said.unit]);
  const { org, said_at, heard_at } = moment;
  return made<Problem>({
    id: said.problem,
    rev: 0,
    unit: said.unit,
    text: said.text,
    state: 'raised',
    raised: made<wire.Raised>({
      by,
      who,
      at: said_at,
      heard_at,
      elsewhere: unless(false, elsewhere(said, moment)),
    }),
    kind: unless('problem', said.kind),
    about: said.about,
    origin: unless('staff', said.origin),
    again_of: earlier?.id,
    response_due_at: later(said_at, { hours: responseHours(org) }),
    inform_due_at: above(org, said.unit) ? later(said_at, { hours: informHours(org) }) : undefined,
  });
}

/** Not told of it by their own teams, so they are told of it themselves. */
function elsewhere(said: wire.RaiseProblem, { speaker, heard_at }: Moment): boolean {
  const today = dayAt(heard_at);
  const held = speaker.memberships ?? [];
  return !held.some((one) => one.unit === said.unit && inEffect(one, today));
}

/** The item of the same team, closed within 90 days, that this one repeats. */
function recurred(said: wire.RaiseProblem, moment: Moment): Problem | undefined {
  const earlier = said.again_of ? moment.known.problem(said.again_of) : undefined;
  if (earlier?.state !== 'closed' || earlier.unit !== said.unit) return undefined;
  const recent = msOf(moment.said_at) - msOf(earlier.ended_at ?? '') <= RECURS_WITHIN_DAYS * DAY;
  return recent ? earlier : undefined;
}

export function meToo(said: wire.SayMeToo, moment: Moment): Change {
  const problem = known(moment, said.problem);
  const units = involved(problem);
  const { by, unit } = speaking(moment, units);
  const voice: wire.Voice = { id: moment.command_id, by, unit, at: moment.said_at };
  return settled(moment, problem, {
    voices: inOrder([...(problem.voices ?? []), voice]).slice(0, VOICES_MAX),
    story: tell(problem, moment, 'me_too', { units }),
  });
}

export function note(said: wire.WriteNote, moment: Moment): Change {
  const problem = known(moment, said.problem);
  const story = tell(problem, moment, 'note', { units: involved(problem), words: said.words });
  return settled(moment, problem, { story });
}

export function sort(said: wire.SortProblem, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  const kind = unless('problem', said.kind);
  if (problem.kind === kind && problem.about === said.about) return NOTHING;
  const story = tell(problem, moment, 'sort', { detail: said.kind });
  return settled(moment, problem, { kind, about: said.about, story });
}

export function own(said: wire.OwnProblem, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  if (problem.state === 'owned' && problem.owner) refuseOwned(problem, problem.owner);
  onlyWhen(problem, OWNABLE);
  notPast(moment, said.by_on);
  const units: Units = currentAsk(problem) ? answering(problem) : [problem.unit];
  const who = speaking(moment, units);
  const { unit } = who;
  const { person, step, by_on } = said;
  const owner = made<Owner>({ unit, seat: seatOfOwner(said, moment, unit), person, step, by_on });
  return settled(moment, problem, {
    state: 'owned',
    owner,
    asks: endAsk(problem, 'taken_on', moment, who),
    responded_at: responded(problem, moment),
    story: tell(problem, moment, 'own', { units, words: step, on: by_on }),
  });
}

/** An owner is somebody who is known here, in a seat of the unit that takes it on. */
function seatOfOwner(said: wire.OwnProblem, moment: Moment, unit: Uuid): Uuid {
  if (said.person !== undefined) colleague(moment, said.person, unit);
  if (said.seat === undefined) return seatOf(moment.org, unit);
  const seat = moment.org.seats.get(said.seat);
  return seat?.unit === unit ? seat.id : refuse('seat.not_in_scope');
}

function refuseOwned(problem: Problem, owner: Owner): never {
  const told = problem.story?.findLast((entry) => entry.move === 'own');
  refuse('problem.already_owned', {
    step: owner.step,
    by_on: owner.by_on,
    who: told && (told.who ?? ''),
    at: told?.at,
  });
}

export function progress(said: wire.MakeProgress, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  onlyWhen(problem, PROGRESSABLE);
  const { owner } = problem;
  if (!owner) return NOTHING;
  const { words, by_on } = said;
  if (words === undefined && by_on === undefined) refuse('progress.says_nothing');
  const moved = by_on === undefined || by_on === owner.by_on ? owner : moveDate(owner, by_on);
  if (moved !== owner) notPast(moment, moved.by_on);
  const story = tell(problem, moment, 'progress', { units: [owner.unit], words, on: by_on });
  return settled(moment, problem, { owner: moved, story });
}

function moveDate(owner: Owner, by_on: wire.Day): Owner {
  return replace(owner, { by_on, date_moves: (owner.date_moves ?? 0) + 1 });
}

export function wait(said: wire.WaitFor, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  onlyWhen(problem, WAITABLE);
  const { on, until_on } = said;
  notPast(moment, until_on);
  if (until_on > daysAfter(dayAt(moment.said_at), WAIT_DAYS_MAX)) {
    refuse('wait.too_long', { days_max: WAIT_DAYS_MAX });
  }
  return settled(moment, problem, {
    state: 'waiting',
    waiting: { on, until_on, since: moment.heard_at, back_to: problem.state },
    story: tell(problem, moment, 'wait', { units: heldBy(problem), words: on, on: until_on }),
  });
}

/** Back to the state before, its clocks later by as long as it waited. */
export function resume(said: wire.Resume, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  const { waiting } = problem;
  if (!waiting) refuse('problem.not_waiting');
  const waited_ms = msOf(moment.heard_at) - msOf(waiting.since);
  return settled(moment, problem, {
    state: waiting.back_to,
    waiting: undefined,
    asks: laterClocks(problem, moment, waited_ms),
    story: tell(problem, moment, 'resume', { units: heldBy(problem), words: said.words }),
  });
}

function laterClocks(
  problem: Problem,
  moment: Moment,
  waited_ms: number,
): readonly Ask[] | undefined {
  const ask = currentAsk(problem);
  if (!ask) return problem.asks;
  const calendar = calendarOf(moment.org, ask.to);
  const moved = (due: wire.Instant) => openBy(calendar, instantOf(msOf(due) + waited_ms));
  return replaceAsk(
    problem,
    replace(ask, {
      acknowledge_due_at: moved(ask.acknowledge_due_at),
      answer_due_at: moved(ask.answer_due_at),
      promise: ask.promise && { ...ask.promise, by_at: moved(ask.promise.by_at) },
    }),
  );
}

/** A due time while the unit is closed moves to its opening; closing time itself may stand. */
function openBy(calendar: wire.Calendar | null, due: wire.Instant): wire.Instant {
  const closing = isOpen(calendar, instantOf(msOf(due) - 1000));
  return closing ? due : opensNext(calendar, due);
}
