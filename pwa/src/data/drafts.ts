// What is being typed is on the disk within a third of a second, and when the page is left.

import { writing } from './ballast';
import { type Database, type Db, type Draft, whole } from './database';
import { mustBeSealed } from './facts';
import type { Seal } from './seal';
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
  const disk = diskOf(database);
  const unwritten = new Map<string, Draft>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const mine = (name: string): string => name + OF_TAB + tab.id;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    const drafts = [...unwritten.values()];
    if (drafts.length === 0) return;
    // What was said or typed anew while it was closed is not put back.
    await disk.put(drafts, { still: (draft) => unwritten.get(draft.key) === draft });
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
    const [all, alive] = await Promise.all([disk.all(), tab.alive()]);
    const left = all.filter((one) => nameOf(one) === name && !alive.has(tabOf(one)));
    const newest = left.sort((one, other) => (one.saved_at < other.saved_at ? -1 : 1)).at(-1);
    if (newest === undefined) return null;
    const taken = { ...newest, key: mine(name) };
    await disk.put([taken], { instead_of: newest.key });
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
      return unwritten.get(key) ?? (await disk.get(key)) ?? takeUp(name);
    },
    all: async () => {
      await flush();
      return disk.all();
    },
    drop: (name) => remove(mine(name)),
    discard: ({ key }) => remove(key),
  };
}

function tabOf({ key }: Draft): string {
  return key.split(OF_TAB)[1] ?? '';
}

interface Putting {
  /** Whether it is still wanted, once it is closed. */
  readonly still?: (draft: Draft) => boolean;
  readonly instead_of?: string;
}

/** The drafts that are on the disk, as they were typed. */
interface Disk {
  readonly get: (key: string) => Promise<Draft | undefined>;
  readonly all: () => Promise<readonly Draft[]>;
  readonly put: (drafts: readonly Draft[], how: Putting) => Promise<void>;
}

function diskOf(database: Database): Disk {
  const { seal } = database;
  return {
    get: async (key) => seal.open(await database.use((db) => db.get('drafts', key))),
    all: async () => seal.open(await database.use((db) => db.getAll('drafts'))),
    put: async (drafts, { still = () => true, instead_of }) => {
      const closed = await seal.close(drafts);
      const wanted = closed.filter((one, at) => still(drafts[at] ?? one));
      await writing(database, (db) => write(db, { seal_id: seal.id, drafts: wanted, instead_of }));
    },
  };
}

interface Written {
  readonly seal_id: Seal['id'];
  readonly drafts: readonly Draft[];
  readonly instead_of: string | undefined;
}

async function write(db: Db, { seal_id, drafts, instead_of }: Written): Promise<void> {
  const stores = ['drafts', 'facts'] as const;
  const transaction = db.transaction(stores, 'readwrite', { durability: 'strict' });
  const store = transaction.objectStore('drafts');
  await whole(transaction, async () => {
    await mustBeSealed(transaction.objectStore('facts'), seal_id);
    if (instead_of !== undefined) await store.delete(instead_of);
    await Promise.all(drafts.map((one) => store.put(one)));
  });
}
