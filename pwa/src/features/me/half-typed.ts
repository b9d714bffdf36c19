/** What was begun and not sent: the words themselves, and the page on which they go on. */

import type { Draft } from '../../data/database';
import { nameOf } from '../../data/drafts';
import type { Problem, Uuid } from '../../generated/wire';

export interface HalfTyped {
  readonly draft: Draft;
  readonly texts: readonly string[];
  /** A problem that is not raised yet. */
  readonly is_new: boolean;
  /** The item that it is about, where this device still has it. */
  readonly about: Problem | undefined;
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/iu;
const CHOICE = /^(?:[0-9a-f-]{36}|[\d:.TZ-]+|[a-z_]+)$/iu; // an id, a day, one word of a list

export function halfTyped(
  drafts: readonly Draft[],
  problem: (id: Uuid) => Problem | undefined,
): readonly HalfTyped[] {
  return drafts.flatMap((draft) => {
    const texts = textsIn(draft.value);
    if (texts.length === 0) return [];
    const name = nameOf(draft);
    const id = ID.exec(name)?.[0];
    const about = id === undefined ? undefined : problem(id);
    return [{ draft, texts, is_new: name === 'capture', about }];
  });
}

/** What was typed, without what was chosen; where that is one word, with it rather than nothing. */
export function textsIn(value: unknown): readonly string[] {
  const all = stringsIn(value);
  const typed = all.filter((text) => !CHOICE.test(text));
  return typed.length > 0 ? typed : all.filter((text) => !ID.test(text));
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
