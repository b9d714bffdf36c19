// One tab syncs at a time, for as long as one run; a frozen tab loses its turn after five seconds.

export const STEAL_AFTER_MS = 5_000;

export interface Turns {
  /** Resolves when it is this tab's turn; at once if it already is. */
  readonly take: () => Promise<void>;
  readonly give: () => void;
}

/** The part of LockManager that is used; without one (an old browser) every tab has its turn. */
export type Locks = Pick<LockManager, 'request'>;

export function turns(
  locks: Locks | undefined,
  name: string,
  patience_ms: number = STEAL_AFTER_MS,
): Turns {
  let release: (() => void) | null = null;
  if (locks === undefined) return { take: () => Promise.resolve(), give: () => undefined };

  function take(): Promise<void> {
    if (release !== null || locks === undefined) return Promise.resolve();
    return new Promise((resolve) => {
      const held = (): Promise<void> =>
        new Promise((end) => {
          release = end;
          resolve();
        });
      const patience = new AbortController();
      const timer = setTimeout(() => {
        patience.abort();
      }, patience_ms);
      void locks
        .request(name, { signal: patience.signal }, held)
        .catch(() => (patience.signal.aborted ? steal(held) : undefined))
        .finally(() => {
          clearTimeout(timer);
        });
    });
  }

  // Safe, since a round is idempotent and an overtaken one stores nothing.
  async function steal(held: () => Promise<void>): Promise<void> {
    if (release !== null) return; // our own turn was stolen later: that run ends by itself
    await locks?.request(name, { steal: true }, held).catch(() => undefined);
  }

  function give(): void {
    release?.();
    release = null;
  }

  return { take, give };
}
