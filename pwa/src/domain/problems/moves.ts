/** What a person may do with a problem now: their rights and its state both allow it. */

import { NEEDED } from '../../generated/authz';
import type { Command, Instant, Person, Problem } from '../../generated/wire';
import { dayAt } from '../days';
import type { Org } from '../org';
import { hasRight, maySay } from '../rights';
import type { Here, Moves, ProblemCommand, SaidByTheClock } from './commands';
import { lastRequest, outcomeSeen, raisedBy } from './entity';
import { KNOWN } from './rules';

/** What begins an item, and what opening it, or the huddle, says by itself. */
const NOT_CHOSEN = [
  'problem.raise',
  'problem.see',
  'problem.receive',
  'problem.read_out',
] as const;

/** What somebody chooses to say of an item that they look at. */
export type Move = Exclude<ProblemCommand['do'], SaidByTheClock | (typeof NOT_CHOSEN)[number]>;

export function movesAllowed(
  problem: Problem,
  person: Person,
  org: Org,
  now: Instant,
): readonly Move[] {
  const here: Here = { person, org, now };
  return MOVES.filter(
    (move) => maySay(move, problem, person, dayAt(now)) && fits(move, problem, here),
  );
}

function fits(move: Move, problem: Problem, here: Here): boolean {
  const known: Moves = KNOWN;
  return known[move]?.when?.(problem, here) ?? true;
}

/** What opening a problem says by itself: that the asked seat, or its raiser, has now read it. */
export function saidByOpening(problem: Problem, person: Person, now: Instant): readonly Command[] {
  const { id, outcome } = problem;
  const today = dayAt(now);
  const unread = lastRequest(problem).filter(
    (ask) =>
      ask.seen_at === undefined &&
      (ask.ended === undefined || ask.ended === 'lapsed') &&
      hasRight(person, 'answer', today, ask.to),
  );
  const unheard = outcome && outcome.delivered_at === undefined && raisedBy(problem, person.id);
  return [
    ...unread.map((ask): Command => ({ do: 'problem.see', problem: id, ask: ask.id })),
    ...(unheard ? [{ do: 'problem.receive', problem: id, ...outcomeSeen(problem) } as const] : []),
  ];
}

/** Those that this device predicts come first, in the order of their tables. */
const COMMANDS = Object.keys({ ...KNOWN, ...NEEDED }) as readonly Command['do'][];
export const MOVES = COMMANDS.filter(isMove);

function isMove(command: Command['do']): command is Move {
  const chosen = !(NOT_CHOSEN as readonly string[]).includes(command);
  return chosen && command.startsWith('problem.') && NEEDED[command].needs !== 'system';
}
