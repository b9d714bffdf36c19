// How each line may hang on the wall, as somebody on this device decided: kept here, and nowhere.

import type { SaidAndDone } from '../../domain/problems/you-said';

/** Whoever looked says that it names nobody. */
interface Kept {
  readonly kept: true;
}
/** In other words, for the poster alone: these may name somebody as well, until they are kept. */
type OtherWords = Readonly<Record<'said' | 'did', string>> & Partial<Kept>;
export type Wording = Kept | OtherWords;
export type Wordings = Readonly<Record<string, Wording>>;

const KEY = 'heard.poster.words';

type Memory = Pick<Storage, 'getItem' | 'setItem'>;

/** Of an answer that was given anew is decided anew. */
export function keyOf({ id, at }: SaidAndDone): string {
  return `${id} ${at}`;
}

export function wordingsIn(memory: Memory): Wordings {
  try {
    const kept: unknown = JSON.parse(memory.getItem(KEY) ?? '{}');
    return isRecord(kept) ? Object.fromEntries(Object.entries(kept).filter(isDecided)) : {};
  } catch {
    return {}; // storage is switched off, or holds something that is not ours
  }
}

export function keepWordings(memory: Memory, wordings: Wordings): void {
  try {
    memory.setItem(KEY, JSON.stringify(wordings));
  } catch {
    // the poster stands all the same; next time it is asked again
  }
}

/** As it hangs on the wall. */
export function worded(line: SaidAndDone, wording: Wording | undefined): SaidAndDone {
  if (wording === undefined || !('said' in wording)) return line;
  return { ...line, said: wording.said, did: wording.did };
}

/** As it hangs there now it names nobody, says whoever looked. */
export function asItStands(wording: Wording | undefined): Wording {
  return { ...wording, kept: true };
}

function isRecord(kept: unknown): kept is Readonly<Record<string, unknown>> {
  return typeof kept === 'object' && kept !== null && !Array.isArray(kept);
}

function isDecided(entry: readonly [string, unknown]): entry is [string, Wording] {
  const [, wording] = entry;
  if (!isRecord(wording)) return false;
  return wording.kept === true
    || (typeof wording.said === 'string' && typeof wording.did === 'string');
}
