// On a shared device's disk no words can be read without a key, and a key can be destroyed.
//
// What was read has one key, and what was written here another: reading ends when the device is
// taken away, writing when all of it has arrived. Neither can be taken out of the browser. But both
// lie on the same disk: whoever has all of it, and time, can read it. What guards a stolen tablet
// is that its disk is encrypted.

import type { KeptSeal } from './database';
import type { Seal } from './seal';

const AES = { name: 'AES-GCM', length: 256 } as const;
const IV_BYTES = 12;

/** The fields in which words stand, wherever they are in a record; all else is found by. */
const WORDS = {
  entity: 'reading',
  command: 'writing',
  facts: 'writing', // of a refusal
  value: 'writing', // of a draft
} as const;

/** What they are closed with comes first, in one buffer: two would be twice as slow to read. */
interface Closed { readonly closed: ArrayBuffer }

export async function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(AES, false, ['encrypt', 'decrypt']);
}

export function sealOf(kept: KeptSeal): Seal {
  return {
    id: kept.id,
    close: (value) => eachPart(value, (part, field) => {
      if (!holdsWords(field) || part === null || part === undefined || isClosed(part)) return null;
      return close(keyOf(kept, field), part);
    }),
    open: (value) => eachPart(value, (part, field) => {
      if (!holdsWords(field) || !isClosed(part)) return null;
      return open(keyOf(kept, field), part);
    }),
  };
}

function isClosed(value: unknown): value is Closed {
  if (typeof value !== 'object' || value === null || !('closed' in value)) return false;
  return value.closed instanceof ArrayBuffer; // which nothing that came over the wire is
}

type Field = keyof typeof WORDS;

function holdsWords(field: string): field is Field {
  return Object.hasOwn(WORDS, field);
}

function keyOf(kept: KeptSeal, field: Field): CryptoKey {
  const key = kept[WORDS[field]];
  if (key === null) throw new Error('Reading is over on this device.');
  return key;
}

async function close(key: CryptoKey, words: unknown): Promise<Closed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const bytes = new TextEncoder().encode(JSON.stringify(words));
  const body = await crypto.subtle.encrypt({ name: AES.name, iv }, key, bytes);
  const closed = new Uint8Array(IV_BYTES + body.byteLength);
  closed.set(iv);
  closed.set(new Uint8Array(body), IV_BYTES);
  return { closed: closed.buffer };
}

async function open(key: CryptoKey, { closed }: Closed): Promise<unknown> {
  const iv = new Uint8Array(closed, 0, IV_BYTES);
  const body = new Uint8Array(closed, IV_BYTES);
  const bytes = await crypto.subtle.decrypt({ name: AES.name, iv }, key, body);
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** What becomes of a part that stands in `field`; null leaves it, and looks inside. */
type Change = (part: unknown, field: string) => Promise<unknown> | null;

async function eachPart<T>(value: T, change: Change): Promise<T> {
  return (await changed(value, change, '')) as T;
}

/** A promise only where something is closed or opened inside: a board has thousands of rows. */
function changed(value: unknown, change: Change, field: string): unknown {
  const other = change(value, field);
  if (other !== null) return other;
  if (typeof value !== 'object' || value === null || isClosed(value)) return value;
  if (Array.isArray(value)) return joined(value.map((one) => changed(one, change, '')), same);
  const names = Object.keys(value);
  const parts = Object.entries(value).map(([name, part]) => changed(part, change, name));
  return joined(parts, (now) => Object.fromEntries(names.map((name, at) => [name, now[at]])));
}

function joined(
  parts: readonly unknown[],
  make: (parts: readonly unknown[]) => unknown,
): unknown {
  const waits = parts.some((part) => part instanceof Promise);
  return waits ? Promise.all(parts).then(make) : make(parts);
}

function same(parts: readonly unknown[]): unknown {
  return parts;
}
