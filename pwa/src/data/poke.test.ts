// Pokes come while somebody looks, and asking takes over where they cannot get through.
/* eslint-disable no-restricted-syntax -- an EventSource is written to from outside */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { POLL_MS, SILENCE_MS_MAX, startPokes } from './poke';

type Source = EventTarget & {
  onopen: (() => void) | null;
  onmessage: (() => void) | null;
  onerror: (() => void) | null;
  closed: boolean;
};

function newSource(): Source {
  const made = { onopen: null, onmessage: null, onerror: null, closed: false };
  const source = Object.assign(new EventTarget(), made);
  return Object.assign(source, {
    close: () => {
      source.closed = true;
    },
  });
}

function start(): { sources: Source[]; poked: () => number; watch: (is: boolean) => void } {
  const sources: Source[] = [];
  let poked = 0;
  const { watch } = startPokes({
    random: () => 0.5,
    poke: () => {
      poked += 1;
    },
    open: () => {
      const source = newSource();
      sources.push(source);
      return source as unknown as EventSource;
    },
  });
  return { sources, poked: () => poked, watch };
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
    sources[0]?.onopen?.();
    sources[0]?.onmessage?.();
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
    sources[0]?.onopen?.();
    vi.advanceTimersByTime(SILENCE_MS_MAX - 1);
    sources[0]?.dispatchEvent(new Event('heartbeat'));
    vi.advanceTimersByTime(SILENCE_MS_MAX - 1);
    expect(sources.map(({ closed }) => closed)).toEqual([false]);
    vi.advanceTimersByTime(2);
    expect(sources.map(({ closed }) => closed)).toEqual([true, false]);
  });

  it('that came while nobody could hear them are asked for when they can', () => {
    const { sources, poked, watch } = start();
    watch(true);
    sources[0]?.onopen?.();
    sources[0]?.onerror?.();
    expect(poked()).toBe(0);
    sources[0]?.onopen?.();
    sources[0]?.onopen?.();
    expect(poked()).toBe(1);
  });

  it('stop when nobody looks', () => {
    const { sources, poked, watch } = start();
    watch(true);
    watch(false);
    vi.advanceTimersByTime(10 * POLL_MS);
    expect([poked(), sources.map(({ closed }) => closed)]).toEqual([0, [true]]);
  });
});
