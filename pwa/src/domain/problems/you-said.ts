/** What a team raised and said to be fixed: what may be told on a poster, once somebody looked. */

import type { Instant, Problem, Uuid } from '../../generated/wire';
import { msOf } from '../london';
import { isErased } from './entity';

const OFFERED_MAX = 12; // two sheets of A4, and the newest are the ones that people remember

export interface SaidAndDone {
  readonly id: Uuid;
  /** In the raiser's words. */
  readonly said: string;
  readonly did: string;
  readonly at: Instant;
}

/** Answered, and somebody of the team said that it worked; newest first. */
export function saidAndDone(problems: Iterable<Problem>, unit: Uuid): readonly SaidAndDone[] {
  return [...problems]
    .filter((problem) => problem.unit === unit && !isErased(problem))
    .flatMap(({ id, text, state, outcome }) => {
      const worked = state === 'closed' && outcome?.fixed === 'yes' && outcome.words !== '';
      return worked ? [{ id, said: text, did: outcome.words, at: outcome.at }] : [];
    })
    .sort((one, other) => msOf(other.at) - msOf(one.at))
    .slice(0, OFFERED_MAX);
}
