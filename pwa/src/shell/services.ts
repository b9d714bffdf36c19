/** The browser's own parts, given once to whoever needs them. */

import { attend } from '../data/attend';
import type { Database } from '../data/database';
import { DEVICE_ENTROPY, fraction } from '../data/ids';
import type { Seal } from '../data/seal';
import type { Me, SessionWorld } from '../data/session';
import { tellTabs } from '../data/session-news';
import { notePending, persist } from '../data/storage';
import { httpTransport } from '../data/transport';
import { openWorkspace, type Workspace } from '../data/workspace';
import type { Reducers } from '../domain/sync/overlay';

export const SESSION_WORLD: SessionWorld = {
  fetch: (input, init) => globalThis.fetch(input, init),
  memory: localStorage,
  tell: tellTabs,
};

export function openFor({ person: { id: person }, shared }: Me): Promise<Workspace> {
  return openWorkspace({
    person,
    ...(shared && { seal: fetchSeal }),
    reducers: fetchPredictions,
    transport: httpTransport({ fetch: SESSION_WORLD.fetch, now: DEVICE_ENTROPY.now }),
    entropy: DEVICE_ENTROPY,
    locks: 'locks' in navigator ? navigator.locks : undefined,
    counted: (unsent) => {
      notePending(document, person, unsent);
    },
  });
}

/** On a shared device words are written under a key, or not at all. */
async function fetchSeal(database: Database): Promise<Seal> {
  const opening = database.use(() => Promise.resolve()); // meanwhile
  const [{ sealFor }] = await Promise.all([import('../data/seal-keys'), opening]);
  return sealFor(database);
}

async function fetchPredictions(): Promise<Reducers> {
  return (await import('../data/predictions')).PREDICTIONS;
}

/** Keeps a workspace in step while its page is open; what it answers with stops it. */
export function attendTo(workspace: Workspace): () => void {
  void persist(navigator.storage);
  return attend(workspace, {
    window,
    document,
    worker: 'serviceWorker' in navigator ? navigator.serviceWorker : undefined,
    open: (url) => new EventSource(url),
    random: () => fraction(DEVICE_ENTROPY),
  });
}
