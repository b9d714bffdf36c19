// A megabyte is kept in reserve, so that words can be saved when the device is full.

import type { Database, Db } from './database';
import { dropFact, readFact, writeFact } from './facts';

const BALLAST_BYTES = 1_048_576;
const CHANCE_BYTES_MAX = 65_536; // as many as a browser gives at once

/** Runs a write; on a full device gives up the ballast and runs it once more. */
export async function writing<T>(database: Database, work: (db: Db) => Promise<T>): Promise<T> {
  try {
    return await database.use(work);
  } catch (error) {
    if (!isQuotaExceeded(error)) throw error;
    await database.use((db) => dropFact(db, 'ballast'));
    return await database.use(work);
  }
}

/** Taken on again when there is room; says whether the reserve is there, and never throws. */
export async function takeBallast(database: Database): Promise<boolean> {
  try {
    await database.use(async (db) => {
      if ((await readFact(db, 'ballast')) !== null) return;
      await writeFact(db, 'ballast', ballast());
    });
    return true;
  } catch {
    return false;
  }
}

/** Chance, because browsers compress what they store: a megabyte of zeros takes no room at all. */
function ballast(): Uint8Array {
  const made = new Uint8Array(BALLAST_BYTES);
  for (let at = 0; at < BALLAST_BYTES; at += CHANCE_BYTES_MAX) {
    crypto.getRandomValues(made.subarray(at, at + CHANCE_BYTES_MAX));
  }
  return made;
}

export function isQuotaExceeded(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
