/** Two items that are one problem go on as one, and every raiser hears its answer. */

import type * as wire from '../../generated/wire';
import type { Ask, Follower, Problem } from '../../generated/wire';
import { known, type Change, type Moment } from '../base';
import { dayAt, sooner } from '../days';
import { msOf } from '../london';
import { refuse } from '../refusal';
import { hasRight } from '../rights';
import { made, type Filled } from '../shape';
import type { Moves } from './commands';
import { currentAsk, FOLLOWERS_MAX, isOpen, lastRequest, VOICES_MAX } from './entity';
import { endAsk, openProblem, responded } from './guards';
import { settle } from './settle';
import { inOrder, involved, replaceAsk, tell } from './telling';

/** One item goes on: voices and raisers move over, the clock is the older of the two. */
function merge(said: wire.MergeProblem, moment: Moment): Change {
  if (said.problem === said.into) refuse('merge.with_itself');
  const problem = openProblem(moment, said.problem);
  const target = mergeTarget(said, moment);
  const n_followers = (target.followers ?? []).length + (problem.followers ?? []).length;
  if (n_followers >= FOLLOWERS_MAX) refuse('merge.too_many', { count_max: FOLLOWERS_MAX });
  const carried = carriedOn(problem, target);
  const gone = mergedAway(problem, said, moment, carried);
  return { entities: [gone, joined(target, problem, moment, carried)] };
}

/** The item that goes on: theirs as well, for what is merged into it is told to its units. */
function mergeTarget({ into }: wire.MergeProblem, moment: Moment): Problem {
  const today = dayAt(moment.heard_at);
  const theirs = involved(known(moment, into)).some((unit) =>
    hasRight(moment.speaker, 'team_work', today, unit),
  );
  return theirs ? openProblem(moment, into) : refuse('problem.unknown');
}

/** The request that the target takes over: it has none, and no answer that came back either. */
function carriedOn(problem: Problem, target: Problem): readonly Ask[] {
  const takes = !currentAsk(target) && target.state !== 'resolved';
  return takes && currentAsk(problem) ? [...lastRequest(problem)].reverse() : [];
}

function leftBehind(
  problem: Problem,
  carried: readonly Ask[],
  moment: Moment,
): readonly Ask[] | undefined {
  if (carried.length === 0) return endAsk(problem, 'closed', moment);
  return problem.asks?.map((ask) =>
    carried.includes(ask)
      ? { ...ask, ended: 'carried_on', ended_at: ask.ended_at ?? moment.heard_at }
      : ask,
  );
}

function mergedAway(
  problem: Problem,
  { into }: wire.MergeProblem,
  moment: Moment,
  carried: readonly Ask[],
): Problem {
  return settle(moment, problem, {
    state: 'merged',
    merged_into: into,
    voices: undefined,
    waiting: undefined,
    asks: leftBehind(problem, carried, moment),
    ended_at: moment.heard_at,
    story: tell(problem, moment, 'merge', { units: involved(problem), detail: into }),
  });
}

/** What was asked goes on: whoever promised something has promised it here. */
function asked(
  target: Problem,
  problem: Problem,
  moment: Moment,
  carried: readonly Ask[],
): Partial<Filled<Problem>> {
  if (carried.length === 0) return { asks: olderClocks(target, currentAsk(problem)) };
  return {
    state: problem.state,
    waiting: problem.waiting,
    asks: [...(target.asks ?? []), ...carried],
    responded_at: responded(target, moment),
  };
}

function joined(
  target: Problem,
  problem: Problem,
  moment: Moment,
  carried: readonly Ask[],
): Problem {
  const { by, elsewhere } = problem.raised;
  const one = made<Follower>({ problem: problem.id, unit: problem.unit, by, elsewhere });
  const voices = inOrder([...(target.voices ?? []), ...(problem.voices ?? [])]);
  return settle(moment, target, {
    followers: [...(target.followers ?? []), one, ...(problem.followers ?? [])],
    voices: voices.length > 0 ? voices.slice(0, VOICES_MAX) : undefined,
    response_due_at: sooner(target.response_due_at, problem.response_due_at),
    inform_due_at: sooner(target.inform_due_at, problem.inform_due_at),
    ...asked(target, problem, moment, carried),
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

export const MERGING = {
  'problem.merge': { rule: merge, when: isOpen },
} as const satisfies Moves;
