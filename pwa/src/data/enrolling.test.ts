// A code is taken however it was typed, and the same browser is enrolled as the same device.

import 'fake-indexeddb/auto';

import { describe, expect, it } from 'vitest';

import { databaseName, openDatabase } from './database';
import { enrol, inGroups, looksLikeCode, readCode } from './enrolling';
import { readFact } from './facts';
import { draftCommand, keep } from './outbox';
import type { SessionWorld } from './session';

const ME = { person: { id: 'tablet', rev: 1, name: 'Ash tablet' }, rights: [], scopes: [] };

describe('a code', () => {
  it.each(['k7qm2xwd', 'K7QM-2XWD', ' k7qm 2xwd ', 'https://h.example/enrol#K7QM2XWD'])(
    'is read from %s',
    (typed) => {
      expect(readCode(typed)).toBe('K7QM2XWD');
    },
  );

  it('has eight letters, and none that looks like another', () => {
    expect(looksLikeCode('K7QM2XWD')).toBe(true);
    for (const wrong of ['K7QM2XW', 'K7QM2XWDD', 'K7QM2XW0', 'K7QM2XWO', '17QM2XWD', 'I7QM2XWD']) {
      expect(looksLikeCode(wrong)).toBe(false);
    }
  });

  it('is shown in two groups', () => {
    expect(['K7QM2XWD', 'K7QM2', 'K7QM', 'K7'].map(inGroups)).toEqual([
      'K7QM 2XWD',
      'K7QM 2',
      'K7QM',
      'K7',
    ]);
  });
});

const OF_ANOTHER = 'of another';

function refusal(code: string): Response {
  return new Response(JSON.stringify({ code }), { status: 403, headers: { 'X-Heard': '1' } });
}

function aBrowser(answers: readonly string[]) {
  const asked: { readonly code: string; readonly device: string }[] = [];
  const kept = new Map<string, string>();
  const world: SessionWorld = {
    fetch: (_url, init) => {
      const person = answers[asked.length] ?? '';
      asked.push(JSON.parse(init?.body as string) as (typeof asked)[number]);
      if (person === OF_ANOTHER) return Promise.resolve(refusal('device.of_another'));
      const me = { ...ME, person: { ...ME.person, id: person } };
      return Promise.resolve(new Response(JSON.stringify(me), { headers: { 'X-Heard': '1' } }));
    },
    memory: {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => { kept.set(name, value); },
      removeItem: (name) => { kept.delete(name); },
    },
    tell: () => undefined,
  };
  return { world, asked };
}

describe('enrolling', () => {
  it('gives the tablet the device id under which it was enrolled, each time the same', async () => {
    const { world, asked } = aBrowser(['tablet', 'tablet']);
    expect((await enrol(world, 'K7QM2XWD')).kind).toBe('done');
    await enrol(world, 'ABCD2345');
    expect(new Set(asked.map(({ device }) => device)).size).toBe(1);
    const opened = openDatabase(databaseName('tablet'));
    const device = await opened.use((db) => readFact(db, 'device'));
    expect(device).toEqual({ id: asked[0]?.device, next_n: 1 });
  });

  it('is another device for another team, by the same code', async () => {
    const { world, asked } = aBrowser(['ash', OF_ANOTHER, 'oak', 'oak']);
    await enrol(world, 'K7QM2XWD');
    expect((await enrol(world, 'ABCD2345')).kind).toBe('done');
    await enrol(world, 'EFGH2345');
    const [at_ash, refused, at_oak, again] = asked;
    expect(refused?.device).toBe(at_ash?.device);
    expect(at_oak).toEqual({ code: 'ABCD2345', device: again?.device });
    expect(at_oak?.device).not.toBe(at_ash?.device);
  });

  it('for another team forgets what it read and keeps what it has to send', async () => {
    const { world } = aBrowser(['ash', 'oak']);
    await enrol(world, 'K7QM2XWD');
    const ash = openDatabase(databaseName('ash'));
    const entity = { id: 'p', rev: 1 };
    const row = { scope: 'ash', position: 1, kind: 'problem', id: 'p', rev: 1, entity };
    await ash.use((db) => db.put('base', row));
    const entropy = { now: () => 0, bytes: (count: number) => new Uint8Array(count) };
    await keep(ash, draftCommand({ do: 'note' }, entropy));
    await enrol(world, 'ABCD2345');
    const left = await ash.use((db) => Promise.all([db.count('base'), db.count('outbox')]));
    expect(left).toEqual([0, 1]);
  });
});
