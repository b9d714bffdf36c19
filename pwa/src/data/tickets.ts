// People are let in on a shared tablet: once with their password, from then on with a PIN, offline.

import type { Person } from '../generated/wire';
import type { KeptTicket } from './database';
import type { Speaker } from './outbox';
import type { TabletFacts } from './tablet-facts';
import { fromBase64, ROUNDS, sign, signingKey, unwrap, wrap } from './tablet-keys';
import { reach } from './way-in';

/** After so many wrong PINs in a row the secret is thrown away: the password again. */
export const TRIES = 5;

/** A day less than the server keeps it, so that what is said under it is still known there. */
const KEPT_MS = 29 * 24 * 3_600_000;

export interface Issued {
  readonly ticket: string;
  readonly secret: string;
  readonly person: Person;
}

/** A person has shown with their password who they are; their PIN is still to be chosen. */
export interface Admitted extends Issued {
  readonly device: string;
}

export type Admission =
  | { readonly kind: 'done'; readonly value: Admitted }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unreachable' };

export interface TicketsWorld {
  readonly fetch: typeof globalThis.fetch;
  readonly tablet: TabletFacts;
  readonly now: () => number;
  /** How often a PIN is hashed; fewer only where a test would wait for it. */
  readonly rounds?: number;
}

export type Unlocked =
  | { readonly kind: 'open'; readonly speaker: Speaker }
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'none' };

export async function admit(
  { fetch, tablet }: TicketsWorld,
  who: { readonly email: string; readonly password: string },
): Promise<Admission> {
  const device = await tablet.device();
  const found = await reach<Issued>({ fetch }, '/api/tickets', { ...who, device });
  return found.kind === 'done' ? { kind: 'done', value: { ...found.value, device } } : found;
}

/** Keeps the ticket under the PIN, in the place of an older one of that person. */
export async function keepTicket(
  { tablet, now, rounds = ROUNDS }: TicketsWorld,
  admitted: Admitted,
  pin: string,
): Promise<Speaker> {
  const secret = fromBase64(admitted.secret);
  const { ticket, device } = admitted;
  const person = admitted.person.id;
  const locked = await wrap(secret, pin, rounds);
  const kept: KeptTicket = { ticket, person, device, ...locked, wrong: 0, used_ms: now() };
  await tablet.change((before) => {
    return { ...before, tickets: [...others(before.tickets, person), kept] };
  });
  return speakerOf(kept, await signingKey(secret));
}

/** Whether this person can act here with a PIN. */
export async function hasTicket(world: TicketsWorld, person: string): Promise<boolean> {
  return (await ticketOf(world, person)) !== null;
}

export async function unlock(world: TicketsWorld, person: string, pin: string): Promise<Unlocked> {
  const { tablet, now, rounds = ROUNDS } = world;
  const kept = await ticketOf(world, person);
  if (kept === null) return { kind: 'none' };
  // Counted before it is tried, so that pulling the plug wins nobody a guess.
  await note(tablet, { ...kept, wrong: kept.wrong + 1 });
  const key = await unwrap(kept, pin, rounds);
  if (key !== null) {
    await note(tablet, { ...kept, wrong: 0, used_ms: now() });
    return { kind: 'open', speaker: speakerOf(kept, key) };
  }
  const left = TRIES - kept.wrong - 1;
  if (left > 0) return { kind: 'wrong', left };
  await tablet.change((before) => ({ ...before, tickets: others(before.tickets, person) }));
  return { kind: 'none' };
}

async function ticketOf({ tablet, now }: TicketsWorld, person: string): Promise<KeptTicket | null> {
  const { tickets } = await tablet.read();
  const kept = tickets.find((one) => one.person === person);
  const counts = kept && kept.wrong < TRIES && now() - kept.used_ms < KEPT_MS;
  return counts ? kept : null;
}

async function note(tablet: TabletFacts, kept: KeptTicket): Promise<void> {
  await tablet.change((before) => ({
    ...before,
    tickets: before.tickets.map((one) => (one.ticket === kept.ticket ? kept : one)),
  }));
}

function others(tickets: readonly KeptTicket[], person: string): readonly KeptTicket[] {
  return tickets.filter((one) => one.person !== person);
}

function speakerOf({ person, ticket, device }: KeptTicket, key: CryptoKey): Speaker {
  return { person, ticket, device, sign: (words) => sign(key, words) };
}
