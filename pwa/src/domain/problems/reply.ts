/** What came back on a problem: the words that a team reads out and answers. */

import type { Answer, Entry, Outcome, Problem } from '../../generated/wire';
import { msOf } from '../london';

const COMES_BACK: ReadonlySet<string> = new Set(['answer', 'resolve']);

/** The outcome of what is resolved; else the newest answer that was meant for its raiser. */
export function replyOf({ state, outcome, answers }: Problem): Answer | Outcome | undefined {
  return state === 'resolved' ? outcome : answers?.findLast((one) => one.beside !== true);
}

/** Whether what came back last before this was said is a "no": that is lived with, or it is not. */
export function saidOfNo({ story = [], answers = [] }: Problem, { at }: Entry): boolean {
  const beside = new Set(answers.filter((one) => one.beside).map(({ id }) => id));
  const came_back = story
    .filter((one) => COMES_BACK.has(one.move) && !beside.has(one.id))
    .filter((one) => msOf(one.at) <= msOf(at))
    .sort((one, other) => msOf(one.at) - msOf(other.at));
  return came_back.at(-1)?.detail === 'no';
}
