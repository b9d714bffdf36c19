// Ids, receipts for lost work, drafts and sign-in, each held to what it promises.

import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { type Database, openDatabase } from './database';
import { type Drafts, nameOf, openDrafts } from './drafts';
import { fraction, uuid7 } from './ids';
import { draftCommand } from './outbox';
import { checkMe, lastKnownMe, type Me, rememberMe, type SessionWorld } from './session';
import { hearTabs, type SessionNews, tellTabs } from './session-news';
import { leave, signIn, signOut } from './signing-in';
import { lostWork, notePending, persist } from './storage';
import { openTab, type TabLocks } from './tab';
import { exportUnsent, room } from './this-device';

const NINE = Date.parse('2026-11-22T09:00:00Z');
const zeros = { now: () => NINE, bytes: (count: number) => new Uint8Array(count) };

describe('an id', () => {
  it('is a UUIDv7 whatever the clock and the chance', () => {
    const clock = fc.integer({ min: -1e12, max: 4e12 });
    fc.assert(
      fc.property(clock, fc.uint8Array({ minLength: 10, maxLength: 10 }), (now, chance) => {
        const id = uuid7({ now: () => now, bytes: (count) => chance.slice(0, count) });
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      }),
    );
  });

  it('sorts by the time it was made', () => {
    const later = { ...zeros, now: () => NINE + 1 };
    expect(uuid7(zeros) < uuid7(later)).toBe(true);
    expect(fraction({ ...zeros, bytes: () => new Uint8Array([255, 255]) })).toBeLessThan(1);
  });
});

describe('a command', () => {
  it('is kept as plain data that every server can read', () => {
    const typed = { do: 'note.write', text: 'broken \ud83d half', whole: '😀', none: undefined };
    expect(draftCommand(typed, zeros)).toEqual({
      id: uuid7(zeros),
      said_at: '2026-11-22T09:00:00.000Z',
      command: { do: 'note.write', text: 'broken \ufffd half', whole: '😀' },
    });
  });
});

describe('work lost with the storage', () => {
  const unsent = { count: 3, oldest_at: '2026-11-22T07:40:00Z' };

  it('is told at the next start, once the database is gone', () => {
    const jar = { cookie: '' };
    notePending(jar, 'anna', unsent);
    jar.cookie = `other=1; ${jar.cookie.split('; ')[0] ?? ''}`;
    expect(lostWork(jar, 'anna', true)).toEqual(unsent);
    expect(lostWork(jar, 'anna', false)).toBeNull();
    expect(lostWork(jar, 'bo', true)).toBeNull();
  });

  it('is forgotten when all is sent', () => {
    const jar = { cookie: '' };
    notePending(jar, 'anna', { count: 0, oldest_at: null });
    expect(jar.cookie).toContain('max-age=0');
    expect(lostWork({ cookie: 'pending-anna=0,' }, 'anna', true)).toBeNull();
  });

  it('can be saved to a file before', async () => {
    const said = { id: 'a', n: 1, said_at: 'now', command: { do: 'note.write' } };
    const answer = { outcome: 'done', refusal: null, answered_at: 'now' } as const;
    const file = exportUnsent('d1', [
      { said, answer: null, prior: null },
      { said: { ...said, id: 'b' }, answer, prior: null },
    ]);
    expect(JSON.parse(await file.text())).toEqual({ device: 'd1', commands: [said] });
  });

  it('is guarded where the browser lets us ask', async () => {
    const storage = {
      persisted: () => Promise.resolve(false),
      persist: () => Promise.resolve(true),
      estimate: () => Promise.resolve({ usage: 5, quota: 10 }),
    } as unknown as StorageManager;
    expect([await persist(storage), await persist(undefined)]).toEqual([true, false]);
    expect(await room(storage)).toEqual({ persisted: false, used_bytes: 5, quota_bytes: 10 });
    expect((await room(undefined)).quota_bytes).toBeNull();
  });
});

function draftsOf(database: Database, id: string, alive: readonly string[] = []): Drafts {
  const tab = { id, alive: () => Promise.resolve(new Set(alive)), close: () => undefined };
  return openDrafts({ database, now: () => NINE, tab });
}

describe('a tab', () => {
  it('is alive until it is closed, as far as its browser can tell', async () => {
    const held = new Map<string, Promise<unknown>>();
    const locks = {
      request: (name: string, work: () => Promise<unknown>) => {
        held.set(name, work().then(() => held.delete(name)));
        return Promise.resolve();
      },
      query: () => {
        return Promise.resolve({ held: [...held.keys(), 'other'].map((name) => ({ name })) });
      },
    } as unknown as TabLocks;
    const [one, two] = [openTab(locks, 'one'), openTab(locks, 'two')];
    expect(await one.alive()).toEqual(new Set(['one', 'two']));
    two.close();
    await held.get('heard-tab-two');
    expect(await one.alive()).toEqual(new Set(['one']));
    expect(await openTab(undefined, 'alone').alive()).toEqual(new Set());
  });
});

describe('drafts', () => {
  it('are on the disk when the page is left, and gone when the words are said', async () => {
    const database = openDatabase('drafts');
    const drafts = draftsOf(database, 'one');
    drafts.save('raise', { text: 'The hoist' });
    drafts.save('raise', { text: 'The hoist is broken' });
    await drafts.flush();
    const draft = { key: 'raise#one', value: { text: 'The hoist is broken' } };
    expect(await draftsOf(database, 'one').read('raise')).toMatchObject(draft);
    await drafts.drop('raise');
    expect([await drafts.read('raise'), await drafts.all()]).toEqual([null, []]);
  });

  it('of two tabs in one form are kept apart, and one that is sent leaves the other', async () => {
    const database = openDatabase('two tabs');
    const alive = ['one', 'two'];
    const [one, two] = [draftsOf(database, 'one', alive), draftsOf(database, 'two', alive)];
    one.save('raise', 'typed in one');
    await one.flush();
    expect(await two.read('raise')).toBeNull();
    two.save('raise', 'typed in two');
    await two.flush();
    await two.drop('raise');
    expect(await one.read('raise')).toMatchObject({ value: 'typed in one' });
  });

  it('that a tab left behind are taken up by the next, the newest first, and once', async () => {
    const database = openDatabase('left behind');
    await database.use((db) => db.put('drafts', { key: 'raise', value: 'old', saved_at: '1' }));
    const gone = draftsOf(database, 'gone');
    gone.save('raise', 'newest');
    gone.save('other', 'elsewhere');
    await gone.flush();
    const next = draftsOf(database, 'next');
    expect(await next.read('raise')).toMatchObject({ key: 'raise#next', value: 'newest' });
    const third = draftsOf(database, 'third', ['next']);
    expect(await third.read('raise')).toMatchObject({ value: 'old' });
    const kept = await next.all();
    expect(kept.map(nameOf).sort()).toEqual(['other', 'raise', 'raise']);
    for (const draft of kept) await next.discard(draft);
    expect(await next.all()).toEqual([]);
  });

  it('that the disk did not take are kept, and written when it does', async () => {
    const database = openDatabase('stubborn');
    let full = true;
    const stubborn: Database = {
      ...database,
      use: (work) => full ? Promise.reject(new Error('full')) : database.use(work),
    };
    const drafts = draftsOf(stubborn, 'one');
    drafts.save('raise', 'words');
    await expect(drafts.flush()).rejects.toThrow('full');
    drafts.leave(); // nobody is left to be told
    full = false;
    await drafts.flush();
    expect(await database.use((db) => db.count('drafts'))).toBe(1);
  });

  it('save themselves soon after typing stops', async () => {
    const database = openDatabase('typing');
    draftsOf(database, 'one').save('raise', 'words');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await database.use((db) => db.count('drafts'))).toBe(1);
  });
});

describe('a session', () => {
  const me: Me = {
    person: { id: 'p1', rev: 1, name: 'Anna' },
    rights: ['take_part'],
    scopes: ['ash'],
    email: null,
    root: null,
    demo: false,
  };

  type World = SessionWorld & {
    readonly kept: Map<string, string>;
    readonly told: readonly SessionNews[];
  };

  function world(status: number, body: unknown, ours = true): World {
    const kept = new Map<string, string>();
    const told: SessionNews[] = [];
    const headers = ours ? { 'X-Heard': '1' } : {};
    const text = status === 204 ? null : JSON.stringify(body);
    return {
      kept,
      told,
      tell: (news) => void told.push(news),
      fetch: () => Promise.resolve(new Response(text, { status, headers })),
      memory: {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => void kept.set(key, value),
        removeItem: (key) => void kept.delete(key),
      },
    };
  }

  const credentials = { email: 'anna@ward.example', password: 'words' };

  it('is remembered for a start with no network, until the person signs out', async () => {
    const online = world(200, me);
    expect(await signIn(online, credentials)).toEqual({ kind: 'signed_in', me });
    expect(lastKnownMe(online)).toEqual(me);
    expect(await signOut({ ...online, fetch: world(503, {}).fetch })).toBe(false);
    expect(lastKnownMe(online)).toEqual(me);
    expect(await signOut({ ...online, fetch: world(204, null).fetch })).toBe(true);
    expect(lastKnownMe(online)).toBeNull();
    expect(online.told).toEqual([
      { kind: 'entered', person: 'p1' },
      { kind: 'left', person: 'p1' },
    ]);
  });

  it('of somebody else is not ended by whoever leaves', async () => {
    const theirs = world(200, { ...me, person: { id: 'p2', rev: 1, name: 'Bo' } });
    rememberMe(theirs, me);
    expect(await leave(theirs, 'p1')).toBe(true);
    expect(theirs.told.at(-1)).toEqual({ kind: 'left', person: 'p1' });
    expect(lastKnownMe(theirs)?.person.id).toBe('p2');
  });

  it.each([
    ['with no network nobody leaves', world(503, {}), false],
    ['where it has ended already, the device is left', world(401, {}), true],
  ] as const)('%s', async (_name, asked, is) => {
    rememberMe(asked, me);
    expect(await leave(asked, 'p1')).toBe(is);
    expect(lastKnownMe(asked) === null).toBe(is);
  });

  it('is one for all tabs: what one learns of it, each hears', async () => {
    const heard: SessionNews[] = [];
    const stop = hearTabs((news) => heard.push(news));
    tellTabs({ kind: 'entered', person: 'p2' });
    await vi.waitFor(() => { expect(heard).toEqual([{ kind: 'entered', person: 'p2' }]); });
    stop();
  });

  it('says why not by its code', async () => {
    const refused = await signIn(world(401, { code: 'sign_in.refused' }), credentials);
    expect(refused).toEqual({ kind: 'refused', code: 'sign_in.refused', retry_after_s: null });
  });

  it.each([
    ['our 401', world(401, {}), { kind: 'signed_out' }],
    ["a portal's 401", world(401, {}, false), { kind: 'unreachable' }],
    ["a portal's 200", world(200, me, false), { kind: 'unreachable' }],
    ['our 503', world(503, {}), { kind: 'unreachable' }],
    ['our 200', world(200, me), { kind: 'signed_in', me }],
  ] as const)('is ended by the server alone: %s', async (_name, asked, check) => {
    expect(await checkMe(asked)).toEqual(check);
  });

  it('starts as nobody when its memory holds something else', () => {
    const other = world(200, me);
    other.kept.set('heard.me', '{"half":');
    expect(lastKnownMe(other)).toBeNull();
  });
});
