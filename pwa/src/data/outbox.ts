// "Saved on this device" is said after a strict write, and never before it.

import type { Command, Said } from '../domain/sync/wire';
import { writing } from './ballast';
import type { Database } from './database';
import { type Entropy, uuid7 } from './ids';
import { say } from './record-store';

/** More than any form of ours can hold; what is larger is our own mistake. */
const COMMAND_CHARACTERS_MAX = 100_000;

const LONE_SURROGATE = /\p{Surrogate}/gu;

export type Unnumbered = Omit<Said, 'n'>;

/** The command as it will be kept: plain data without a proxy, and text that every server reads. */
export function draftCommand(command: Command, entropy: Entropy): Unnumbered {
  const json = JSON.stringify(command, (_key, value: unknown) => {
    return typeof value === 'string' ? value.replace(LONE_SURROGATE, '\uFFFD') : value;
  });
  if (json.length > COMMAND_CHARACTERS_MAX) throw new Error(`${command.do} is too large to say.`);
  const said_at = new Date(entropy.now()).toISOString();
  return { id: uuid7(entropy), said_at, command: JSON.parse(json) as Command };
}

/**
 * Resolves when the words are on the disk, with the number they took. An IndexedDB transaction
 * over the device's counter and the outbox is one at a time in all tabs, so no lock is needed.
 */
export async function keep(database: Database, unnumbered: Unnumbered): Promise<Said> {
  return writing(database, (db) => say(db, unnumbered));
}
