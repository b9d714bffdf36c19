// Pokes come while somebody looks, and asking takes over where they cannot get through.
/* eslint-disable no-restricted-syntax -- an EventSource is written to from outside */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Here } from '../generated/wire';
import { POLL_MS, type Pokes, SILENCE_MS_MAX, startPokes } from './poke';

const WARD = '00000000-0000-7000-8000-000000000105';
const NINE_HERE: Here = { unit: WARD, count: 9 };

type Source = EventTarget & { readonly url: string; closed: boolean; readyState: number };

function newSource(url: string): Source {
  const source = Object.assign(new EventTarget(), { url, closed: false, readyState: 0 });
  return Object.assign(source, {
    close: () => {
      source.closed = true;
    },
  });
}

function happens(source: Source | undefined, kind: string): void {
  source?.dispatchEvent(new Event(kind));
}

interface Scene extends Pokes {
  readonly sources: Source[];
  readonly poked: () => number;
  readonly told: (Here | null)[];
}

function start(): Scene {
  const sources: Source[] = [];
  const told: (Here | null)[] = [];
  let poked = 0;
  const pokes = startPokes({
    random: () => 0.5,
    poke: () => {
      poked += 1;
    },
    told: (here) => void told.push(here),
    open: (url) => {
      const source = newSource(url);
      sources.push(source);
      return source as unknown as EventSource;
    },
  });
  return { ...pokes, sources, told, poked: () => poked };
}

/** On the ward's huddle, where the server has counted nine. */
function startAtWard(): Scene {
  const scene = start();
  scene.standAt(WARD);
  scene.watch(true);
  count(scene, NINE_HERE);
  expect(scene.told.at(-1)).toEqual(NINE_HERE);
  return scene;
}

function count({ sources }: Scene, here: Here): void {
  sources.at(-1)?.dispatchEvent(new MessageEvent('here', { data: JSON.stringify(here) }));
}

describe('pokes', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are passed on, and no one is asked while they can come', () => {
    const { sources, poked, watch } = start();
    watch(true);
    happens(sources[0], 'open');
    happens(sources[0], 'message');
    vi.advanceTimersByTime(SILENCE_MS_MAX - 1);
    expect([poked(), sources.length]).toEqual([1, 1]);
  });

  it('that a proxy keeps back are asked for each half minute', () => {
    const { poked, watch } = start();
    watch(true);
    vi.advanceTimersByTime(POLL_MS);
    expect(poked()).toBe(1);
  });

  it('that fall silent are listened for anew, and a heartbeat is not silence', () => {
    const { sources, watch } = start();
    watch(true);
    happens(sources[0], 'open');
    vi.advanceTimersByTime(SILENCE_MS_MAX - 1);
    happens(sources[0], 'heartbeat');
    vi.advanceTimersByTime(SILENCE_MS_MAX - 1);
    expect(sources.map(({ closed }) => closed)).toEqual([false]);
    vi.advanceTimersByTime(2);
    expect(sources.map(({ closed }) => closed)).toEqual([true, false]);
  });

  it('that came while nobody could hear them are asked for when they can', () => {
    const { sources, poked, watch } = start();
    watch(true);
    happens(sources[0], 'open');
    happens(sources[0], 'error');
    expect(poked()).toBe(0);
    happens(sources[0], 'open');
    happens(sources[0], 'open');
    expect(poked()).toBe(1);
  });

  it('that the server refuses are asked about at once: it may have taken us away', () => {
    const { sources, poked, watch } = start();
    watch(true);
    happens(sources[0], 'error'); // the network: it comes back by itself
    expect(poked()).toBe(0);
    if (sources[0]) sources[0].readyState = 2;
    happens(sources[0], 'error');
    expect(poked()).toBe(1);
    vi.advanceTimersByTime(POLL_MS);
    expect(poked()).toBe(2);
  });

  it('stop when nobody looks', () => {
    const { sources, poked, watch } = start();
    watch(true);
    watch(false);
    vi.advanceTimersByTime(10 * POLL_MS);
    expect([poked(), sources.map(({ closed }) => closed)]).toEqual([0, [true]]);
  });
});

describe('those at a huddle', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are counted by a stream that says where it is, for as long as we are there', () => {
    const { sources, standAt, watch } = start();
    watch(true);
    standAt(WARD);
    standAt(WARD);
    standAt(null);
    expect(sources.map(({ url }) => url)).toEqual([
      '/api/poke',
      `/api/poke?at=${WARD}`,
      '/api/poke',
    ]);
    expect(sources.map(({ closed }) => closed)).toEqual([true, true, false]);
  });

  it('are listened for once the page is seen, and only then', () => {
    const { sources, standAt, watch } = start();
    standAt(WARD);
    expect(sources).toEqual([]);
    watch(true);
    expect(sources.map(({ url }) => url)).toEqual([`/api/poke?at=${WARD}`]);
  });

  it('are no poke, but a sign of life', () => {
    const scene = startAtWard();
    vi.advanceTimersByTime(SILENCE_MS_MAX - 1);
    count(scene, NINE_HERE);
    vi.advanceTimersByTime(SILENCE_MS_MAX - 1);
    expect(scene.sources).toHaveLength(1);
  });

  it.each<[string, (scene: Scene) => void]>([
    ['nobody looks', ({ watch }) => { watch(false); }],
    ['the stream breaks', ({ sources }) => { happens(sources[0], 'error'); }],
    ['the stream falls silent', () => vi.advanceTimersByTime(SILENCE_MS_MAX)],
    ['the network goes', ({ doubt }) => { doubt(); }],
    ['we leave', ({ standAt }) => { standAt(null); }],
  ])('are not known once %s', (_when, happen) => {
    const scene = startAtWard();
    happen(scene);
    expect(scene.told.at(-1)).toBeNull();
  });

  it('are counted anew where only the network was doubted, and nothing is missed', () => {
    const { sources, doubt, poked } = startAtWard();
    doubt();
    happens(sources[1], 'open');
    expect(sources.map(({ url }) => url)).toEqual(Array(2).fill(`/api/poke?at=${WARD}`));
    expect(poked()).toBe(1);
  });

  it('are no reason to start a stream again that counts nobody', () => {
    const { sources, watch, doubt } = start();
    watch(true);
    doubt();
    expect(sources).toHaveLength(1);
  });
});
