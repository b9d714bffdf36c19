// What somebody on this device read and ticked for the poster: it stays ticked here, and nowhere.

import type { Uuid } from '../../generated/wire';

const KEY = 'heard.poster';

type Memory = Pick<Storage, 'getItem' | 'setItem'>;

export function lookedAt(memory: Memory): readonly Uuid[] {
  try {
    const kept: unknown = JSON.parse(memory.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return []; // storage is switched off, or holds something that is not ours
  }
}

export function keepLookedAt(memory: Memory, ids: readonly Uuid[]): void {
  try {
    memory.setItem(KEY, JSON.stringify(ids));
  } catch {
    // the poster stands all the same; next time it is ticked again
  }
}
