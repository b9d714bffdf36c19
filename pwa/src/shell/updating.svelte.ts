// The app's newer versions are followed once, for as long as its page lives, whatever it shows.

import { onMount } from 'svelte';

import type { Drafts } from '../data/drafts';
import type { Updates } from './update';

export interface Updating {
  /** A new version is ready, and waits for whoever is here. */
  readonly ready: boolean;
  readonly accept: () => void;
  /** Looks for a new version now. */
  readonly look: () => void;
}

/** Call it where a component is set up that stands on every page. */
export function updating(drafts: Drafts): Updating {
  let ready = $state(false);
  let updates: Updates | null = null;

  onMount(async () => {
    if (!('serviceWorker' in navigator)) return;
    const { followUpdates } = await import('./follow-updates');
    updates = await followUpdates(drafts, () => { ready = true; });
  });

  return {
    get ready() {
      return ready;
    },
    accept: () => { updates?.accept(); },
    look: () => { updates?.look(); },
  };
}
