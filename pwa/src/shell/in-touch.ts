/** While the app is open it listens: for news from the server, for the network, for being looked at. */

import type { Desk } from '../data/desk.svelte';
import { DEVICE_ENTROPY, fraction } from '../data/ids';
import { startPokes } from '../data/poke';
import { notePending, persist } from '../data/storage';

const TICK_MS = 60_000;

/** Starts listening; what it answers with stops it. */
export function keepInTouch({ me, view, workspace }: Desk): () => void {
  const pokes = startPokes({
    open: (url) => new EventSource(url),
    random: () => fraction(DEVICE_ENTROPY),
    poke: () => {
      workspace.nudge('poke');
    },
  });
  const visible = (): void => {
    const looking = document.visibilityState === 'visible';
    pokes.watch(looking);
    if (looking) workspace.nudge('visible');
  };
  const online = (): void => {
    workspace.nudge('online');
  };
  const leaving = (): void => {
    notePending(document, me.person.id, view.unsent);
    void workspace.drafts.flush();
  };
  const timer = setInterval(() => {
    workspace.nudge('tick');
  }, TICK_MS);
  document.addEventListener('visibilitychange', visible);
  window.addEventListener('online', online);
  window.addEventListener('pagehide', leaving);
  window.addEventListener('pageshow', visible);
  visible();
  void persist(navigator.storage);
  return () => {
    clearInterval(timer);
    pokes.watch(false);
    document.removeEventListener('visibilitychange', visible);
    window.removeEventListener('online', online);
    window.removeEventListener('pagehide', leaving);
    window.removeEventListener('pageshow', visible);
  };
}
