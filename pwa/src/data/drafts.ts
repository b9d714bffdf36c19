// What is being typed is on the disk within a third of a second, and when the page is left.

import { writing } from './ballast';
import { type Database, type Db, type Draft, whole } from './database';

export const AUTOSAVE_MS = 300;

export interface Drafts {
  /** `value` is plain data: take $state.snapshot of a form. */
  readonly save: (key: string, value: unknown) => void;
  readonly read: (key: string) => Promise<Draft | null>;
  readonly all: () => Promise<readonly Draft[]>;
  /** The words were said, or thrown away. Never rejects: an old draft harms less than no answer. */
  readonly drop: (key: string) => Promise<void>;
  /** Writes what is not yet written; rejects when the disk does not take it. */
  readonly flush: () => Promise<void>;
  /** The page may not come back: writes what it can. */
  readonly leave: () => void;
}

export function openDrafts(database: Database, now: () => number): Drafts {
  const unwritten = new Map<string, Draft>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    const drafts = [...unwritten.values()];
    if (drafts.length === 0) return;
    await writing(database, (db) => write(db, drafts));
    for (const draft of drafts) {
      if (unwritten.get(draft.key) === draft) unwritten.delete(draft.key);
    }
  }

  /** What the disk did not take stays here, and is tried again with the next letter. */
  function writeSoon(): void {
    flush().catch(() => undefined);
  }

  return {
    flush,
    leave: writeSoon,
    save: (key, value) => {
      unwritten.set(key, { key, value, saved_at: new Date(now()).toISOString() });
      clearTimeout(timer);
      timer = setTimeout(writeSoon, AUTOSAVE_MS);
    },
    read: async (key) => {
      return unwritten.get(key) ?? (await database.use((db) => db.get('drafts', key))) ?? null;
    },
    all: async () => {
      await flush();
      return database.use((db) => db.getAll('drafts'));
    },
    drop: async (key) => {
      unwritten.delete(key);
      await database.use((db) => db.delete('drafts', key)).catch(() => undefined);
    },
  };
}

async function write(db: Db, drafts: readonly Draft[]): Promise<void> {
  const transaction = db.transaction('drafts', 'readwrite', { durability: 'strict' });
  await whole(transaction, () => Promise.all(drafts.map((one) => transaction.store.put(one))));
}
