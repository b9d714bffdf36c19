/** Where I am signed in, as the server tells, and the end of one of them. */

import { reach, type Reached } from '../../data/way-in';
import type { Instant, Uuid } from '../../generated/wire';

type Fetch = { readonly fetch: typeof globalThis.fetch };

export interface Session {
  readonly id: Uuid;
  readonly since: Instant;
  readonly seen_at: Instant;
  /** What its browser calls itself. */
  readonly agent: string | null;
  /** The one that asks. */
  readonly current: boolean;
}

export function mySessions(
  world: Fetch,
): Promise<Reached<{ readonly sessions: readonly Session[] }>> {
  return reach(world, '/api/me/sessions');
}

export function endSession(world: Fetch, session: Uuid): Promise<Reached<null>> {
  return reach(world, '/api/me/sessions/end', { session });
}
