// What every screen reads: the server's entities with this person's waiting words laid over them.

import type { Health } from '../domain/sync/events';
import {
  isOwed,
  labelled,
  type Receipt,
  receiptOf,
  type Reducers,
  UNSAVED_N,
  waitingByName,
} from '../domain/sync/overlay';
import type { Cursor, NeedsYou, Stored, Transaction, Waiting } from '../domain/sync/record';
import { inOrder, NOTHING_READ, outboxAfter } from '../domain/sync/record';
import type { Change, Entity, Instant, Said } from '../domain/sync/wire';
import type { Unnumbered } from './outbox';
import { createShown, type Shown } from './shown';

export interface Unsent {
  readonly count: number;
  readonly oldest_at: Instant | null;
}

/** Read inside a template, a derived or an effect, each of these is followed by what shows it. */
export interface View {
  readonly all: (kind: string) => ReadonlyMap<string, Entity>;
  readonly find: (kind: string, id: string) => Entity | undefined;
  readonly receipt: (id: string) => Receipt;
  readonly waitingOn: (id: string) => readonly Waiting[];
  readonly waiting: readonly Waiting[];
  readonly needsYou: readonly NeedsYou[];
  readonly unsent: Unsent;
  /** The server's clock at the last round that left nothing behind: "as of". */
  readonly good_at: Instant | null;
  /** False while the first pages, or those after a restore, are still to come. */
  readonly whole: boolean;
  /** How far the server's clock is ahead of this device's. */
  readonly skew_ms: number;
  readonly health: Health;
}

export interface Contents {
  readonly stored: Stored;
  readonly base: readonly Change[];
  readonly needsYou: readonly NeedsYou[];
}

/** How the data layer moves the view; screens never see these. */
export interface ViewControls {
  readonly view: View;
  /** Rises with each change to what is waiting or read: what was loaded before is then old. */
  readonly moves: () => number;
  readonly fill: (contents: Contents) => void;
  /** False when a round was missed: read everything again. */
  readonly take: (round: Transaction) => boolean;
  readonly expect: (unnumbered: Unnumbered) => void;
  readonly saved: (said: Said) => void;
  readonly unsaved: (id: string) => void;
  readonly saidInOtherTab: (said: Said) => void;
  readonly acted: (id: string) => void;
  readonly tell: (health: Health) => void;
  readonly learn: (reducers: Reducers) => void;
}

interface Memory {
  readonly waiting: readonly Waiting[];
  readonly needsYou: readonly NeedsYou[];
  readonly cursor: Cursor;
  readonly health: Health;
}

const AT_START: Memory = { waiting: [], needsYou: [], cursor: NOTHING_READ, health: 'starting' };

export function createView(person: string): ViewControls {
  const shown = createShown(person);
  let memory = $state.raw(AT_START);
  let moves = 0;
  const read = (): Memory => memory;
  const owed = waitingIn(read);

  function move(next: Memory): void {
    memory = next;
    moves += 1;
  }

  function wait(all: readonly Waiting[]): void {
    move({ ...memory, waiting: inOrder(all) });
    shown.overlay(owed.waiting());
  }

  function without(id: string): readonly Waiting[] {
    return memory.waiting.filter(({ said }) => said.id !== id);
  }

  function add(said: Said): void {
    wait([...without(said.id), { said, answer: null, prior: null }]);
  }

  return {
    view: viewOf({ ...owed, read, shown }),
    moves: () => moves,
    fill: ({ stored, base, needsYou }) => {
      const saving = memory.waiting.filter(({ said }) => said.n === UNSAVED_N);
      const { cursor } = stored;
      move({ ...memory, waiting: [...stored.waiting, ...saving], needsYou, cursor });
      shown.readAnew(base, owed.waiting());
    },
    take: (round) => {
      if (round.follows !== memory.cursor.stamp) return false;
      move(moved(memory, round));
      shown.take(round, owed.waiting());
      return true;
    },
    expect: (unnumbered) => {
      add({ ...unnumbered, n: UNSAVED_N });
    },
    saved: (said) => {
      const expected = memory.waiting.find((each) => each.said.id === said.id);
      if (expected?.said.n === UNSAVED_N) add(said); // else a round has already moved it on
    },
    unsaved: (id) => {
      wait(without(id));
    },
    saidInOtherTab: add,
    acted: (id) => {
      move({ ...memory, needsYou: memory.needsYou.filter((each) => each.id !== id) });
    },
    tell: (health) => {
      memory = { ...memory, health };
    },
    learn: (reducers) => { shown.learn(reducers, owed.waiting()); },
  };
}

interface Readers {
  readonly read: () => Memory;
  readonly waiting: () => readonly Waiting[];
  readonly byName: () => ReadonlyMap<string, readonly Waiting[]>;
  readonly unsent: () => Unsent;
  readonly shown: Shown;
}

function viewOf({ read, waiting, byName, unsent, shown }: Readers): View {
  const waitingOn = (id: string): readonly Waiting[] => byName().get(id) ?? [];
  return {
    all: shown.all,
    find: (kind, id) => shown.all(kind).get(id),
    receipt: (id) => receiptOf(waitingOn(id), read().cursor.good_at),
    waitingOn,
    get waiting() {
      return waiting();
    },
    get needsYou() {
      return read().needsYou;
    },
    get unsent() {
      return unsent();
    },
    get good_at() {
      return read().cursor.good_at;
    },
    get whole() {
      return read().cursor.whole;
    },
    get skew_ms() {
      return read().cursor.skew_ms;
    },
    get health() {
      return read().health;
    },
  };
}

/** However wrong this device's clock, every word of it is shown with the time that it will have. */
function waitingIn(read: () => Memory): Pick<Readers, 'waiting' | 'byName' | 'unsent'> {
  const waiting = $derived.by(() => {
    const { waiting: all, cursor } = read();
    return all.map((each) => ({ ...each, said: labelled(each.said, cursor.skew_ms) }));
  });
  const byName = $derived(waitingByName(waiting));
  const unsent = $derived(unsentOf(waiting));
  return { waiting: () => waiting, byName: () => byName, unsent: () => unsent };
}

function moved(memory: Memory, round: Transaction): Memory {
  const { put, drop } = round.needs_you;
  const gone = new Set([...drop, ...put.map(({ id }) => id)]);
  return {
    ...memory,
    waiting: outboxAfter(memory.waiting, round),
    needsYou: [...memory.needsYou.filter(({ id }) => !gone.has(id)), ...put],
    cursor: round.cursor,
  };
}

/** What is still on its way to the disk is not claimed to be safe here. */
function unsentOf(waiting: readonly Waiting[]): Unsent {
  const saved = waiting.filter(({ said }) => said.n !== UNSAVED_N);
  const mine = saved.filter((each) => each.answer === null && isOwed(each));
  const times = mine.map(({ said }) => said.said_at).sort();
  return { count: mine.length, oldest_at: times[0] ?? null };
}
