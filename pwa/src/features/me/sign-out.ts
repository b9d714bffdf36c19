/** What stands between somebody and leaving this device; one thing at a time. */

export type Before = 'no_password' | 'no_network' | 'unsent';

export interface Leaving {
  readonly has_password: boolean;
  /** The session has ended already, or is somebody else's. */
  readonly away: boolean;
  /** A session is ended only where the server hears it: else this device would stay open. */
  readonly unreachable: boolean;
  readonly unsent: number;
}

/** The first of them is asked alone: what is behind it could not be done anyway. */
export function before({ has_password, away, unreachable, unsent }: Leaving): Before | null {
  if (!has_password && !away) return 'no_password';
  if (unreachable) return 'no_network';
  return unsent > 0 ? 'unsent' : null;
}
