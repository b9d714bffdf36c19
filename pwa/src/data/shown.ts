// The entities on the screen, by kind: rows of the base, each under the guesses laid over it.

import { SvelteMap } from 'svelte/reactivity';

import {
  type Context,
  newest,
  overlay,
  type Reducers,
  type Row,
} from '../domain/sync/overlay';
import type { Transaction, Waiting } from '../domain/sync/record';
import type { Change, Entity } from '../domain/sync/wire';

export interface Shown {
  /** Reactive: a screen that reads it is drawn again when an entity of that kind changes. */
  readonly all: (kind: string) => ReadonlyMap<string, Entity>;
  readonly readAnew: (rows: readonly Change[], waiting: readonly Waiting[]) => void;
  readonly take: (round: Transaction, waiting: readonly Waiting[]) => void;
  readonly overlay: (waiting: readonly Waiting[]) => void;
  /** Guesses from now on; before that, what is said here waits without one. */
  readonly learn: (reducers: Reducers, waiting: readonly Waiting[]) => void;
}

const NOTHING: ReadonlyMap<string, Entity> = new Map();

export function createShown(person: string): Shown {
  const kinds = new SvelteMap<string, SvelteMap<string, Entity>>();
  const base = baseRows();
  const context: Context = { person, all };
  let reducers: Reducers = {};
  let over: ReadonlyMap<string, Row> = new Map();

  /** A reader of a kind that is not known yet follows `kinds`, until the first of it comes. */
  function all(kind: string): ReadonlyMap<string, Entity> {
    return kinds.get(kind) ?? NOTHING;
  }

  // Never made by a reader: a map made inside a derived belongs to it, and is not followed by it.
  function made(kind: string): SvelteMap<string, Entity> {
    const rows = kinds.get(kind) ?? new SvelteMap<string, Entity>();
    kinds.set(kind, rows);
    return rows;
  }

  /** The base goes first: a guess may look at everything that this device holds. */
  function show(touched: Iterable<string>, waiting: readonly Waiting[]): void {
    for (const id of touched) place(id, base.row(id));
    const before = over;
    over = overlay(base.row, waiting, { reducers, context });
    const guessed = new Set([...before.keys(), ...over.keys()]);
    for (const id of guessed) place(id, over.get(id) ?? base.row(id));
  }

  function place(id: string, row: Row | undefined): void {
    if (row !== undefined) made(row.kind).set(id, row.entity);
    else for (const rows of kinds.values()) rows.delete(id);
  }

  return {
    all,
    readAnew: (rows, waiting) => {
      show([...base.clear(), ...rows.map(base.put)], waiting);
    },
    take: (round, waiting) => {
      const gone = round.reset ? base.clear() : base.forget(round.forget);
      show([...gone, ...round.rows.map(base.put)], waiting);
    },
    overlay: (waiting) => {
      show([], waiting);
    },
    learn: (learnt, waiting) => {
      reducers = learnt;
      show([], waiting);
    },
  };
}

interface BaseRows {
  readonly row: (id: string) => Row | undefined;
  /** Each answers with the ids that it touched. */
  readonly put: (row: Change) => string;
  readonly clear: () => readonly string[];
  readonly forget: (scopes: readonly string[]) => readonly string[];
}

function baseRows(): BaseRows {
  const byId = new Map<string, readonly Change[]>(); // one for each scope that tells of it

  function put(row: Change): string {
    const others = (byId.get(row.id) ?? []).filter(({ scope }) => scope !== row.scope);
    const kept = row.entity === null ? others : [...others, deepFrozen(row)];
    if (kept.length > 0) byId.set(row.id, kept);
    else byId.delete(row.id);
    return row.id;
  }

  return {
    put,
    row: (id) => newest(byId.get(id) ?? []),
    clear: () => {
      const ids = [...byId.keys()];
      byId.clear();
      return ids;
    },
    forget: (scopes) => {
      if (scopes.length === 0) return [];
      const gone = [...byId.values()].flat().filter(({ scope }) => scopes.includes(scope));
      return gone.map((row) => put({ ...row, entity: null }));
    },
  };
}

function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deepFrozen(part);
  return Object.freeze(value);
}
