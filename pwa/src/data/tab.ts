// A tab is known to the others by a lock that it holds for as long as it lives.

export interface Tab {
  readonly id: string;
  /** The ids of all that live now, this one included; none where a browser has no locks. */
  readonly alive: () => Promise<ReadonlySet<string>>;
  readonly close: () => void;
}

export type TabLocks = Pick<LockManager, 'request' | 'query'>;

const PREFIX = 'heard-tab-';

export function openTab(locks: TabLocks | undefined, id: string): Tab {
  let close = (): void => undefined;
  const life = new Promise<void>((end) => { close = end; });
  void locks?.request(PREFIX + id, () => life);
  return {
    id,
    close,
    alive: async () => {
      const { held = [] } = (await locks?.query()) ?? {};
      const names = held.flatMap(({ name = '' }) => name.startsWith(PREFIX) ? [name] : []);
      return new Set(names.map((name) => name.slice(PREFIX.length)));
    },
  };
}
