// What a device keeps, and the one shape in which a sync round may change it.

import type { Change, Instant, Outcome, Positions, Refusal, Said, Scope } from './wire';

/** `next_n` is the number that the next command said on this device will take. */
export interface Device { readonly id: string; readonly next_n: number }

/**
 * How far this device has read.
 * `stamp` rises by one with each stored round, so that a round overtaken by another tab is noticed.
 * `whole` is false while pages are still to come. `good_at` is the server's clock at the last round
 * that left nothing behind; `skew_ms` how far the server's clock is ahead of ours.
 */
export interface Cursor {
  readonly stamp: number;
  readonly epoch: string | null;
  readonly after: Positions;
  readonly whole: boolean;
  readonly good_at: Instant | null;
  readonly skew_ms: number;
}

export interface Heard {
  readonly outcome: Outcome;
  readonly refusal: Refusal | null;
  readonly answered_at: Instant;
}

/**
 * A command in the outbox. `answer` is set between its answer and the pull that covers it.
 * `prior` is what a server since restored had answered, and the person has already been shown.
 */
export interface Waiting {
  readonly said: Said;
  readonly answer: Heard | null;
  readonly prior: Outcome | null;
}

/** A command that left the outbox, kept 30 days in case the server is restored from a backup. */
export type Finished = Said & {
  readonly device: string;
  readonly outcome: Outcome;
  readonly answered_at: Instant;
};

/** A refused or held command with the words typed, kept until the person acts on it. */
export interface NeedsYou {
  readonly id: string;
  readonly said_at: Instant;
  readonly command: Said['command'];
  readonly outcome: 'refused' | 'held';
  readonly code: string | null;
  readonly facts: Refusal['facts'];
  readonly answered_at: Instant;
  /** Who said it, on a shared tablet. */
  readonly speaker?: string;
}

/** What a round starts from. `finished` is read only when a new timeline asks for it. */
export interface Stored {
  readonly device: Device;
  readonly cursor: Cursor;
  readonly waiting: readonly Waiting[];
  readonly finished: readonly Finished[] | null;
}

interface Puts<T> { readonly put: readonly T[]; readonly drop: readonly string[] }

/**
 * All that one answer changes, stored whole or not at all, in this order: reset, forget, rows.
 * Refused as overtaken unless `follows` is still the stored stamp; when `renumbers` is set, also
 * unless `renumbers.next_n` is still the device's, since a command was said in between.
 */
export interface Transaction {
  readonly follows: number;
  readonly cursor: Cursor;
  readonly reset: boolean;
  readonly forget: readonly Scope[];
  readonly rows: readonly Change[];
  readonly renumbers: { readonly next_n: number; readonly device: Device } | null;
  readonly outbox: Puts<Waiting>;
  readonly finished: Puts<Finished>;
  readonly needs_you: Puts<NeedsYou>;
}

export const NOTHING_READ: Cursor = {
  stamp: 0,
  epoch: null,
  after: {},
  whole: false,
  good_at: null,
  skew_ms: 0,
};

/** The record as the transaction leaves it, for the part that a round carries in memory. */
export function after(stored: Stored, transaction: Transaction): Stored {
  return {
    device: transaction.renumbers?.device ?? stored.device,
    cursor: transaction.cursor,
    waiting: outboxAfter(stored.waiting, transaction),
    finished: null,
  };
}

export function outboxAfter(
  waiting: readonly Waiting[],
  { outbox }: Transaction,
): readonly Waiting[] {
  const gone = new Set([...outbox.drop, ...outbox.put.map(({ said }) => said.id)]);
  return inOrder([...waiting.filter(({ said }) => !gone.has(said.id)), ...outbox.put]);
}

/** In the order they were said: `n` rises, and renumbering never changes places. */
export function inOrder(waiting: readonly Waiting[]): readonly Waiting[] {
  return [...waiting].sort((one, other) => one.said.n - other.said.n);
}
