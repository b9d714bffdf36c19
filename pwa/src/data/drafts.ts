// What is being typed is on the disk within a third of a second, and when the page is left.

import { writing } from './ballast';
import { type Database, type Db, type Draft, whole } from './database';
import type { Tab } from './tab';

export const AUTOSAVE_MS = 300;

/** Each tab has drafts of its own: two that type in the same form do not write over each other. */
export interface Drafts {
  /** `value` is plain data: take $state.snapshot of a form. */
  readonly save: (name: string, value: unknown) => void;
  /** What this tab typed there; else the newest that a tab left behind, which is this one's now. */
  readonly read: (name: string) => Promise<Draft | null>;
  /** Of every tab. */
  readonly all: () => Promise<readonly Draft[]>;
  /** The words were said. Never rejects: an old draft harms less than no answer. */
  readonly drop: (name: string) => Promise<void>;
  /** One of `all`, thrown away. */
  readonly discard: (draft: Draft) => Promise<void>;
  /** Writes what is not yet written; rejects when the disk does not take it. */
  readonly flush: () => Promise<void>;
  /** The page may not come back: writes what it can. */
  readonly leave: () => void;
}

export interface DraftsWorld {
  readonly database: Database;
  readonly now: () => number;
  readonly tab: Tab;
}

const OF_TAB = '#'; // between the name of a draft and its tab; before there were such, no tab

export function nameOf({ key }: Draft): string {
  return key.split(OF_TAB)[0] ?? '';
}

export function openDrafts({ database, now, tab }: DraftsWorld): Drafts {
  const unwritten = new Map<string, Draft>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const mine = (name: string): string => name + OF_TAB + tab.id;

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

  async function remove(key: string): Promise<void> {
    unwritten.delete(key);
    await database.use((db) => db.delete('drafts', key)).catch(() => undefined);
  }

  async function takeUp(name: string): Promise<Draft | null> {
    const [kept, alive] = await Promise.all([
      database.use((db) => db.getAll('drafts')),
      tab.alive(),
    ]);
    const left = kept.filter((one) => nameOf(one) === name && !alive.has(tabOf(one)));
    const newest = left.sort((one, other) => (one.saved_at < other.saved_at ? -1 : 1)).at(-1);
    if (newest === undefined) return null;
    const taken = { ...newest, key: mine(name) };
    await writing(database, (db) => write(db, [taken], newest.key));
    return taken;
  }

  return {
    flush,
    leave: writeSoon,
    save: (name, value) => {
      const key = mine(name);
      unwritten.set(key, { key, value, saved_at: new Date(now()).toISOString() });
      clearTimeout(timer);
      timer = setTimeout(writeSoon, AUTOSAVE_MS);
    },
    read: async (name) => {
      const key = mine(name);
      const own = unwritten.get(key) ?? (await database.use((db) => db.get('drafts', key)));
      return own ?? takeUp(name);
    },
    all: async () => {
      await flush();
      return database.use((db) => db.getAll('drafts'));
    },
    drop: (name) => remove(mine(name)),
    discard: ({ key }) => remove(key),
  };
}

function tabOf({ key }: Draft): string {
  return key.split(OF_TAB)[1] ?? '';
}

async function write(db: Db, drafts: readonly Draft[], instead_of?: string): Promise<void> {
  const transaction = db.transaction('drafts', 'readwrite', { durability: 'strict' });
  await whole(transaction, async () => {
    if (instead_of !== undefined) await transaction.store.delete(instead_of);
    await Promise.all(drafts.map((one) => transaction.store.put(one)));
  });
}
