// The disk of a real device behaves as the simulator's disk does, whole transactions at a time.

import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { NOTHING_READ, type Transaction } from '../domain/sync/record';
import type { Disk } from '../domain/sync/simulation/durable';
import * as model from '../domain/sync/simulation/durable';
import type { Change, Said } from '../domain/sync/wire';
import { type Database, openDatabase } from './database';
import * as disk from './record-store';

const COMMAND = { do: 'note.write', note: 'a' };
const NONE = { put: [], drop: [] };

let opened = 0;

async function fresh(): Promise<Database> {
  opened += 1;
  const database = openDatabase(`test.${opened}`);
  await database.use((db) => disk.ensureDevice(db, 'd1'));
  return database;
}

function round(follows: number, more: Partial<Transaction> = {}): Transaction {
  return {
    follows,
    cursor: { ...NOTHING_READ, stamp: follows + 1, epoch: 'e1' },
    reset: false,
    forget: [],
    rows: [],
    renumbers: null,
    outbox: NONE,
    finished: NONE,
    needs_you: NONE,
    ...more,
  };
}

function row(scope: string, id: string, rev: number, gone = false): Change {
  return { scope, position: rev, kind: 'note', id, rev, entity: gone ? null : { id, rev } };
}

function unnumbered(id: string): Omit<Said, 'n'> {
  return { id, said_at: '2026-11-22T09:00:00Z', command: COMMAND };
}

const NOON = '2026-11-22T12:00:00Z';

describe('saying', () => {
  it('numbers commands densely, from two tabs at once', async () => {
    const tab = await fresh();
    const other = openDatabase(tab.name);
    const said = await Promise.all(
      ['a', 'b', 'c', 'd'].map((id, index) =>
        (index % 2 === 0 ? tab : other).use((db) => disk.say(db, unnumbered(id))),
      ),
    );
    expect(said.map(({ n }) => n).sort()).toEqual([1, 2, 3, 4]);
    const { waiting, device } = await tab.use((db) => disk.load(db, false));
    expect(waiting.map(({ said: { n } }) => n)).toEqual([1, 2, 3, 4]);
    expect(device.next_n).toBe(5);
  });

  it('keeps the device id that is there', async () => {
    const database = await fresh();
    await database.use((db) => disk.ensureDevice(db, 'd2'));
    expect((await database.use((db) => disk.load(db, false))).device.id).toBe('d1');
  });
});

describe('a round', () => {
  it('overtaken by another tab stores nothing', async () => {
    const database = await fresh();
    const first = await database.use((db) => disk.commit(db, round(0)));
    const late = round(0, { rows: [row('w', 'a', 1)] });
    const second = await database.use((db) => disk.commit(db, late));
    expect([first, second]).toEqual(['stored', 'overtaken']);
    expect(await database.use(disk.loadBase)).toEqual([]);
  });

  it('that renumbers gives way to a command said meanwhile', async () => {
    const database = await fresh();
    const renumbers = { next_n: 1, device: { id: 'd2', next_n: 1 } };
    await database.use((db) => disk.say(db, unnumbered('a')));
    const kind = await database.use((db) => disk.commit(db, round(0, { renumbers })));
    const { device } = await database.use((db) => disk.load(db, false));
    expect([kind, device]).toEqual(['overtaken', { id: 'd1', next_n: 2 }]);
  });

  it('that fails on the way leaves all as it was', async () => {
    const database = await fresh();
    const broken = { ...row('w', 'b', 1), entity: { id: 'b', rev: 1, uncloneable: () => 1 } };
    const bad = round(0, { rows: [row('w', 'a', 1), broken], reset: true });
    await database.use((db) => disk.commit(db, round(0, { rows: [row('w', 'old', 1)] })));
    await expect(
      database.use((db) => disk.commit(db, { ...bad, follows: 1 })),
    ).rejects.toThrow();
    expect(await database.use(disk.loadBase)).toEqual([row('w', 'old', 1)]);
    expect((await database.use((db) => disk.load(db, false))).cursor.stamp).toBe(1);
  });

  it('lets go of what ended 30 days ago by the server, and not before', async () => {
    const database = await fresh();
    const ended = (id: string, answered_at: string) => {
      return { ...unnumbered(id), n: 1, device: 'd1', outcome: 'done' as const, answered_at };
    };
    const old = ended('old', '2026-10-22T09:00:00Z');
    const recent = ended('recent', '2026-10-24T09:00:00Z');
    const cursor = { ...NOTHING_READ, stamp: 1, good_at: '2026-11-22T09:00:00Z' };
    const finished = { put: [old, recent], drop: [] };
    await database.use((db) => disk.commit(db, round(0, { finished, cursor })));
    const { finished: kept } = await database.use((db) => disk.load(db, true));
    expect(kept).toEqual([recent]);
  });

  it('stores as the disk of the simulator does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rounds, { maxLength: 6 }), async (all) => {
        const database = await fresh();
        const expected = model.newDisk('d1');
        for (const each of all) {
          for (const id of each.said) {
            model.say(expected, unnumbered(id));
            await database.use((db) => disk.say(db, unnumbered(id))).catch(() => undefined);
          }
          const transaction = round(expected.cursor.stamp, each.round);
          model.store(expected, transaction);
          await database.use((db) => disk.commit(db, transaction));
        }
        expect(await contents(database)).toEqual(contentsOf(expected));
      }),
      { numRuns: 40 },
    );
  });
});

const scopes = fc.constantFrom('w', 'x');
const ids = fc.constantFrom('a', 'b', 'c');
const rows = fc.tuple(scopes, ids, fc.nat(9), fc.boolean()).map((parts) => row(...parts));
let saidCount = 0;
const said = fc.constant(null).map(() => `said-${(saidCount += 1)}`);
const rounds = fc.record({
  said: fc.array(said, { maxLength: 3 }),
  round: fc.record({
    reset: fc.boolean(),
    forget: fc.array(scopes, { maxLength: 1 }),
    rows: fc.array(rows, { maxLength: 5 }),
  }),
});

async function contents(database: Database): Promise<unknown> {
  const { device, waiting } = await database.use((db) => disk.load(db, false));
  return { device, waiting, base: sorted(await database.use(disk.loadBase)) };
}

function contentsOf(expected: Disk): unknown {
  const { device, waiting } = model.load(expected, false);
  return { device, waiting, base: sorted([...expected.base.values()]) };
}

function sorted(base: readonly Change[]): readonly Change[] {
  const key = ({ scope, id }: Change): string => `${scope} ${id}`;
  return [...base].sort((one, other) => key(one).localeCompare(key(other)));
}

describe('reading that is over', () => {
  it('puts away what others wrote, keeps what is needed to write, and reads all anew', async () => {
    const database = await fresh();
    const rows = [row('w', 'a', 1), { ...row('w', 'ward', 1), kind: 'unit' }, row('w', 'anna', 1)];
    await database.use((db) => disk.commit(db, round(0, { rows })));
    await database.use((db) => disk.say(db, unnumbered('mine')));
    const before = await database.use((db) => disk.load(db, false));
    await database.use((db) => disk.putAway(db, 'anna'));
    const { waiting, cursor } = await database.use((db) => disk.load(db, false));
    expect((await database.use(disk.loadBase)).map(({ id }) => id)).toEqual(['anna', 'ward']);
    expect(waiting).toEqual(before.waiting);
    expect([cursor.epoch, cursor.after, cursor.good_at]).toEqual([null, {}, before.cursor.good_at]);
    expect(cursor.stamp).toBeGreaterThan(before.cursor.stamp);
    await database.use((db) => disk.putAway(db, 'anna'));
    expect((await database.use((db) => disk.load(db, false))).cursor).toEqual(cursor);
  });
});

describe('signing out', () => {
  it('leaves nothing that was read, and all that was written', async () => {
    const database = await fresh();
    await database.use((db) => disk.commit(db, round(0, { rows: [row('w', 'a', 1)] })));
    await database.use((db) => disk.say(db, unnumbered('mine')));
    const ended = { id: 'sent', n: 1, said_at: NOON, command: { do: 'note.write' } };
    const kept = { ...ended, device: 'd1', outcome: 'done', answered_at: NOON } as const;
    await database.use((db) => db.add('finished', kept));
    await database.use((db) => db.put('drafts', { key: 'half', value: 'typed', saved_at: NOON }));
    await database.use(disk.forgetReading);
    const { waiting, cursor, finished } = await database.use((db) => disk.load(db, true));
    expect(await database.use(disk.loadBase)).toEqual([]);
    expect(waiting.map(({ said: { id } }) => id)).toEqual(['mine']);
    expect([cursor.epoch, cursor.after]).toEqual(['e1', {}]);
    expect(finished).toEqual([kept]); // a restored server may have to be told again
    expect(await database.use((db) => db.count('drafts'))).toBe(1);
  });
});
