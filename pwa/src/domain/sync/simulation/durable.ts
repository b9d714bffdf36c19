// A device's disk in the simulator: it stores a transaction whole, or says it was overtaken.
/* eslint-disable no-restricted-syntax, no-param-reassign -- a simulated world changes in place */

import type { Cursor, Device, Finished, NeedsYou, Stored, Transaction, Waiting } from '../record';
import { inOrder, NOTHING_READ } from '../record';
import type { Change, Said } from '../wire';

export interface Disk {
  device: Device;
  cursor: Cursor;
  readonly waiting: Map<string, Waiting>;
  readonly finished: Map<string, Finished>; // in the order they ended
  readonly needsYou: Map<string, NeedsYou>;
  readonly base: Map<string, Change>;
}

export function newDisk(id: string): Disk {
  const device = { id, next_n: 1 };
  const maps = { waiting: new Map(), finished: new Map(), needsYou: new Map() };
  return { device, cursor: NOTHING_READ, ...maps, base: new Map() };
}

export function load(disk: Disk, finished: boolean): Stored {
  return {
    device: disk.device,
    cursor: disk.cursor,
    waiting: inOrder([...disk.waiting.values()]),
    finished: finished ? [...disk.finished.values()] : null,
  };
}

export function say(disk: Disk, said: Omit<Said, 'n'>): void {
  const n = disk.device.next_n;
  disk.device = { ...disk.device, next_n: n + 1 };
  disk.waiting.set(said.id, { said: { ...said, n }, answer: null, prior: null });
}

export function store(disk: Disk, transaction: Transaction): 'stored' | 'overtaken' {
  const { renumbers, outbox, finished, needs_you } = transaction;
  const spoke = renumbers !== null && renumbers.next_n !== disk.device.next_n;
  if (spoke || disk.cursor.stamp !== transaction.follows) return 'overtaken';
  storeBase(disk, transaction);
  disk.cursor = transaction.cursor;
  if (renumbers !== null) disk.device = renumbers.device;
  for (const id of outbox.drop) disk.waiting.delete(id);
  for (const each of outbox.put) disk.waiting.set(each.said.id, each);
  for (const id of finished.drop) disk.finished.delete(id);
  for (const each of finished.put) disk.finished.set(each.id, each);
  for (const id of needs_you.drop) disk.needsYou.delete(id);
  for (const each of needs_you.put) disk.needsYou.set(each.id, each);
  return 'stored';
}

function storeBase({ base }: Disk, { reset, forget, rows }: Transaction): void {
  if (reset) base.clear();
  for (const [key, { scope }] of base) if (forget.includes(scope)) base.delete(key);
  for (const row of rows) {
    const key = `${row.scope} ${row.id}`;
    if (row.entity === null) base.delete(key);
    else base.set(key, row);
  }
}
