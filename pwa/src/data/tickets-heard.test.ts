// A ticket lives as long as the server takes words said under it.

import 'fake-indexeddb/auto';

import { describe, expect, it } from 'vitest';

import { NOTHING_READ, type Transaction } from '../domain/sync/record';
import type { Outcome } from '../domain/sync/wire';
import { type KeptTicket, openDatabase } from './database';
import { commit, ensureDevice } from './record-store';
import { tabletFacts } from './tablet-facts';

const NOON = '2026-11-22T12:00:00Z';
const NOON_MS = Date.parse(NOON);
const NONE = { put: [], drop: [] };
const COMMAND = { do: 'problem.note' };

function kept(person: string): KeptTicket {
  const bytes = new Uint8Array(1);
  const locked = { salt: bytes, iv: bytes, wrapped: bytes.buffer };
  return { ticket: `t-${person}`, person, device: 'd1', ...locked, wrong: 0, used_ms: 1_000 };
}

function heard(person: string, outcome: Outcome, code: string | null, skew_ms = 0): Transaction {
  const by = { ticket: `t-${person}`, proof: '', device: 'd1', n: 1 };
  const said = { id: 'said', said_at: NOON, command: COMMAND };
  const need = outcome === 'done' ? [] : [{ ...said, outcome, code, facts: {}, answered_at: NOON }];
  return {
    follows: 0,
    cursor: { ...NOTHING_READ, stamp: 1, epoch: 'e1', skew_ms },
    reset: false,
    forget: [],
    rows: [],
    renumbers: null,
    outbox: NONE,
    finished: {
      put: [{ ...said, n: 1, by, device: 'd1', outcome, answered_at: NOON }],
      drop: [],
    },
    needs_you: { put: need, drop: [] },
  };
}

let made = 0;

async function after(round: Transaction) {
  made += 1;
  const database = openDatabase(`heard-${made}`);
  await database.use((db) => ensureDevice(db, 'd1'));
  const tablet = tabletFacts(database);
  await tablet.change((before) => ({ ...before, tickets: [kept('amina'), kept('ben')] }));
  await database.use((db) => commit(db, round));
  const { tickets } = await tablet.read();
  return tickets.map(({ person, used_ms }) => [person, used_ms]);
}

describe('a ticket whose words were heard', () => {
  it.each([
    ['goes where the server does not know it', heard('amina', 'held', 'ticket.not_valid'), null],
    ['is renewed where it was taken', heard('amina', 'done', null), NOON_MS],
    ['is renewed by this device’s clock', heard('amina', 'done', null, 60_000), NOON_MS - 60_000],
    ['stays as it is for any other no', heard('amina', 'refused', 'right.missing'), 1_000],
  ])('%s, and nobody else’s does', async (_what, round, used_ms) => {
    const hers = used_ms === null ? [] : [['amina', used_ms]];
    expect(await after(round)).toEqual([...hers, ['ben', 1_000]]);
  });
});
