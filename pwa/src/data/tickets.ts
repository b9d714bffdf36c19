// People are let in on a shared tablet: once with their password, from then on with a PIN, offline.

import type { Person } from '../generated/wire';
import type { KeptTicket, Tablet } from './database';
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
export async function hasTicket({ tablet, now }: TicketsWorld, person: string): Promise<boolean> {
  const { tickets } = await tablet.read();
  return tickets.some((one) => one.person === person && counts(one, now()));
}

export async function unlock(world: TicketsWorld, person: string, pin: string): Promise<Unlocked> {
  const { tablet, rounds = ROUNDS } = world;
  const kept = await tried(world, person);
  if (kept === null) return { kind: 'none' };
  const key = await unwrap(kept, pin, rounds);
  const left = TRIES - kept.wrong;
  if (key === null && left > 0) return { kind: 'wrong', left };
  await tablet.change((before) => ({ ...before, tickets: settled(before, kept, key !== null) }));
  return key === null ? { kind: 'none' } : { kind: 'open', speaker: speakerOf(kept, key) };
}

/**
 * Counted before it is tried, and where it is kept: neither pulling the plug nor a second tab
 * wins anybody a guess.
 */
async function tried({ tablet, now }: TicketsWorld, person: string): Promise<KeptTicket | null> {
  const { tickets } = await tablet.change((before) => ({
    ...before,
    tickets: before.tickets.flatMap((one) => {
      if (one.person !== person) return [one];
      return counts(one, now()) ? [{ ...one, wrong: one.wrong + 1 }] : [];
    }),
  }));
  return tickets.find((one) => one.person === person) ?? null;
}

function counts({ wrong, used_ms }: KeptTicket, now_ms: number): boolean {
  return wrong < TRIES && now_ms - used_ms < KEPT_MS;
}

/** The right PIN clears the count of wrong ones; the last wrong one throws the ticket away. */
function settled({ tickets }: Tablet, { ticket }: KeptTicket, right: boolean): Tablet['tickets'] {
  if (!right) return tickets.filter((one) => one.ticket !== ticket);
  return tickets.map((one) => (one.ticket === ticket ? { ...one, wrong: 0 } : one));
}

function others(tickets: readonly KeptTicket[], person: string): readonly KeptTicket[] {
  return tickets.filter((one) => one.person !== person);
}

function speakerOf({ person, ticket, device }: KeptTicket, key: CryptoKey): Speaker {
  return { person, ticket, device, sign: (words) => sign(key, words) };
}
