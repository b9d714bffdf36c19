// A shared device's disk holds no words that can be read, loses none, and forgets with its keys.

import 'fake-indexeddb/auto';

import { describe, expect, it } from 'vitest';

import { NOTHING_READ, type Transaction, type Waiting } from '../domain/sync/record';
import type { Change, Said } from '../domain/sync/wire';
import { type Database, openDatabase } from './database';
import { openDrafts } from './drafts';
import { readFact } from './facts';
import { giveUp } from './giving-up';
import { draftCommand, keep } from './outbox';
import * as disk from './record-store';
import { sealFor } from './seal-keys';
import { openTab } from './tab';

const CANARY = 'the heron by bay 3';
const NOON = '2026-11-22T12:00:00Z';
const STORES = ['base', 'outbox', 'standing', 'finished', 'needs_you', 'drafts', 'facts'] as const;
const NONE = { put: [], drop: [] };

const zeros = { now: () => 0, bytes: (count: number) => new Uint8Array(count) };
let ids = 0;

async function plain(name?: string): Promise<Database> {
  ids += 1;
  const database = openDatabase(name ?? `sealed.${ids}`);
  await database.use((db) => disk.ensureDevice(db, 'd1'));
  return database;
}

async function sealed(name?: string): Promise<Database> {
  const database = await plain(name);
  return { ...database, seal: await sealFor(database) };
}

function row(id: string): Change {
  const entity = { id, rev: 1, text: CANARY, closed: { at: NOON } };
  return { scope: 'w', position: 1, kind: 'problem', id, rev: 1, entity };
}

function waiting(id: string, n = 1): Waiting {
  const said: Said = { id, n, said_at: NOON, command: { do: CANARY } };
  const refusal = { code: 'problem.moved_on', facts: { by: CANARY } };
  return { said, answer: { outcome: 'refused', refusal, answered_at: NOON }, prior: null };
}

function round(follows: number, more: Partial<Transaction> = {}): Transaction {
  const cursor = { ...NOTHING_READ, stamp: follows + 1, epoch: 'e1' };
  const nothing = { outbox: NONE, finished: NONE, needs_you: NONE, renumbers: null };
  return { follows, cursor, reset: false, forget: [], rows: [], ...nothing, ...more };
}

/** A round in which every store gets words. */
function wordy(): Transaction {
  const { said, answer } = waiting('owed');
  const ended = { ...said, id: 'sent', device: 'd1', outcome: 'done', answered_at: NOON } as const;
  const need = { id: 'need', said_at: NOON, command: said.command, answered_at: NOON };
  const told = { ...need, outcome: 'refused', code: 'c', facts: answer?.refusal?.facts } as const;
  return round(0, {
    rows: [row('a'), row('b'), { ...row('c'), entity: null }],
    outbox: { put: [waiting('owed')], drop: [] },
    finished: { put: [ended], drop: [] },
    needs_you: { put: [{ ...told, facts: told.facts ?? {} }], drop: [] },
  });
}

async function store(database: Database, all: Transaction): Promise<void> {
  const closed = await database.seal.close(all);
  await database.use((db) => disk.commit(db, closed, database.seal.id));
}

/** All that the disk holds, with every byte as a letter. */
async function lying(database: Database): Promise<string> {
  const rows = await Promise.all(STORES.map((name) => database.use((db) => db.getAll(name))));
  return JSON.stringify(rows, (_name, value: unknown) => {
    if (value instanceof ArrayBuffer) return String.fromCharCode(...new Uint8Array(value));
    return value;
  });
}

async function read(database: Database): Promise<unknown> {
  const { seal, use } = database;
  return seal.open(await use((db) => {
    return Promise.all([disk.load(db, true), disk.loadBase(db), disk.loadNeedsYou(db)]);
  }));
}

function draftsOf(database: Database) {
  return openDrafts({ database, now: () => 0, tab: openTab(undefined, 'one') });
}

async function say(database: Database): Promise<Said> {
  ids += 1;
  const entropy = { ...zeros, bytes: (count: number) => new Uint8Array(count).fill(ids) };
  return keep(database, draftCommand({ do: CANARY }, entropy));
}

describe('what lies on the disk', () => {
  it('holds no words, and is read as it was written', async () => {
    const [open, closed] = [await plain(), await sealed()];
    for (const each of [open, closed]) {
      await store(each, wordy());
      await say(each);
      const drafts = draftsOf(each);
      drafts.save('raise', { text: CANARY });
      await drafts.flush();
    }
    expect(await lying(open)).toContain(CANARY);
    expect(await lying(closed)).not.toContain(CANARY);
    const ours = (said: unknown) => JSON.stringify(said).replaceAll(/"0000[-0-9a-f]+"/gu, '""');
    expect(ours(await read(closed))).toBe(ours(await read(open)));
    const typed = draftsOf(closed);
    expect((await typed.read('raise'))?.value).toEqual({ text: CANARY });
    expect(await typed.all()).toHaveLength(1);
  });

  it('is closed when the device has had no keys so far, and nothing of it is lost', async () => {
    const before = await plain();
    await store(before, wordy());
    await before.use((db) => db.put('drafts', { key: 'a#b', value: CANARY, saved_at: NOON }));
    const was = await read(before);
    const after = { ...before, seal: await sealFor(before) };
    expect(await lying(after)).not.toContain(CANARY);
    expect(await read(after)).toEqual(was);
    expect((await draftsOf(after).all())[0]?.value).toBe(CANARY);
  });

  it('has one seal, whichever tab comes first', async () => {
    const one = await plain();
    await store(one, wordy());
    const other = openDatabase(one.name);
    const [first, second] = await Promise.all([sealFor(one), sealFor(other)]);
    expect(first.id).toBe(second.id);
    expect(await read({ ...one, seal: second })).toEqual(await read({ ...other, seal: first }));
  });

  it('can be read by no other device', async () => {
    const [mine, theirs] = [await sealed(), await sealed()];
    await store(mine, wordy());
    await expect(read({ ...mine, seal: theirs.seal })).rejects.toThrow();
  });

  it('has keys that nobody takes out of the browser', async () => {
    const { use } = await sealed();
    const kept = await use((db) => readFact(db, 'seal'));
    for (const key of [kept?.reading, kept?.writing]) {
      expect(key).toMatchObject({ extractable: false, algorithm: { name: 'AES-GCM' } });
    }
  });
});

describe('a device that is given up', () => {
  it('forgets what it read, and still says what it holds', async () => {
    const database = await sealed();
    await store(database, round(0, { rows: [row('a')] }));
    const said = await say(database);
    expect(await database.use(giveUp)).toBe(false);
    const kept = await database.use((db) => readFact(db, 'seal'));
    expect(kept).toMatchObject({ id: database.seal.id, reading: null });
    expect(await database.use(disk.loadBase)).toEqual([]);
    const { waiting: [left], cursor } = await database.seal.open(
      await database.use((db) => disk.load(db, false)),
    );
    expect(left?.said).toEqual(said);
    await store(database, round(cursor.stamp, { outbox: { put: [], drop: [said.id] } }));
    expect(await database.use(giveUp)).toBe(true);
    expect(await database.use((db) => readFact(db, 'seal'))).toBeNull();
  });

  it('keeps what somebody has still to act on', async () => {
    const database = await sealed();
    await store(database, { ...wordy(), outbox: NONE });
    expect(await database.use(giveUp)).toBe(false);
    const needs = await database.seal.open(await database.use(disk.loadNeedsYou));
    expect(needs.map(({ command }) => command.do)).toEqual([CANARY]);
    await database.use((db) => disk.settleNeed(db, 'need'));
    expect(await database.use(giveUp)).toBe(true);
    const counted = STORES.slice(0, -1).map((name) => database.use((db) => db.count(name)));
    expect(await Promise.all(counted)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('enrolled again, reads under a new key, and says what waited under its own', async () => {
    const before = await sealed();
    const said = await say(before);
    await before.use(giveUp);
    const after = await sealed(before.name);
    expect(after.seal.id).not.toBe(before.seal.id);
    const { waiting: [left], cursor } = await after.seal.open(
      await after.use((db) => disk.load(db, false)),
    );
    expect(left?.said).toEqual(said);
    await store(after, round(cursor.stamp, { rows: [row('new')] }));
    expect(await after.seal.open(await after.use(disk.loadBase))).toEqual([row('new')]);
  });

  it('takes nothing from a tab that slept meanwhile: its words stay in the form', async () => {
    const asleep = await sealed();
    await asleep.use(giveUp);
    await sealed(asleep.name);
    await expect(say(asleep)).rejects.toThrow('older seal');
    await expect(store(asleep, round(1))).rejects.toThrow('older seal');
    const drafts = draftsOf(asleep);
    drafts.save('raise', CANARY);
    await expect(drafts.flush()).rejects.toThrow('older seal');
    expect((await asleep.use((db) => disk.load(db, false))).waiting).toEqual([]);
  });
});

describe('a draft', () => {
  it('whose words were said while it was being closed is not put back', async () => {
    const database = await sealed();
    const drafts = draftsOf(database);
    drafts.save('raise', CANARY);
    const writing = drafts.flush();
    await drafts.drop('raise');
    await writing;
    expect(await database.use((db) => db.count('drafts'))).toBe(0);
  });
});
