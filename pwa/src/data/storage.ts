// The device keeps what it holds, and tells when it lost something.

import type { Unsent } from './view.svelte';

/** Asks the browser not to clear us away; after the first words are saved, and after install. */
export async function persist(storage: StorageManager | undefined): Promise<boolean> {
  if (storage === undefined || !('persist' in storage)) return false;
  return (await storage.persisted()) || (await storage.persist());
}

export interface CookieJar {
  cookie: string; // eslint-disable-line no-restricted-syntax -- as a Document has it
}

const KEPT_S = 400 * 24 * 3_600;

/**
 * How much is unsent, beside IndexedDB rather than inside it: `pending-<person>=<n>,<t>`. Cookies
 * are not cleared when a browser evicts storage, so the next start can tell (I16).
 */
export function notePending(jar: CookieJar, person: string, unsent: Unsent): void {
  const value = `${unsent.count},${unsent.oldest_at ?? ''}`;
  const seconds = unsent.count > 0 ? KEPT_S : 0;
  // eslint-disable-next-line no-param-reassign -- this is how a cookie is set
  jar.cookie = `pending-${person}=${value}; path=/; max-age=${seconds}; samesite=strict`;
}

/** What was unsent when this database, now new, was last seen; null when nothing was lost. */
export function lostWork(jar: CookieJar, person: string, isNew: boolean): Unsent | null {
  const name = `pending-${person}=`;
  const cookie = jar.cookie.split('; ').find((each) => each.startsWith(name));
  const [count = '0', oldest_at = ''] = (cookie ?? '').slice(name.length).split(',');
  const lost = Number.parseInt(count, 10);
  if (!isNew || !Number.isInteger(lost) || lost < 1) return null;
  return { count: lost, oldest_at: oldest_at === '' ? null : oldest_at };
}
