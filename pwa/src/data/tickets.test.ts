// A PIN opens its own person's ticket and no other's, five times at most, and signs as agreed.

import 'fake-indexeddb/auto';

import { describe, expect, it } from 'vitest';

import { openDatabase } from './database';
import { draftCommand, keep } from './outbox';
import { ensureDevice, load } from './record-store';
import { tabletFacts } from './tablet-facts';
import { sign, signingKey } from './tablet-keys';
import { type Admitted, hasTicket, keepTicket, type TicketsWorld, TRIES, unlock } from './tickets';

const DEVICE = '00000000-0000-4000-8000-00000000000a';
const PIN = '481516';
const DAY_MS = 24 * 3_600_000;

const SECRET = btoa(String.fromCharCode(...Array.from({ length: 32 }, (_none, at) => at)));

function admitted(person: string): Admitted {
  const whose = { id: person, rev: 1, name: person };
  return { ticket: `t-${person}`, secret: SECRET, person: whose, device: DEVICE };
}

let made = 0;

async function aTablet() {
  made += 1;
  const database = openDatabase(`tablet-${made}`);
  await database.use((db) => ensureDevice(db, DEVICE));
  let now = 1_000;
  const world: TicketsWorld = {
    fetch: globalThis.fetch,
    tablet: tabletFacts(database),
    now: () => now,
    rounds: 10,
  };
  return { database, world, later: (ms: number) => { now += ms; } };
}

describe('a proof', () => {
  it('is the one of decision 16', async () => {
    const key = await signingKey(Uint8Array.from({ length: 32 }, (_none, at) => at));
    const command = '{"do":"problem.note","words":"né"}';
    const words = `${DEVICE}.7.00000000-0000-4000-8000-00000000000b.${command}`;
    expect(await sign(key, words)).toBe('bPeXxjdV+iM7YwB6IsH76oytKVaDWndMZY7bCm8MIVw=');
  });

  it('is over the very bytes that the outbox keeps, under the next number', async () => {
    const { database, world } = await aTablet();
    const speaker = await keepTicket(world, admitted('amina'), PIN);
    const entropy = { now: () => 0, bytes: (count: number) => new Uint8Array(count) };
    const command = { do: 'problem.note', words: 'né \uD83D' };
    const said = await keep(database, draftCommand(command, entropy, speaker), speaker);
    const [kept] = (await database.use((db) => load(db, false))).waiting;
    const words = `${DEVICE}.1.${said.id}.${JSON.stringify(kept?.said.command)}`;
    const proof = await speaker.sign(words);
    expect(kept?.said.by).toEqual({ ticket: 't-amina', proof, device: DEVICE, n: 1 });
    expect(kept?.said.speaker).toBe('amina');
    expect(words).toContain('né \uFFFD');
  });
});

describe('a PIN', () => {
  it('opens the ticket of its own person', async () => {
    const { world } = await aTablet();
    const first = await keepTicket(world, admitted('amina'), PIN);
    await keepTicket(world, admitted('ben'), '902734');
    const found = await unlock(world, 'amina', PIN);
    if (found.kind !== 'open') throw new Error('it did not open');
    expect(await found.speaker.sign('words')).toBe(await first.sign('words'));
    expect(await unlock(world, 'ben', PIN)).toEqual({ kind: 'wrong', left: TRIES - 1 });
    expect(await unlock(world, 'chen', PIN)).toEqual({ kind: 'none' });
  });

  it('is forgotten with its ticket at the fifth wrong try in a row', async () => {
    const { world } = await aTablet();
    await keepTicket(world, admitted('amina'), PIN);
    const wrong = async () => unlock(world, 'amina', '000000');
    for (const left of [4, 3, 2, 1]) expect(await wrong()).toEqual({ kind: 'wrong', left });
    expect((await unlock(world, 'amina', PIN)).kind).toBe('open');
    for (const left of [4, 3, 2, 1]) expect(await wrong()).toEqual({ kind: 'wrong', left });
    expect(await wrong()).toEqual({ kind: 'none' });
    expect(await unlock(world, 'amina', PIN)).toEqual({ kind: 'none' });
    expect((await world.tablet.read()).tickets).toEqual([]);
  });

  it('is counted once for each try, in however many tabs', async () => {
    const { world } = await aTablet();
    await keepTicket(world, admitted('amina'), PIN);
    const wrong = Array.from({ length: 9 }, async () => unlock(world, 'amina', '000000'));
    const left = (await Promise.all(wrong)).map((one) => (one.kind === 'wrong' ? one.left : 0));
    expect(left).toEqual([4, 3, 2, 1, 0, 0, 0, 0, 0]);
    expect(await hasTicket(world, 'amina')).toBe(false);
  });

  it('is not asked for where the server would not know the ticket any more', async () => {
    const { world, later } = await aTablet();
    await keepTicket(world, admitted('amina'), PIN);
    later(28 * DAY_MS);
    expect(await hasTicket(world, 'amina')).toBe(true);
    expect((await unlock(world, 'amina', PIN)).kind).toBe('open');
    later(DAY_MS);
    expect(await hasTicket(world, 'amina')).toBe(false); // to open it is not to be heard
    expect((await unlock(world, 'amina', PIN)).kind).toBe('none');
  });

  it('stands nowhere on the disk, and neither does the secret', async () => {
    const { world } = await aTablet();
    await keepTicket(world, admitted('amina'), PIN);
    const [kept] = (await world.tablet.read()).tickets;
    const bytes = String.fromCharCode(...new Uint8Array(kept?.wrapped ?? new ArrayBuffer(0)));
    expect(bytes).not.toContain(atob(SECRET));
    expect(JSON.stringify(kept)).not.toContain(PIN);
  });
});
