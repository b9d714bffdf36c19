/** What came back on a problem: the words that a team reads out and answers. */

import type { Answer, Outcome, Problem } from '../../generated/wire';

/** The outcome of what is resolved; else the newest answer that was meant for its raiser. */
export function replyOf({ state, outcome, answers }: Problem): Answer | Outcome | undefined {
  return state === 'resolved' ? outcome : answers?.findLast((one) => one.beside !== true);
}
