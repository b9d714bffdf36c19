// A shared device that its team has given up forgets: the keys first, so that no copy can be read.

import { NOTHING_READ } from '../domain/sync/record';
import { type Db, whole } from './database';
import { factFrom } from './facts';

const READ = ['base', 'drafts'] as const;
const WRITTEN = ['outbox', 'standing', 'finished', 'needs_you'] as const;
const STORES = [...READ, ...WRITTEN, 'facts'] as const;

/**
 * What was read goes at once, with its key. What was written keeps its own for as long as any of it
 * is unsent or waits for somebody to act; then that goes too. Answers whether everything is gone.
 */
export async function giveUp(db: Db): Promise<boolean> {
  const transaction = db.transaction(STORES, 'readwrite', { durability: 'strict' });
  const facts = transaction.objectStore('facts');
  return whole(transaction, async () => {
    const seal = await factFrom(facts, 'seal');
    const owed = await Promise.all([
      transaction.objectStore('outbox').count(),
      transaction.objectStore('needs_you').count(),
    ]);
    const done = owed.every((count) => count === 0);
    if (done || seal === null) await facts.delete('seal');
    else await facts.put({ ...seal, reading: null }, 'seal');
    for (const name of done ? STORES : READ) {
      if (name !== 'facts') await transaction.objectStore(name).clear();
    }
    const tablet = await factFrom(facts, 'tablet');
    if (tablet !== null) await facts.put({ ...tablet, tickets: [] }, 'tablet');
    const { epoch, stamp } = (await factFrom(facts, 'cursor')) ?? NOTHING_READ;
    await facts.put({ ...NOTHING_READ, epoch, stamp: stamp + 1 }, 'cursor');
    return done;
  });
}
