/** What a person may do with a problem now: their rights and its state both allow it. */

import type { Command, Instant, Person, Problem } from '../../generated/wire';
import { dayAt } from '../days';
import { inEffect, takesAsks, type Org } from '../org';
import { hasRight, maySay } from '../rights';
import { ASKABLE } from './asking';
import type { ProblemCommand } from './commands';
import { checkDue } from './derived';
import { RESOLVABLE, WITHDRAWABLE } from './ending';
import { ASKED, isOpen, lastRequest, raisedBy } from './entity';
import { OWNABLE, PROGRESSABLE, WAITABLE } from './team';

/** Moves that somebody chooses. Reading an ask or an outcome is said by opening it. */
export type Move = Exclude<
  ProblemCommand['do'],
  'problem.raise' | 'problem.see' | 'problem.receive'
>;

/** In the order in which a screen offers them: taking it on and answering first. */
export function movesAllowed(
  problem: Problem,
  person: Person,
  org: Org,
  now: Instant,
): readonly Move[] {
  const here: Here = { person, org, now };
  return MOVES.filter(
    (move) => maySay(move, problem, person, dayAt(now)) && WHEN[move](problem, here),
  );
}

interface Here {
  readonly person: Person;
  readonly org: Org;
  readonly now: Instant;
}

/** In which state a move makes sense, and whose it is beyond the rights of a seat. */
const WHEN: Readonly<Record<Move, (problem: Problem, here: Here) => boolean>> = {
  'problem.own': ({ state }) => OWNABLE.has(state),
  'problem.escalate': (problem, here) => ASKABLE.has(problem.state) && somebodyToAsk(problem, here),
  'problem.accept': ({ state }) => ASKED.has(state),
  'problem.answer': ({ state }) => ASKED.has(state),
  'problem.return': ({ state }) => ASKED.has(state),
  'problem.forward': ({ state }) => ASKED.has(state),
  'problem.take_back': (problem, here) => ASKED.has(problem.state) && keepsTheThread(problem, here),
  'problem.progress': ({ state }) => PROGRESSABLE.has(state),
  'problem.wait': ({ state }) => WAITABLE.has(state),
  'problem.resume': ({ state }) => state === 'waiting',
  'problem.resolve': ({ state }) => RESOLVABLE.has(state),
  'problem.confirm': (problem, { person }) =>
    problem.state === 'resolved' && raisedBy(problem, person.id),
  'problem.check': (problem, { now }) => checkDue(problem, dayAt(now)) !== null,
  'problem.me_too': isOpen,
  'problem.note': () => true,
  'problem.sort': isOpen,
  'problem.merge': isOpen,
  'problem.redirect': (problem, { org }) => isOpen(problem) && org.contacts.size > 0,
  'problem.confirm_redirect': ({ state, redirected }) =>
    state === 'redirected' && redirected?.confirmed_by === undefined,
  'problem.withdraw': (problem, { person }) =>
    WITHDRAWABLE.has(problem.state) && problem.raised.by === person.id,
};

const MOVES = Object.keys(WHEN) as readonly Move[];

/** The link person, whoever asked, and the team's lead: they may take an ask back. */
function keepsTheThread(problem: Problem, { person, now }: Here): boolean {
  const theirs = lastRequest(problem).some((ask) => ask.link === person.id || ask.by === person.id);
  return theirs || hasRight(person, 'lead', dayAt(now), problem.unit);
}

/** Anybody but the unit that holds it: the tier above, a desk beside it, another team. */
function somebodyToAsk(problem: Problem, { org, now }: Here): boolean {
  const asker = problem.holding_unit ?? problem.unit;
  const today = dayAt(now);
  return [...org.units.values()].some((unit) => unit.id !== asker && takesAsks(unit, today));
}

/** What opening a problem says by itself: that the asked seat, or its raiser, has now read it. */
export function saidByOpening(problem: Problem, person: Person, now: Instant): readonly Command[] {
  const { id, outcome } = problem;
  const today = dayAt(now);
  const units = (person.memberships ?? [])
    .filter((one) => inEffect(one, today))
    .map((one) => one.unit);
  const unread = lastRequest(problem).filter(
    (ask) =>
      ask.seen_at === undefined &&
      (ask.ended === undefined || ask.ended === 'lapsed') &&
      units.includes(ask.to),
  );
  const unheard = outcome && outcome.delivered_at === undefined && raisedBy(problem, person.id);
  return [
    ...unread.map((ask): Command => ({ do: 'problem.see', problem: id, ask: ask.id })),
    ...(unheard ? [{ do: 'problem.receive', problem: id } as const] : []),
  ];
}
