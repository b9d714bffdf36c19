// The device's one-row facts are read and written by name, each with its own type.

import type { Db, Facts } from './database';
import type { Seal } from './seal';

interface FactStore {
  readonly get: (name: string) => Promise<unknown>;
}

export async function factFrom<K extends keyof Facts>(
  store: FactStore,
  name: K,
): Promise<Facts[K] | null> {
  const value = (await store.get(name)) as Facts[K] | undefined;
  return value ?? null;
}

export async function readFact<K extends keyof Facts>(db: Db, name: K): Promise<Facts[K] | null> {
  return factFrom(db.transaction('facts').store, name);
}

export async function writeFact<K extends keyof Facts>(
  db: Db,
  name: K,
  value: Facts[K],
): Promise<void> {
  await db.put('facts', value, name);
}

export async function dropFact(db: Db, name: keyof Facts): Promise<void> {
  await db.delete('facts', name);
}

/** A tab that slept while the device was given up would close words under a key that is no more. */
export async function mustBeSealed(store: FactStore, seal_id: Seal['id']): Promise<void> {
  const kept = await factFrom(store, 'seal');
  if ((kept?.id ?? null) !== seal_id) throw new Error('This tab has an older seal.');
}
