// How many are at the huddle that this device is at: known while its stream is open, never older.

import type { Here, Uuid } from '../generated/wire';

export interface Presence {
  /** Read anew wherever a template, a derived or an effect reads it. */
  readonly here: Here | null;
  readonly standAt: (unit: Uuid | null) => void;
  /** Whoever holds the stream says what it told; null where it can tell nothing. */
  readonly told: (here: Here | null) => void;
  /** Whoever holds the stream hears where this device stands, now and at each change. */
  readonly follow: (stand: (unit: Uuid | null) => void) => void;
}

export function createPresence(): Presence {
  let here = $state.raw<Here | null>(null);
  let at: Uuid | null = null;
  let stand: (unit: Uuid | null) => void = () => undefined;
  return {
    get here() {
      return here;
    },
    standAt: (unit) => {
      at = unit;
      stand(at);
    },
    told: (counted) => {
      here = counted;
    },
    follow: (follower) => {
      stand = follower;
      stand(at);
    },
  };
}
