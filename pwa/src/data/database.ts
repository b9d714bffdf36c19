// One database for each person of an organisation on this device, whose handle heals itself.
/* eslint-disable no-restricted-syntax -- idb asks for a schema with writable properties */

import type { DBSchema, IDBPDatabase } from 'idb';
import { openDB } from 'idb';

import type { Cursor, Device, Finished, NeedsYou, Waiting } from '../domain/sync/record';
import type { Change, Said } from '../domain/sync/wire';
import { type Seal, UNSEALED } from './seal';

/** What the outbox's frozen shape cannot hold: how a waiting command stands with the server. */
export interface Standing extends Pick<Waiting, 'answer' | 'prior'> {
  readonly id: string;
}

export interface Draft {
  readonly key: string;
  readonly value: unknown;
  readonly saved_at: string;
}

export interface Schema extends DBSchema {
  base: { key: [string, string]; value: Change; indexes: { id: string } };
  outbox: { key: string; value: Said };
  standing: { key: string; value: Standing };
  finished: { key: number; value: Finished; indexes: { id: string; answered_at: string } };
  needs_you: { key: string; value: NeedsYou };
  drafts: { key: string; value: Draft };
  facts: { key: string; value: unknown };
}

export type Db = IDBPDatabase<Schema>;

/** One-row facts of the device, by name, in the store `facts`. */
export interface Facts {
  readonly device: Device;
  readonly cursor: Cursor;
  readonly ballast: Uint8Array;
  readonly me: unknown;
  readonly tablet: Tablet;
  readonly seal: KeptSeal;
}

/** The keys of a shared device. Each change of them has a new id, so that no tab misses it. */
export interface KeptSeal {
  readonly id: string;
  /** Of what was read; null from when the device is taken away until it is enrolled again. */
  readonly reading: CryptoKey | null;
  readonly writing: CryptoKey;
}

/** A way to act as somebody on this shared tablet, its secret wrapped under their PIN. */
export interface KeptTicket {
  readonly ticket: string;
  readonly person: string;
  /** The device that it was made for; proofs are made over that id. */
  readonly device: string;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly wrapped: ArrayBuffer;
  /** Wrong PINs since the last right one. */
  readonly wrong: number;
  /** When its words were taken last, in milliseconds: the server lets go of what is not used. */
  readonly used_ms: number;
}

/** What a shared tablet knows of itself: the team it was given to, and who may act here. */
export interface Tablet {
  readonly team: string;
  readonly tickets: readonly KeptTicket[];
}

/** Only ever added to: the outbox keeps its first shape for ever, the base can be read again. */
export const VERSION = 1;

const MIGRATIONS: readonly ((db: Db) => void)[] = [
  (db) => {
    db.createObjectStore('base', { keyPath: ['scope', 'id'] }).createIndex('id', 'id');
    db.createObjectStore('outbox', { keyPath: 'id' });
    db.createObjectStore('standing', { keyPath: 'id' });
    const finished = db.createObjectStore('finished', { autoIncrement: true });
    finished.createIndex('id', 'id', { unique: true });
    finished.createIndex('answered_at', 'answered_at');
    db.createObjectStore('needs_you', { keyPath: 'id' });
    db.createObjectStore('drafts', { keyPath: 'key' });
    db.createObjectStore('facts');
  },
];

export interface Database {
  readonly name: string;
  /** Under which all that holds words is written here, and read. */
  readonly seal: Seal;
  /**
   * Runs `work` on a live handle; a handle that iOS has killed, or whose storage the browser has
   * just cleared, is opened again, once. So `work` is one transaction, or may be done twice.
   */
  readonly use: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** A browser keeps databases by origin, so by organisation, already. */
export function databaseName(person: string): string {
  return `heard.${person}`;
}

export function openDatabase(name: string): Database {
  let opening: Promise<Db> | null = null;

  function drop(): void {
    const dead = opening;
    opening = null;
    dead?.then(close, () => undefined);
  }

  function handle(): Promise<Db> {
    if (opening !== null) return opening;
    const asked = open(name, drop);
    opening = asked;
    asked.catch(() => { if (opening === asked) opening = null; }); // the next use asks again
    return asked;
  }

  return {
    name,
    seal: UNSEALED,
    use: async (work) => {
      try {
        return await work(await handle());
      } catch (error) {
        if (!isDeadHandle(error)) throw error;
        drop();
        return await work(await handle());
      }
    },
    close: async () => {
      const open = opening;
      opening = null;
      if (open !== null) close(await open);
    },
  };
}

function open(name: string, drop: () => void): Promise<Db> {
  return openDB<Schema>(name, VERSION, {
    upgrade: (db, from) => {
      for (const migrate of MIGRATIONS.slice(from)) migrate(db);
    },
    blocking: drop, // a newer version of the app is opening: let it
    terminated: drop,
  });
}

interface Abortable {
  readonly done: Promise<void>;
  readonly abort: () => void;
}

/** All of it or none: a put that throws before it is asked for would leave the rest to be kept. */
export async function whole<T>(transaction: Abortable, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work();
    await transaction.done;
    return result;
  } catch (error) {
    const ended = transaction.done.catch(() => undefined);
    try {
      transaction.abort();
    } catch {
      // It ended by itself, which is why we are here.
    }
    await ended;
    throw error;
  }
}

function close(db: Db): void {
  try {
    db.close();
  } catch {
    // A dead handle cannot be closed, and need not be.
  }
}

const DEAD = new Set(['AbortError', 'InvalidStateError', 'UnknownError']);

function isDeadHandle(error: unknown): boolean {
  return error instanceof DOMException && DEAD.has(error.name);
}
