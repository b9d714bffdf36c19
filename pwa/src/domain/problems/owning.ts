/** Somebody takes the next step: who, what, by when, and whether they are still on it. */

import type * as wire from '../../generated/wire';
import type { Owner, Problem, Uuid } from '../../generated/wire';
import { NOTHING, type Change, type Moment } from '../base';
import { seatOf } from '../org';
import { refuse } from '../refusal';
import { made, replace } from '../shape';
import { SHARED_ROLES } from '../shared-seats';
import type { Moves } from './commands';
import { currentAsk, type States } from './entity';
import { colleague, endAsk, notPast, onlyWhen, openProblem, responded } from './guards';
import { settled } from './settle';
import { answering, speaking, tell, type Units } from './telling';

const OWNABLE: States = new Set(['raised', 'returned', 'escalated', 'accepted']);
const PROGRESSABLE: States = new Set(['owned']);

function own(said: wire.OwnProblem, moment: Moment): Change {
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
  if (seat?.unit !== unit || SHARED_ROLES.has(seat.role)) refuse('seat.not_in_scope');
  return seat.id;
}

function refuseOwned(problem: Problem, owner: Owner): never {
  const told = problem.story?.findLast((entry) => entry.move === 'own');
  refuse('problem.already_owned', {
    by_on: owner.by_on,
    who: told && (told.who ?? ''),
    at: told?.at,
  });
}

function progress(said: wire.MakeProgress, moment: Moment): Change {
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

export const OWNING = {
  'problem.own': { rule: own, when: ({ state }) => OWNABLE.has(state) },
  'problem.progress': { rule: progress, when: ({ state }) => PROGRESSABLE.has(state) },
} as const satisfies Moves;
