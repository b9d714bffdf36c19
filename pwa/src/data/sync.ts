// The sync core is driven here: its effects meet the lock, the database, the network and the timer.

import { atStart, step } from '../domain/sync/core';
import type { Effect, Event, Health, State } from '../domain/sync/events';
import type { Transaction } from '../domain/sync/record';
import type { SyncRequest } from '../domain/sync/wire';
import { writing } from './ballast';
import type { Database } from './database';
import { type Entropy, fraction, uuid7 } from './ids';
import { commit, load } from './record-store';
import type { Reply, Transport } from './transport';
import type { Turns } from './turns';

export const REQUEST_MS_MAX = 15_000;

export type Nudge = 'dispatched' | 'poke' | 'tick' | 'online' | 'visible' | 'signed_in';

export interface SyncWorld {
  readonly person: string;
  readonly database: Database;
  readonly transport: Transport;
  readonly turns: Turns;
  readonly entropy: Entropy;
  readonly stored: (round: Transaction) => void;
  readonly told: (health: Health) => void;
}

export interface Sync {
  readonly nudge: (kind: Nudge) => void;
  readonly stop: () => void;
}

export function startSync(world: SyncWorld): Sync {
  let state: State = atStart(world.person);
  let stopped = false;
  const hands = handsOf(world, feed);

  function feed(event: Event): void {
    if (stopped) return;
    const [next, effects] = step(state, event);
    state = next;
    for (const effect of effects) hands.perform(effect);
  }

  return {
    nudge: (kind) => {
      feed({ kind });
    },
    stop: () => {
      stopped = true;
      hands.rest();
    },
  };
}

interface Hands {
  readonly perform: (effect: Effect) => void;
  readonly rest: () => void;
}

function handsOf(world: SyncWorld, feed: (event: Event) => void): Hands {
  const timer = oneTimer(feed);
  const sender = oneRequest(world, feed);

  function perform(effect: Effect): void {
    switch (effect.kind) {
      case 'load':
        sender.cancel();
        void read(world, effect.finished).then(feed);
        return;
      case 'send':
        void sender.send(effect.round, effect.request);
        return;
      case 'store':
        void write(world, effect.transaction).then(feed);
        return;
      case 'rest':
        world.turns.give();
        return;
      case 'schedule':
        timer.set(effect.ms);
        return;
      case 'tell':
        world.told(effect.health);
        return;
    }
  }

  return {
    perform,
    rest: () => {
      timer.clear();
      sender.cancel();
      world.turns.give();
    },
  };
}

async function read(world: SyncWorld, finished: boolean): Promise<Event> {
  try {
    await world.turns.take();
    const { database } = world;
    const stored = await database.seal.open(await database.use((db) => load(db, finished)));
    return { kind: 'loaded', stored };
  } catch {
    return { kind: 'storage_failed', random: fraction(world.entropy) };
  }
}

async function write(world: SyncWorld, transaction: Transaction): Promise<Event> {
  const random = fraction(world.entropy);
  const { database } = world;
  try {
    const closed = await database.seal.close(transaction);
    const kind = await writing(database, (db) => commit(db, closed, database.seal.id));
    if (kind === 'stored') world.stored(transaction);
    return { kind, random };
  } catch {
    return { kind: 'storage_failed', random };
  }
}

interface Sender {
  readonly send: (round: number, request: SyncRequest) => Promise<void>;
  readonly cancel: () => void;
}

function oneRequest({ transport, entropy }: SyncWorld, feed: (event: Event) => void): Sender {
  let inFlight: AbortController | null = null;
  return {
    send: async (round, request) => {
      inFlight?.abort();
      const controller = new AbortController();
      inFlight = controller;
      const timeout = setTimeout(() => {
        controller.abort();
      }, REQUEST_MS_MAX);
      const reply = await transport(request, controller.signal);
      clearTimeout(timeout);
      feed(asEvent(round, reply, entropy));
    },
    cancel: () => {
      inFlight?.abort();
    },
  };
}

function oneTimer(feed: (event: Event) => void): {
  readonly set: (ms: number) => void;
  readonly clear: () => void;
} {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const clear = (): void => {
    clearTimeout(timer);
  };
  return {
    clear,
    set: (ms) => {
      clear();
      timer = setTimeout(feed, ms, { kind: 'tick' });
    },
  };
}

function asEvent(round: number, reply: Reply, entropy: Entropy): Event {
  switch (reply.kind) {
    case 'answered':
      return { ...reply, round, spare_id: uuid7(entropy) };
    case 'failed':
      return { ...reply, round, random: fraction(entropy) };
    case 'unauthorised':
    case 'someone_else':
      return { ...reply, kind: reply.kind, round };
    case 'device_of_another':
      return { kind: reply.kind, round, spare_id: uuid7(entropy), random: fraction(entropy) };
  }
}
