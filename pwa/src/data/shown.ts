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
  readonly all: (kind: string) => SvelteMap<string, Entity>;
  readonly readAnew: (rows: readonly Change[], waiting: readonly Waiting[]) => void;
  readonly take: (round: Transaction, waiting: readonly Waiting[]) => void;
  readonly overlay: (waiting: readonly Waiting[]) => void;
}

export function createShown(told: {
  readonly reducers: Reducers;
  readonly context: Context;
}): Shown {
  const kinds = new Map<string, SvelteMap<string, Entity>>();
  const base = new Map<string, readonly Change[]>(); // by id, one for each scope
  let over: ReadonlyMap<string, Row> = new Map();

  function all(kind: string): SvelteMap<string, Entity> {
    const rows = kinds.get(kind) ?? new SvelteMap<string, Entity>();
    kinds.set(kind, rows);
    return rows;
  }

  function baseRow(id: string): Row | undefined {
    return newest(base.get(id) ?? []);
  }

  function show(touched: Iterable<string>, waiting: readonly Waiting[]): void {
    const before = over;
    over = overlay(baseRow, waiting, told);
    for (const id of new Set([...touched, ...before.keys(), ...over.keys()])) place(id);
  }

  function place(id: string): void {
    const row = over.get(id) ?? baseRow(id);
    if (row !== undefined) all(row.kind).set(id, row.entity);
    else for (const rows of kinds.values()) rows.delete(id);
  }

  function put(row: Change): string {
    const others = (base.get(row.id) ?? []).filter(({ scope }) => scope !== row.scope);
    const kept = row.entity === null ? others : [...others, deepFrozen(row)];
    if (kept.length > 0) base.set(row.id, kept);
    else base.delete(row.id);
    return row.id;
  }

  function clear(): readonly string[] {
    const ids = [...base.keys()];
    base.clear();
    return ids;
  }

  function forget(scopes: readonly string[]): readonly string[] {
    if (scopes.length === 0) return [];
    const gone = [...base.values()].flat().filter(({ scope }) => scopes.includes(scope));
    return gone.map((row) => put({ ...row, entity: null }));
  }

  return {
    all,
    readAnew: (rows, waiting) => {
      show([...clear(), ...rows.map(put)], waiting);
    },
    take: (round, waiting) => {
      const gone = round.reset ? clear() : forget(round.forget);
      show([...gone, ...round.rows.map(put)], waiting);
    },
    overlay: (waiting) => {
      show([], waiting);
    },
  };
}

function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deepFrozen(part);
  return Object.freeze(value);
}
