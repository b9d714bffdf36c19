// What a shared tablet keeps of itself is read and changed in one step, whichever tab does it.

import { type Database, type Tablet, whole } from './database';
import { factFrom, readFact } from './facts';

export interface TabletFacts {
  readonly read: () => Promise<Tablet>;
  readonly change: (next: (before: Tablet) => Tablet) => Promise<Tablet>;
  /** The id under which this device speaks now: it may have taken a new one. */
  readonly device: () => Promise<string>;
}

const NONE: Tablet = { team: '', tickets: [] };

export function tabletFacts(database: Database): TabletFacts {
  return {
    read: async () => (await database.use((db) => readFact(db, 'tablet'))) ?? NONE,
    change: (next) => database.use(async (db) => {
      const transaction = db.transaction('facts', 'readwrite', { durability: 'strict' });
      return whole(transaction, async () => {
        const after = next((await factFrom(transaction.store, 'tablet')) ?? NONE);
        await transaction.store.put(after, 'tablet');
        return after;
      });
    }),
    device: async () => (await database.use((db) => readFact(db, 'device')))?.id ?? '',
  };
}
