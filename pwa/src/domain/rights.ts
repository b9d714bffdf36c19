/** Who may say what: a command's right, held in the right place, as the server checks it. */

import { NEEDED, RIGHTS, type Place, type Right } from '../generated/authz';
import type { Day, Person, Problem, Uuid } from '../generated/wire';
import { known, type Moment } from './base';
import { dayAt } from './days';
import { inEffect } from './org';
import type { ProblemCommand } from './problems/commands';
import { ASKED, askedUnits, asker, currentAsk, isOpen, underlyingState } from './problems/entity';
import { heldElsewhere } from './problems/guards';
import { refuse } from './refusal';
import { isShared } from './shared-seats';

/** Refuses what the speaker may not say. Everyone who works here may take part. */
export function authorise(said: ProblemCommand, moment: Moment): void {
  const { speaker } = moment;
  const { needs, at } = NEEDED[said.do];
  if (speaker.disabled_at !== undefined) refuse('right.missing', { right: needs });
  if (isEverybodys(needs, speaker)) return;
  const problem = known(moment, said.problem);
  const day = dayAt(moment.heard_at);
  const right = ofASeat(problem, needs, at);
  const here = 'unit' in said && at === 'unit' ? [said.unit] : placesOf(problem, at);
  if (mayAt(speaker, right, here, day)) return;
  if (here && (at === 'holder' || at === 'owing')) {
    const elsewhere = involved(problem).filter((unit) => !here.includes(unit));
    if (mayAt(speaker, needs, elsewhere, day)) heldElsewhere(problem);
  }
  refuse('right.missing', { right });
}

/** Whoever works here may, in whatever seat, or in none; a tablet or a wall what its role may. */
export function isEverybodys(needs: Right, person: Person): boolean {
  if (needs !== 'take_part' && needs !== 'named') return false;
  const held = person.memberships ?? [];
  return !isShared(person) || held.some(({ role }) => RIGHTS[role].includes(needs));
}

/** What was asked of a seat is moved by those who answer for it, not by all of their team. */
function ofASeat(problem: Problem, needs: Right, at: Place): Right {
  const asked = isOpen(problem) && ASKED.has(underlyingState(problem));
  return at === 'holder' && asked ? 'answer' : needs;
}

/** Whether a person may say such a command of this problem, whatever its state. */
export function maySay(
  command: ProblemCommand['do'],
  problem: Problem,
  person: Person,
  day: Day,
): boolean {
  const { needs, at } = NEEDED[command];
  if (person.disabled_at !== undefined) return false;
  const right = ofASeat(problem, needs, at);
  return isEverybodys(needs, person) || mayAt(person, right, placesOf(problem, at), day);
}

/** What somebody may do at a unit that day; at any unit when none is named. */
export function rightsOf(person: Person, day: Day, unit: Uuid | null = null): ReadonlySet<Right> {
  const held = (person.memberships ?? []).filter((one) => inEffect(one, day));
  const there = held.filter((one) => unit === null || one.unit === unit);
  return new Set(there.flatMap((one) => RIGHTS[one.role]));
}

export function hasRight(person: Person, right: Right, day: Day, unit: Uuid): boolean {
  return rightsOf(person, day, unit).has(right);
}

function mayAt(person: Person, right: Right, units: Units, day: Day): boolean {
  if (units === null) return rightsOf(person, day).has(right);
  return units.some((unit) => hasRight(person, right, day, unit));
}

/** The units at which a right counts; null: anywhere. */
type Units = readonly Uuid[] | null;

function placesOf(problem: Problem, at: Place): Units {
  const asked = [...askedUnits(problem)];
  switch (at) {
    case 'anywhere':
      return null;
    case 'unit':
    case 'led':
      return [problem.unit];
    case 'home':
      return [problem.unit];
    case 'asked':
      return asked;
    case 'asker':
      return [asker(problem)];
    case 'owing':
      return owing(problem, asked);
    case 'involved':
      return involved(problem);
    case 'holder':
      return holders(problem, asked);
    default:
      return at satisfies never;
  }
}

function involved(problem: Problem): readonly Uuid[] {
  return [problem.unit, ...askedUnits(problem)];
}

function owing(problem: Problem, asked: readonly Uuid[]): readonly Uuid[] {
  const ask = currentAsk(problem);
  return ask ? [ask.to] : asked;
}

function holders(problem: Problem, asked: readonly Uuid[]): readonly Uuid[] {
  if (!isOpen(problem)) return [problem.unit, ...asked];
  if (ASKED.has(underlyingState(problem))) return asked;
  return [problem.holding_unit ?? problem.unit];
}
