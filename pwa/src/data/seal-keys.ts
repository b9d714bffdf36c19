// A shared device has its keys before its first word, and closes what it held from before them.

import type { IDBPTransaction } from 'idb';

import { type Database, type Db, type KeptSeal, type Schema, whole } from './database';
import { factFrom, readFact } from './facts';
import { type Seal, UNSEALED } from './seal';
import { newKey, sealOf } from './sealing';

const WORDY = ['base', 'outbox', 'standing', 'finished', 'needs_you', 'drafts'] as const;
const ALL = [...WORDY, 'facts'] as const;

interface Row {
  readonly store: (typeof WORDY)[number];
  readonly key: IDBValidKey | undefined;
  readonly row: unknown;
}

/** The keys as they were, as they are to be, and every row: as it lay there, and closed. */
interface Renewal {
  readonly kept: KeptSeal | null;
  readonly made: KeptSeal;
  readonly rows: readonly Row[];
  readonly closed: readonly Row[];
}

/**
 * The seal of a shared device, made where it has none and after it was given up. A browser has no
 * keys on plain http, where the words have crossed the network for everybody to read already.
 */
export async function sealFor(database: Database): Promise<Seal> {
  if (!('subtle' in crypto)) return UNSEALED;
  const kept = await database.use((db) => readFact(db, 'seal'));
  if (kept?.reading) return sealOf(kept);
  const made: KeptSeal = {
    id: crypto.randomUUID(),
    reading: await newKey(),
    writing: kept?.writing ?? (await newKey()),
  };
  const rows = await database.use((db) => rowsOf(db.transaction(ALL, 'readonly')));
  const closed = await sealOf(made).close(rows);
  const renewed = await database.use((db) => renew(db, { kept, made, rows, closed }));
  return renewed ? sealOf(made) : sealFor(database);
}

/** False where another tab was first, or wrote meanwhile. */
async function renew(db: Db, { kept, made, rows, closed }: Renewal): Promise<boolean> {
  const transaction = db.transaction(ALL, 'readwrite', { durability: 'strict' });
  const facts = transaction.objectStore('facts');
  return whole(transaction, async () => {
    const now = await factFrom(facts, 'seal');
    const same = JSON.stringify(await rowsOf(transaction)) === JSON.stringify(rows);
    if (now?.id !== kept?.id || !same) return false;
    await facts.put(made, 'seal');
    await Promise.all(closed.map((one) => put(transaction, one)));
    return true;
  });
}

async function rowsOf<Mode extends IDBTransactionMode>(
  transaction: IDBPTransaction<Schema, typeof ALL, Mode>,
): Promise<readonly Row[]> {
  const found = WORDY.map(async (store): Promise<readonly Row[]> => {
    const from = transaction.objectStore(store);
    const [keys, rows] = await Promise.all([from.getAllKeys(), from.getAll()]);
    return rows.map((row, at) => ({ store, key: keys[at], row }));
  });
  return (await Promise.all(found)).flat();
}

interface AnyStore {
  readonly keyPath: unknown;
  readonly put: (row: unknown, key?: IDBValidKey) => Promise<unknown>;
}

async function put(
  transaction: IDBPTransaction<Schema, typeof ALL, 'readwrite'>,
  { store, key, row }: Row,
): Promise<void> {
  const into: AnyStore = transaction.objectStore(store) as unknown as AnyStore;
  await (into.keyPath === null ? into.put(row, key) : into.put(row));
}
