/** A team's tablets and wall screens, as the server tells of them: a code for one, its end. */

import { reach, type Reached } from '../../data/way-in';
import type { Instant, Uuid } from '../../generated/wire';

type Fetch = { readonly fetch: typeof globalThis.fetch };

export type Kind = 'tablet' | 'wall';

export interface Tablet {
  readonly person: Uuid;
  readonly kind: Kind;
  readonly name: string;
  readonly enrolled_at: Instant;
  readonly enrolled_by: { readonly id: Uuid; readonly name: string } | null;
  readonly seen_at: Instant | null;
  readonly revoked_at: Instant | null;
}

export interface Code {
  /** As it is read out: "K7QM-2XWD". */
  readonly code: string;
  /** On this server's address, to be opened or scanned. */
  readonly path: string;
  readonly expires_at: Instant;
}

export function tabletsOf(
  world: Fetch,
  unit: Uuid,
): Promise<Reached<{ readonly tablets: readonly Tablet[] }>> {
  return reach(world, `/api/tablets?unit=${unit}`);
}

export function makeCode(
  world: Fetch,
  wanted: { readonly unit: Uuid; readonly kind: Kind; readonly name: string },
): Promise<Reached<Code>> {
  return reach(world, '/api/enrolments', wanted);
}

export function revoke(world: Fetch, person: Uuid): Promise<Reached<null>> {
  return reach(world, '/api/tablets/revoke', { person });
}
