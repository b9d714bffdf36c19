// A round is read from IndexedDB, and an answer written to it, each in one strict transaction.

import type { IDBPObjectStore, IDBPTransaction } from 'idb';

import { leastSkew } from '../domain/sync/lease';
import type { NeedsYou, Stored, Transaction, Waiting } from '../domain/sync/record';
import { inOrder, NOTHING_READ } from '../domain/sync/record';
import type { Change, Said } from '../domain/sync/wire';
import { type Db, type Schema, type Standing, whole } from './database';
import { factFrom, mustBeSealed } from './facts';
import type { Seal } from './seal';
import { ticketsAfter } from './tickets-heard';

const FINISHED_KEPT_MS = 30 * 24 * 3_600_000;

const STRICT = { durability: 'strict' } as const;
const OUTBOX = ['outbox', 'facts'] as const;
const ALL = ['base', 'outbox', 'standing', 'finished', 'needs_you', 'facts'] as const;

type ReadWrite = IDBPTransaction<Schema, typeof ALL, 'readwrite'>;
type FactStore = IDBPObjectStore<Schema, typeof ALL, 'facts', 'readwrite'>;

export type Written = 'stored' | 'overtaken';

/** `spare_id` becomes the device's id if it has none yet. */
export async function ensureDevice(db: Db, spare_id: string): Promise<void> {
  const transaction = db.transaction('facts', 'readwrite', STRICT);
  await whole(transaction, async () => {
    const device = await factFrom(transaction.store, 'device');
    if (device === null) await transaction.store.put({ id: spare_id, next_n: 1 }, 'device');
  });
}

export async function load(db: Db, finished: boolean): Promise<Stored> {
  const stores = ['outbox', 'standing', 'finished', 'facts'] as const;
  const transaction = db.transaction(stores, 'readonly');
  const facts = transaction.objectStore('facts');
  const [said, standings, ended, device, cursor] = await whole(transaction, () => {
    return Promise.all([
      transaction.objectStore('outbox').getAll(),
      transaction.objectStore('standing').getAll(),
      finished ? transaction.objectStore('finished').getAll() : null,
      factFrom(facts, 'device'),
      factFrom(facts, 'cursor'),
    ]);
  });
  if (device === null) throw new Error('This database has no device id yet.');
  const waiting = inOrder(withStanding(said, standings));
  return { device, cursor: cursor ?? NOTHING_READ, waiting, finished: ended };
}

function withStanding(said: readonly Said[], standings: readonly Standing[]): readonly Waiting[] {
  const byId = new Map(standings.map((standing) => [standing.id, standing]));
  return said.map((each) => {
    const { answer = null, prior = null } = byId.get(each.id) ?? {};
    return { said: each, answer, prior };
  });
}

/** Lets go of a card that the person has acted on; the command itself is kept its 30 days. */
export async function settleNeed(db: Db, id: string): Promise<void> {
  const transaction = db.transaction('needs_you', 'readwrite', STRICT);
  await whole(transaction, () => transaction.store.delete(id));
}

/**
 * At sign-out nothing that was read stays. What was written does: what is not sent, what is half
 * typed, and what a restored server would have to be told again.
 */
export async function forgetReading(db: Db): Promise<void> {
  const stores = ['base', 'facts'] as const;
  const transaction = db.transaction(stores, 'readwrite', STRICT);
  const facts = transaction.objectStore('facts');
  await whole(transaction, async () => {
    const cursor = (await factFrom(facts, 'cursor')) ?? NOTHING_READ;
    const unread = { ...NOTHING_READ, epoch: cursor.epoch, stamp: cursor.stamp + 1 };
    await Promise.all([
      transaction.objectStore('base').clear(),
      facts.put(unread, 'cursor'),
    ]);
  });
}

/** The organisation: without it nobody could say for which team a problem is raised, or call. */
const NEEDED_TO_WRITE = new Set(['unit', 'seat', 'calendar', 'contact', 'standards']);

/**
 * The time to read is over. What is needed to write stays, `person` included, and `good_at`, which
 * says since when. All of it is read anew at the next round, so that what was lost meanwhile goes.
 */
export async function putAway(db: Db, person: string): Promise<void> {
  const transaction = db.transaction(['base', 'facts'] as const, 'readwrite', STRICT);
  const [base, facts] = [transaction.objectStore('base'), transaction.objectStore('facts')];
  await whole(transaction, async () => {
    const { stamp, good_at, skew_ms, epoch } = (await factFrom(facts, 'cursor')) ?? NOTHING_READ;
    if (epoch === null) return;
    const rows = await base.getAll();
    const gone = rows.filter(({ kind, id }) => !NEEDED_TO_WRITE.has(kind) && id !== person);
    await Promise.all(gone.map(({ scope, id }) => base.delete([scope, id])));
    await facts.put({ ...NOTHING_READ, stamp: stamp + 1, good_at, skew_ms }, 'cursor');
  });
}

/** A clock that was set back while the app was closed is known to be behind, and by how much. */
export async function setRight(db: Db, device_ms: number): Promise<void> {
  const transaction = db.transaction('facts', 'readwrite', STRICT);
  await whole(transaction, async () => {
    const cursor = (await factFrom(transaction.store, 'cursor')) ?? NOTHING_READ;
    const skew_ms = leastSkew(cursor, device_ms);
    if (skew_ms === cursor.skew_ms) return;
    await transaction.store.put({ ...cursor, skew_ms }, 'cursor');
  });
}

export async function loadBase(db: Db): Promise<readonly Change[]> {
  return db.getAll('base');
}

export async function loadNeedsYou(db: Db): Promise<readonly NeedsYou[]> {
  return db.getAll('needs_you');
}

export async function commit(
  db: Db,
  round: Transaction,
  seal_id: Seal['id'] = null,
): Promise<Written> {
  const transaction = db.transaction(ALL, 'readwrite', STRICT);
  return whole(transaction, async () => {
    await mustBeSealed(transaction.objectStore('facts'), seal_id);
    if (await isOvertaken(transaction, round)) return 'overtaken';
    await putBase(transaction, round);
    await putOutbox(transaction, round);
    await putNeedsYou(transaction, round);
    await putFinished(transaction, round);
    const facts = transaction.objectStore('facts');
    await putTickets(facts, round);
    if (round.renumbers !== null) await facts.put(round.renumbers.device, 'device');
    await facts.put(round.cursor, 'cursor');
    return 'stored';
  });
}

/** Says a command: takes its n and keeps its words, whole or not at all, across every tab. */
export async function say(
  db: Db,
  unnumbered: Omit<Said, 'n'>,
  seal_id: Seal['id'] = null,
): Promise<Said> {
  const transaction = db.transaction(OUTBOX, 'readwrite', STRICT);
  return whole(transaction, async () => {
    const facts = transaction.objectStore('facts');
    await mustBeSealed(facts, seal_id);
    const device = await factFrom(facts, 'device');
    if (device === null) throw new Error('This database has no device id yet.');
    const said: Said = { ...unnumbered, n: device.next_n };
    await transaction.objectStore('outbox').add(said);
    await facts.put({ ...device, next_n: device.next_n + 1 }, 'device');
    return said;
  });
}

async function isOvertaken(transaction: ReadWrite, round: Transaction): Promise<boolean> {
  const cursor = (await factFrom(transaction.objectStore('facts'), 'cursor')) ?? NOTHING_READ;
  if (cursor.stamp !== round.follows) return true;
  if (round.renumbers === null) return false;
  const device = await factFrom(transaction.objectStore('facts'), 'device');
  return device?.next_n !== round.renumbers.next_n;
}

async function putBase(transaction: ReadWrite, round: Transaction): Promise<void> {
  const base = transaction.objectStore('base');
  if (round.reset) await base.clear();
  for (const scope of round.forget) await base.delete(IDBKeyRange.bound([scope], [scope, []]));
  await Promise.all(
    round.rows.map(async (row) => {
      await (row.entity === null ? base.delete([row.scope, row.id]) : base.put(row));
    }),
  );
}

async function putOutbox(transaction: ReadWrite, { outbox }: Transaction): Promise<void> {
  const said = transaction.objectStore('outbox');
  const standing = transaction.objectStore('standing');
  for (const id of outbox.drop) await Promise.all([said.delete(id), standing.delete(id)]);
  for (const waiting of outbox.put) {
    const { answer, prior } = waiting;
    await said.put(waiting.said);
    await standing.put({ id: waiting.said.id, answer, prior });
  }
}

async function putNeedsYou(transaction: ReadWrite, { needs_you }: Transaction): Promise<void> {
  const store = transaction.objectStore('needs_you');
  for (const id of needs_you.drop) await store.delete(id);
  for (const each of needs_you.put) await store.put(each);
}

async function putTickets(facts: FactStore, round: Transaction): Promise<void> {
  const tablet = await factFrom(facts, 'tablet');
  const next = tablet && ticketsAfter(tablet, round);
  if (next !== null) await facts.put(next, 'tablet');
}

/** In the order they ended; what ended 30 days ago, by the server's clock, is let go. */
async function putFinished(
  transaction: ReadWrite,
  { finished, cursor }: Transaction,
): Promise<void> {
  const store = transaction.objectStore('finished');
  const replaced = [...finished.drop, ...finished.put.map(({ id }) => id)];
  const keys = await Promise.all(replaced.map((id) => store.index('id').getKey(id)));
  for (const key of keys) if (key !== undefined) await store.delete(key);
  for (const each of finished.put) await store.add(each);
  if (cursor.good_at === null) return;
  const before = new Date(Date.parse(cursor.good_at) - FINISHED_KEPT_MS).toISOString();
  const old = await store.index('answered_at').getAllKeys(IDBKeyRange.upperBound(before));
  await Promise.all(old.map((id) => store.delete(id)));
}
