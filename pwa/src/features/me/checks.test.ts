/** The self-check finds each thing that is broken, and only that. */

import { describe, expect, test } from 'vitest';

import type { Draft } from '../../data/database';
import type { Drafts } from '../../data/drafts';
import { checkDevice, type CheckWorld } from './checks';

/** A disk in memory that loses nothing, or everything. */
function drafts(works: boolean): Drafts {
  const kept = new Map<string, Draft>();
  return {
    save: (key, value) => void kept.set(key, { key, value, saved_at: '' }),
    read: (key) => Promise.resolve(works ? (kept.get(key) ?? null) : null),
    all: () => Promise.resolve([...kept.values()]),
    drop: (key) => Promise.resolve(void kept.delete(key)),
    discard: ({ key }) => Promise.resolve(void kept.delete(key)),
    flush: () => (works ? Promise.resolve() : Promise.reject(new Error('full'))),
    leave: () => undefined,
  };
}

function pokes(works: boolean): () => EventSource {
  return () => {
    const source = { onopen: null, onerror: null, close: () => undefined };
    const opened = source as unknown as EventSource;
    queueMicrotask(() => {
      if (works) opened.onopen?.(new Event('open'));
      else opened.onerror?.(new Event('error'));
    });
    return opened;
  };
}

function server(works: boolean): CheckWorld['session'] {
  const answer = new Response('{"needed":false,"demo":[]}', { headers: { 'X-Heard': '1' } });
  const fetch = () => (works ? Promise.resolve(answer) : Promise.reject(new Error('no network')));
  const memory = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  return { fetch, memory, tell: () => undefined };
}

const WELL: CheckWorld = {
  session: server(true),
  drafts: drafts(true),
  persisted: true,
  locks: true,
  skew_ms: -60_000,
  openPokes: pokes(true),
  worker: true,
};

async function broken(world: CheckWorld): Promise<readonly string[]> {
  const found = await checkDevice(world);
  return found.filter(({ well }) => !well).map(({ id }) => id);
}

describe('a device', () => {
  test('in order has nothing to look at', async () => {
    expect(await broken({ ...WELL, session: server(true) })).toEqual([]);
  });

  test.each([
    ['storage', { drafts: drafts(false) }],
    ['kept', { persisted: false }],
    ['worker', { worker: false }],
    ['locks', { locks: false }],
    ['clock', { skew_ms: 3 * 3_600_000 }],
    ['server', { session: server(false) }],
    ['live', { openPokes: pokes(false) }],
  ] as const)('is told of %s', async (id, wrong) => {
    expect(await broken({ ...WELL, session: server(true), ...wrong })).toEqual([id]);
  });

  test('leaves nothing of its check behind', async () => {
    const own = drafts(true);
    await checkDevice({ ...WELL, session: server(true), drafts: own });
    expect(await own.all()).toEqual([]);
  });
});
