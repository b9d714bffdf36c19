/** A problem is heard in its raiser’s own words, and shows at once. */

import type * as wire from '../../generated/wire';
import type { Problem } from '../../generated/wire';
import { put, type Change, type Moment } from '../base';
import { dayAt, later } from '../days';
import { DAY, msOf } from '../london';
import { ROLE_WORDS } from '../huddles/roles';
import { BOARD_TIER, inEffect, responseHours, unitOf } from '../org';
import { refuse } from '../refusal';
import { made, replace, unless } from '../shape';
import { isShared } from '../shared-seats';
import type { Moves } from './commands';
import { informDueAt } from './guards';
import { settle } from './settle';
import { sorted, speaking, tell } from './telling';

const RECURS_WITHIN_DAYS = 90; // source: feature L6

function raise(said: wire.RaiseProblem, moment: Moment): Change {
  if (moment.known.problem(said.problem)) refuse('problem.exists');
  const unit = unitOf(moment.org, said.unit);
  if (unit.tier >= BOARD_TIER || !inEffect(unit, dayAt(moment.said_at))) {
    refuse('unit.takes_no_problems', { unit: unit.id });
  }
  const earlier = recurred(said, moment);
  const blank = blankProblem(said, moment, earlier);
  const { who } = blank.raised;
  const story = tell(blank, moment, 'raise').map((told) => replace(told, { who }));
  const raised = settle(moment, blank, { story });
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
  const { org, said_at, heard_at, speaker } = moment;
  return made<Problem>({
    id: said.problem,
    rev: 0,
    unit: said.unit,
    text: said.text,
    state: 'raised',
    raised: made<wire.Raised>({
      by,
      who: said.role ? ROLE_WORDS[said.role] : who,
      at: said_at,
      heard_at,
      elsewhere: unless(false, elsewhere(said, moment)),
      role: said.role,
      unnamed: unless(false, said.role !== undefined || isShared(speaker)),
    }),
    kind: unless('problem', said.kind),
    about: said.about,
    origin: unless('staff', said.origin),
    again_of: earlier?.id,
    response_due_at: later(said_at, { hours: responseHours(org) }),
    inform_due_at: informDueAt(moment, said.unit, said_at),
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

export const RAISING = {
  'problem.raise': { rule: raise },
} as const satisfies Moves;
