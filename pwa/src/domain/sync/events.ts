// The words between the sync core and the world: what may happen to it, and what it asks for.

import type { Stored, Transaction } from './record';
import type { Exchange } from './skew';
import type { SyncAnswer, SyncRequest } from './wire';

/** What a person may be told about the line to the server. */
export type Health =
  | 'starting'
  | 'in_step'
  | 'unreachable'
  | 'busy'
  | 'storage_failed'
  | 'signed_out'
  | 'someone_else'
  | 'upgrade_required';

/** Nobody is signed in here, or somebody else: what this person writes waits for them. */
export const AWAY: ReadonlySet<Health> = new Set(['signed_out', 'someone_else']);

export type Phase = 'resting' | 'backing_off' | 'halted' | 'loading' | 'sending' | 'storing';

export interface State {
  readonly person: string; // whose words these are
  readonly phase: Phase;
  readonly round: number; // numbers requests, so that an answer to an older one is not taken
  readonly wanted: boolean; // something happened during a round: look again before resting
  readonly renewing: boolean; // a new timeline was seen: read everything from its start
  readonly failures: number;
  readonly health: Health;
  readonly stored: Stored | null;
  readonly request: SyncRequest | null;
  readonly pending: { readonly transaction: Transaction; readonly body: SyncAnswer } | null;
}

/** What came of a request; only that of the newest round is taken. */
export type Reply =
  | {
      readonly kind: 'answered';
      readonly round: number;
      readonly body: SyncAnswer;
      readonly exchange: Exchange;
      readonly spare_id: string; // a fresh id, should this device have to take a new one
    }
  | {
      readonly kind: 'failed';
      readonly round: number;
      readonly health: 'unreachable' | 'busy';
      readonly retry_after_s: number | null;
      readonly random: number; // 0..1
    }
  | { readonly kind: 'unauthorised' | 'someone_else'; readonly round: number }
  | {
      readonly kind: 'device_of_another'; // the person is right, and this id is not theirs
      readonly round: number;
      readonly spare_id: string;
      readonly random: number;
    };

/** What came of a transaction; `overtaken` when another tab had stored since we loaded. */
export interface Written {
  readonly kind: 'stored' | 'overtaken' | 'storage_failed';
  readonly random: number;
}

export type Event =
  | { readonly kind: 'dispatched' | 'poke' | 'tick' }
  | { readonly kind: 'online' | 'visible' | 'signed_in' }
  | { readonly kind: 'loaded'; readonly stored: Stored }
  | Written
  | Reply;

export type Effect =
  | { readonly kind: 'load'; readonly finished: boolean }
  | { readonly kind: 'send'; readonly round: number; readonly request: SyncRequest }
  | { readonly kind: 'store'; readonly transaction: Transaction }
  | { readonly kind: 'rest' } // the round is over: give up the lock
  | { readonly kind: 'schedule'; readonly ms: number } // replaces any earlier one
  | { readonly kind: 'tell'; readonly health: Health };

export type Step = readonly [State, readonly Effect[]];
