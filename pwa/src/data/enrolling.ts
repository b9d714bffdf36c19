// A device becomes a ward's tablet by a code, and stays the same device when it is enrolled again.

import { databaseName, openDatabase } from './database';
import { giveUp } from './giving-up';
import { DEVICE_ENTROPY, uuid7 } from './ids';
import { ensureDevice, forgetReading } from './record-store';
import { lastKnownMe, type Me, rememberMe, type SessionWorld } from './session';
import { reach, type Reached } from './way-in';

const DEVICE = 'heard.device';

/** No code has these, because each looks like another. */
const IN_NO_CODE = /[01IO]/u;

const CODE_LENGTH = 8;

/** A code however it was typed: in any case, with spaces, a hyphen, or a whole link. */
export function readCode(typed: string): string {
  const last = typed.split('#').at(-1) ?? '';
  return last.toUpperCase().replaceAll(/[^0-9A-Z]/gu, '');
}

/** "K7QM 2XWD" */
export function inGroups(code: string): string {
  return code.replace(/^(.{4})(.+)$/u, '$1 $2');
}

/** Whether it can be a code at all, as far as this device can tell. */
export function looksLikeCode(code: string): boolean {
  return code.length === CODE_LENGTH && !IN_NO_CODE.test(code);
}

/**
 * The device keeps its id on this browser, so that its outbox and its tickets go on. For another
 * team, or as a wall where it was a tablet, it is another device; its code still counts.
 */
export async function enrol(world: SessionWorld, code: string): Promise<Reached<Me>> {
  const before = lastKnownMe(world);
  const last = world.memory.getItem(DEVICE);
  let reached = await enrolAs(world, code, last ?? uuid7(DEVICE_ENTROPY));
  if (reached.kind === 'refused' && reached.code === 'device.of_another' && last !== null) {
    reached = await enrolAs(world, code, uuid7(DEVICE_ENTROPY));
    if (reached.kind === 'refused') world.memory.setItem(DEVICE, last);
  }
  if (reached.kind !== 'done') return reached;
  if (before !== null && before.person.id !== reached.value.person.id) await forget(before);
  rememberMe(world, reached.value);
  return reached;
}

/** Chosen before it is asked for: an answer that is lost on the way finds the same device again. */
async function enrolAs(world: SessionWorld, code: string, device: string): Promise<Reached<Me>> {
  world.memory.setItem(DEVICE, device);
  const reached = await reach<Me>(world, '/api/enrol', { code, device });
  if (reached.kind === 'done') await openAs(reached.value.person.id, device);
  return reached;
}

/** Nothing of whoever was here is read on from the next team's board; unsent words stay. */
async function forget({ person, shared }: Me): Promise<void> {
  const database = openDatabase(databaseName(person.id));
  if (shared) await database.use(giveUp);
  else await database.use(forgetReading);
  await database.close();
}

async function openAs(person: string, device: string): Promise<void> {
  const database = openDatabase(databaseName(person));
  await database.use((db) => ensureDevice(db, device));
  await database.close();
}
