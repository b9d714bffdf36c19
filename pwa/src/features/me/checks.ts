/** This device is tried out: what it needs for keeping words safe works, or is named. */

import type { Drafts } from '../../data/drafts';
import type { SessionWorld } from '../../data/session';
import { askSetup } from '../../data/way-in';

export type CheckId = 'storage' | 'kept' | 'locks' | 'clock' | 'server' | 'live' | 'worker';

export interface Found {
  readonly id: CheckId;
  readonly well: boolean;
}

export interface CheckWorld {
  readonly session: SessionWorld;
  readonly drafts: Drafts;
  readonly persisted: boolean;
  readonly locks: boolean;
  readonly skew_ms: number;
  readonly openPokes: () => EventSource;
  /** Whether a service worker answers for this page. */
  readonly worker: boolean;
}

export const SKEW_MS_MAX = 5 * 60_000;
const LIVE_MS_MAX = 5_000;
const KEY = 'self-check';

export async function checkDevice(world: CheckWorld): Promise<readonly Found[]> {
  const [storage, server, live] = await Promise.all([
    storageWorks(world.drafts),
    askSetup(world.session).then(({ kind }) => kind === 'done'),
    liveUpdatesWork(world.openPokes),
  ]);
  return [
    { id: 'storage', well: storage },
    { id: 'kept', well: world.persisted },
    { id: 'worker', well: world.worker },
    { id: 'locks', well: world.locks },
    { id: 'clock', well: Math.abs(world.skew_ms) <= SKEW_MS_MAX },
    { id: 'server', well: server },
    { id: 'live', well: live },
  ];
}

/** Written, flushed to the disk, read back and thrown away. */
async function storageWorks(drafts: Drafts): Promise<boolean> {
  try {
    drafts.save(KEY, KEY);
    await drafts.flush();
    const kept = await drafts.read(KEY);
    await drafts.drop(KEY);
    return kept?.value === KEY;
  } catch {
    return false; // storage is full, or switched off
  }
}

function liveUpdatesWork(open: () => EventSource): Promise<boolean> {
  const source = open();
  return new Promise<boolean>((resolve) => {
    setTimeout(resolve, LIVE_MS_MAX, false);
    source.onopen = () => { resolve(true); };
    source.onerror = () => { resolve(false); };
  }).finally(() => { source.close(); });
}
