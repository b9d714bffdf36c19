// A number that screens show as it changes, and a place that the stream is told.

import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';

import type { Uuid } from '../generated/wire';
import { createPresence } from './presence.svelte';

const WARD = '00000000-0000-7000-8000-000000000105';

describe('presence', () => {
  it('is shown anew whenever the stream tells it', () => {
    const presence = createPresence();
    const shown: (number | undefined)[] = [];
    const stop = $effect.root(() => {
      $effect(() => void shown.push(presence.here?.count));
    });
    flushSync();
    presence.told({ unit: WARD, count: 9 });
    flushSync();
    presence.told(null);
    flushSync();
    stop();
    expect(shown).toEqual([undefined, 9, undefined]);
  });

  it('tells the stream where we stand, also one that starts later', () => {
    const presence = createPresence();
    const told: (Uuid | null)[] = [];
    presence.standAt(WARD);
    presence.follow((unit) => void told.push(unit));
    presence.standAt(null);
    expect(told).toEqual([WARD, null]);
  });
});
