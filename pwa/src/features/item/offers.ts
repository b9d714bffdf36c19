/** What this reader is offered, and in which order: the enabling act before the taking over. */

import type { Move } from '../../domain/problems/moves';

/** A move, or one of the two answers that have a button of their own. */
export type Act = Move | 'give_permission' | 'offer_coach';

export interface Offers {
  /** `asked`: this seat owes the answer; `team`: the ward decides; `rest`: nothing is urgent. */
  readonly as: 'asked' | 'team' | 'rest';
  readonly main: Act | null;
  readonly others: readonly Act[];
  readonly links: readonly Act[];
  readonly more: readonly Act[];
}

export interface Standing {
  /** A next step was promised. */
  readonly promised: boolean;
  /** Nine tenths of the clock have run, or all of it: a new date is offered first. */
  readonly new_date: boolean;
}

/** What is said in the end. */
export function moveOf(act: Act): Move {
  if (act === 'give_permission') return 'problem.answer';
  return act === 'offer_coach' ? 'problem.return' : act;
}

/** Asked in place beside the answer, so never behind a button of the panel. */
const IN_PLACE: readonly Act[] = ['problem.confirm', 'problem.check'];

/** In this order: who is asked first makes the work possible, and takes it over last of all. */
const ENABLERS: readonly Act[] = [
  'problem.accept',
  'problem.answer',
  'give_permission',
  'offer_coach',
  'problem.own',
];
const ASKED_LINKS: readonly Act[] = ['problem.return', 'problem.forward', 'problem.merge'];
const TEAM_MAIN: readonly Act[] = ['problem.resume', 'problem.own', 'problem.resolve'];
const TEAM_OTHERS: readonly Act[] = ['problem.resolve', 'problem.progress', 'problem.escalate'];

export function offersOf(allowed: readonly Move[], standing: Standing): Offers {
  const acts = allowed.flatMap(withVariants).filter((act) => !IN_PLACE.includes(act));
  if (acts.includes('problem.answer')) return askedOffers(acts, standing);
  const main = TEAM_MAIN.find((act) => acts.includes(act)) ?? null;
  if (main === null) return restOffers(acts);
  const others = TEAM_OTHERS.filter((act) => act !== main && acts.includes(act));
  return { as: 'team', main, others, links: [], more: without(acts, [main, ...others]) };
}

function withVariants(move: Move): readonly Act[] {
  if (move === 'problem.answer') return [move, 'give_permission'];
  return move === 'problem.return' ? ['offer_coach', move] : [move];
}

function askedOffers(acts: readonly Act[], { promised, new_date }: Standing): Offers {
  const keeps = promised && !new_date && acts.includes('problem.resolve');
  const main = keeps ? 'problem.resolve' : 'problem.accept';
  const done: readonly Act[] = promised && !keeps ? ['problem.resolve'] : [];
  const others = [...done, ...ENABLERS].filter((act) => act !== main && acts.includes(act));
  const links = ASKED_LINKS.filter((act) => acts.includes(act));
  return { as: 'asked', main, others, links, more: without(acts, [main, ...others, ...links]) };
}

function restOffers(acts: readonly Act[]): Offers {
  const shown = acts.slice(0, LINKS_SHOWN);
  return { as: 'rest', main: null, others: [], links: shown, more: without(acts, shown) };
}

const LINKS_SHOWN = 3;

function without(acts: readonly Act[], shown: readonly Act[]): readonly Act[] {
  return acts.filter((act) => !shown.includes(act));
}
