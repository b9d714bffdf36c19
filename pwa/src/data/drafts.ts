// What is being typed is on the disk within a third of a second, and when the page is left.

import { writing } from './ballast';
import type { Database, Draft } from './database';

export const AUTOSAVE_MS = 300;

export interface Drafts {
  /** `value` is plain data: take $state.snapshot of a form. */
  readonly save: (key: string, value: unknown) => void;
  readonly read: (key: string) => Promise<Draft | null>;
  readonly all: () => Promise<readonly Draft[]>;
  /** The words were said, or thrown away. */
  readonly drop: (key: string) => Promise<void>;
  /** Writes what is not yet written; call it on `pagehide`. */
  readonly flush: () => Promise<void>;
}

export function openDrafts(database: Database, now: () => number): Drafts {
  const unwritten = new Map<string, Draft>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    const drafts = [...unwritten.values()];
    unwritten.clear();
    await writing(database, async (db) => {
      const transaction = db.transaction('drafts', 'readwrite', { durability: 'strict' });
      await Promise.all(drafts.map((draft) => transaction.store.put(draft)));
      await transaction.done;
    });
  }

  return {
    flush,
    save: (key, value) => {
      unwritten.set(key, { key, value, saved_at: new Date(now()).toISOString() });
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), AUTOSAVE_MS);
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
      await database.use((db) => db.delete('drafts', key));
    },
  };
}
