// "Saved on this device" is said after a strict write, and never before it.

import type { By, Command, Said } from '../domain/sync/wire';
import { writing } from './ballast';
import type { Database } from './database';
import { readFact } from './facts';
import { type Entropy, uuid7 } from './ids';
import { say } from './record-store';

/** More than any form of ours can hold; what is larger is our own mistake. */
const COMMAND_CHARACTERS_MAX = 100_000;

const LONE_SURROGATE = /\p{Surrogate}/gu;

export type Unnumbered = Omit<Said, 'n'>;

/** Who acts on a shared tablet: a ticket made for `device`, and the hand that signs for it. */
export interface Speaker {
  readonly person: string;
  readonly ticket: string;
  readonly device: string;
  /** The proof, in base64. */
  readonly sign: (words: string) => Promise<string>;
}

/** The command as it will be kept: plain data without a proxy, and text that every server reads. */
export function draftCommand(
  command: Command,
  entropy: Entropy,
  speaker: Speaker | null = null,
): Unnumbered {
  const json = JSON.stringify(command, (_key, value: unknown) => {
    return typeof value === 'string' ? value.replace(LONE_SURROGATE, '\uFFFD') : value;
  });
  if (json.length > COMMAND_CHARACTERS_MAX) throw new Error(`${command.do} is too large to say.`);
  const said_at = new Date(entropy.now()).toISOString();
  const bare = { id: uuid7(entropy), said_at, command: JSON.parse(json) as Command };
  return speaker === null ? bare : { ...bare, speaker: speaker.person };
}

/**
 * Resolves when the words are on the disk, with the number they took. An IndexedDB transaction
 * over the device's counter and the outbox is one at a time in all tabs, so no lock is needed.
 */
export async function keep(
  database: Database,
  unnumbered: Unnumbered,
  speaker: Speaker | null = null,
): Promise<Said> {
  const by = speaker && { by: await signed(database, unnumbered, speaker) };
  const whole = { ...unnumbered, ...by };
  const closed = await database.seal.close(whole);
  const { n } = await writing(database, (db) => say(db, closed, database.seal.id));
  return { ...whole, n };
}

/**
 * Decision 16. The number is the one that comes next: should another tab take it meanwhile, the
 * proof still tells the number that it was made over.
 */
async function signed(database: Database, unnumbered: Unnumbered, speaker: Speaker): Promise<By> {
  const { id, command } = unnumbered;
  const { ticket, device } = speaker;
  const n = (await database.use((db) => readFact(db, 'device')))?.next_n ?? 1;
  const proof = await speaker.sign(`${device}.${n}.${id}.${JSON.stringify(command)}`);
  return { ticket, proof, device, n };
}
