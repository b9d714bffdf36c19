// What makes a wall move by itself: pages, seconds, and a fresh start in the night.

import { untrack } from 'svelte';

import type { Desk } from '../../data/desk.svelte';
import { deviceNow } from '../../data/device-clock';
import { instantOf } from '../../domain/london';
import type { Instant } from '../../generated/wire';
import { untilNight } from './night';

const PAGE_MS = 30_000;
const SECOND_MS = 1000;
const CALM_MS = 10_000; // for whoever wants no movement

/** Call these where a component is set up: what they start stops with that component. */
export function turningPages(): { readonly page: number } {
  let page = $state(0);
  every(PAGE_MS, () => { page += 1; });
  return {
    get page() {
      return page;
    },
  };
}

/** The server's clock, in steps that a ring on the wall takes. */
export function steps({ view }: Desk): { readonly now: Instant } {
  let device_ms = $state(deviceNow());
  const now = $derived(instantOf(device_ms + view.skew_ms));
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  every(calm ? CALM_MS : SECOND_MS, () => { device_ms = deviceNow(); });
  return {
    get now() {
      return now;
    },
  };
}

/** A page that is open for months would grow old: it begins anew while nobody looks. */
export function beginAnewAtNight({ view }: Desk): void {
  $effect(() => {
    const now = deviceNow() + untrack(() => view.skew_ms);
    const timer = setTimeout(() => { location.reload(); }, untilNight(now));
    return () => { clearTimeout(timer); };
  });
}

function every(ms: number, act: () => void): void {
  $effect(() => {
    const timer = setInterval(act, ms);
    return () => { clearInterval(timer); };
  });
}
