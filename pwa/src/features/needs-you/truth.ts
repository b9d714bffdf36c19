/** What is true now of the thing that a refused command was about, and what others said of it. */

import type { NeedsYou } from '../../domain/sync/record';
import { currentAsk } from '../../domain/problems/entity';
import type { Instant, Problem, Uuid } from '../../generated/wire';

/** What somebody else said, heard first. */
export interface Theirs {
  readonly words: string;
  readonly at: Instant | null;
}

export function mergedInto({ code, facts }: NeedsYou): Uuid | null {
  return code === 'problem.merged' && typeof facts.into === 'string' ? facts.into : null;
}

/** Their words: what took the place of ours. A refusal holds nobody's words, the item does. */
export function theirsOf(
  { code, facts }: NeedsYou,
  item: Problem | undefined,
  goes_on: Problem | undefined,
): Theirs | null {
  return THEIRS[code ?? '']?.({ facts, item, goes_on }) ?? null;
}

interface Known {
  readonly facts: NeedsYou['facts'];
  readonly item: Problem | undefined;
  readonly goes_on: Problem | undefined;
}

const THEIRS: Readonly<Record<string, (known: Known) => Theirs | null>> = {
  'problem.already_owned': ({ facts, item }) => said(item?.owner?.step, facts.at),
  'problem.ended': ({ item }) => said(item?.outcome?.words, item?.outcome?.at ?? item?.ended_at),
  'problem.already_asked': ({ item }) => {
    const ask = item && currentAsk(item);
    return said(ask?.tried, ask?.said_at);
  },
  'problem.merged': ({ goes_on }) => said(goes_on?.text, goes_on?.raised.at),
  'problem.moved_on': ({ facts, item }) => {
    const entry = item?.story?.findLast(({ at }) => at === facts.at);
    return said(entry?.words, facts.at);
  },
};

function said(words: unknown, at: unknown): Theirs | null {
  if (typeof words !== 'string' || words === '') return null;
  return { words, at: typeof at === 'string' ? at : null };
}
