// A screen that asked before anything was known is drawn again when it is.

import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';

import { NOTHING_READ } from '../domain/sync/record';
import { createView } from './view.svelte';

const device = { id: 'd1', next_n: 1 };
const stored = { device, cursor: NOTHING_READ, waiting: [], finished: null };
const base = [
  { scope: 'w', position: 1, kind: 'note', id: 'a', rev: 1, entity: { id: 'a', rev: 1 } },
];

describe('a view', () => {
  it('is followed by whoever read it while it was empty', () => {
    const { view, fill } = createView('me');
    const seen: unknown[] = [];
    const stop = $effect.root(() => {
      const ids = $derived([...view.all('note').keys()]);
      const found = $derived(view.find('note', 'a')?.rev);
      $effect(() => {
        seen.push([ids, found]);
      });
    });
    flushSync();
    fill({ stored, base, needsYou: [] });
    flushSync();
    stop();
    expect(seen).toEqual([
      [[], undefined],
      [['a'], 1],
    ]);
  });

  it('says how it stands with the server as it changes', () => {
    const { view, tell } = createView('me');
    const seen: string[] = [];
    const stop = $effect.root(() => {
      $effect(() => {
        seen.push(view.health);
      });
    });
    flushSync();
    tell('in_step');
    flushSync();
    stop();
    expect(seen).toEqual(['starting', 'in_step']);
  });
});
