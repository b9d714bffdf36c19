// A database handle outlives what browsers do to it, and words fit on a full device.

import 'fake-indexeddb/auto';

import { deleteDB, openDB } from 'idb';
import { describe, expect, it } from 'vitest';

import { takeBallast, writing } from './ballast';
import { type Database, type Db, openDatabase, VERSION } from './database';
import { readFact } from './facts';
import { ensureDevice } from './record-store';

describe('a handle', () => {
  it('killed in the background is opened again, once', async () => {
    const database = openDatabase('dead');
    await database.use((db) => ensureDevice(db, 'd1'));
    await database.use((db) => {
      db.close(); // what iOS does to a page in the background
      return Promise.resolve();
    });
    expect(await database.use((db) => readFact(db, 'device'))).toEqual({ id: 'd1', next_n: 1 });
  });

  it('that stays dead says so after the second try', async () => {
    const database = openDatabase('dying');
    let tries = 0;
    const dead = database.use(() => {
      tries += 1;
      return Promise.reject(new DOMException('Connection lost', 'UnknownError'));
    });
    await expect(dead).rejects.toThrow('Connection lost');
    expect(tries).toBe(2);
  });

  it('does not repeat what failed for another reason', async () => {
    let tries = 0;
    const failing = openDatabase('alive').use(() => {
      tries += 1;
      return Promise.reject(new Error('ours'));
    });
    await expect(failing).rejects.toThrow('ours');
    expect(tries).toBe(1);
  });

  it('that could not be opened is asked for again', async () => {
    const newer = await openDB('shut', VERSION + 1);
    const database = openDatabase('shut'); // as an older page that the update left behind
    await expect(database.use((db) => readFact(db, 'device'))).rejects.toThrow();
    newer.close();
    await deleteDB('shut');
    expect(await database.use((db) => readFact(db, 'device'))).toBeNull();
  });

  it('gives way to a newer version of the app', async () => {
    const database = openDatabase('older');
    await database.use((db) => ensureDevice(db, 'd1'));
    const newer = await openDB('older', VERSION + 1);
    expect(newer.version).toBe(VERSION + 1);
    newer.close();
    await deleteDB('older');
  });
});

describe('migration', () => {
  it('makes every store of this version from nothing', async () => {
    const names = await openDatabase('new').use((db) => Promise.resolve([...db.objectStoreNames]));
    expect(names).toEqual([
      'base',
      'drafts',
      'facts',
      'finished',
      'needs_you',
      'outbox',
      'standing',
    ]);
  });
});

/** A device that is full for as long as the ballast is there. */
function full(database: Database): Database {
  return {
    ...database,
    use: async <T>(work: (db: Db) => Promise<T>) => {
      const clearing = work.toString().includes('dropFact');
      const ballast = await database.use((db) => readFact(db, 'ballast'));
      if (ballast !== null && !clearing) throw new DOMException('Full', 'QuotaExceededError');
      return database.use(work);
    },
  };
}

describe('a full device', () => {
  it('gives up its ballast, and the words fit', async () => {
    const database = openDatabase('full');
    expect(await takeBallast(database)).toBe(true);
    await writing(full(database), (db) => ensureDevice(db, 'd1'));
    expect(await database.use((db) => readFact(db, 'device'))).toEqual({ id: 'd1', next_n: 1 });
    expect(await database.use((db) => readFact(db, 'ballast'))).toBeNull();
  });

  it('says when there is no room for a reserve', async () => {
    const refusing: Database = {
      ...openDatabase('fuller'),
      use: () => Promise.reject(new DOMException('Full', 'QuotaExceededError')),
    };
    expect(await takeBallast(refusing)).toBe(false);
  });
});
