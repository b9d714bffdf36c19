// Who is signed in, as the server last said: known offline too, and never guessed.

import type { SessionNews } from './session-news';
import { PROTOCOL } from './transport';

/** As GET /api/me answers; what we do not know of it is kept and ignored. */
export interface Me {
  readonly person: { readonly id: string; readonly rev: number; readonly name: string };
  readonly rights: readonly string[];
  readonly scopes: readonly string[];
  readonly email: string | null;
  readonly root: string | null;
  /** The units for which nobody can answer today; an older server does not say. */
  readonly vacant?: readonly string[];
  readonly demo: boolean;
  /** A ward's tablet or wall is signed in, not somebody; an older server does not say. */
  readonly shared?: SharedDevice | null;
}

export interface SharedDevice {
  readonly kind: 'tablet' | 'wall';
  readonly unit: string;
  /** It was taken away from its team: it reads no more, and sends what it still has. */
  readonly revoked: boolean;
}

export type Check =
  | { readonly kind: 'signed_in'; readonly me: Me }
  | { readonly kind: 'signed_out' | 'unreachable' };

export interface SessionWorld {
  readonly fetch: typeof globalThis.fetch;
  readonly memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Every tab of this browser has one session: what is learnt of it here is told to all. */
  readonly tell: (news: SessionNews) => void;
}

export const LAST_ME = 'heard.me';

/** Opens the app with no network, as whoever was signed in last. */
export function lastKnownMe({ memory }: Pick<SessionWorld, 'memory'>): Me | null {
  try {
    const me: unknown = JSON.parse(memory.getItem(LAST_ME) ?? 'null');
    return isMe(me) ? me : null;
  } catch {
    return null; // storage is switched off, or holds something that is not ours
  }
}

/** Asks who we are; only the server's own 401 means signed out. */
export async function checkMe(world: SessionWorld): Promise<Check> {
  const response = await ask(world, '/api/me', 'GET');
  if (response === null) return { kind: 'unreachable' };
  if (response.status === 401) return { kind: 'signed_out' };
  const body = await jsonOf(response);
  if (!response.ok || !isMe(body)) return { kind: 'unreachable' };
  return { kind: 'signed_in', me: rememberMe(world, body) };
}

export async function ask(
  { fetch }: SessionWorld,
  url: string,
  method: 'GET' | 'POST' | 'DELETE',
  body?: unknown,
): Promise<Response | null> {
  const headers = { 'X-Heard': PROTOCOL, 'Content-Type': 'application/json' };
  const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' };
  try {
    const sent = body === undefined ? init : { ...init, body: JSON.stringify(body) };
    const response = await fetch(url, sent);
    return response.headers.has('X-Heard') ? response : null;
  } catch {
    return null;
  }
}

export async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** Keeps who we are for a start with no network. */
export function rememberMe({ memory, tell }: SessionWorld, me: Me): Me {
  memory.setItem(LAST_ME, JSON.stringify(me));
  tell({ kind: 'entered', person: me.person.id });
  return me;
}

export function isMe(value: unknown): value is Me {
  if (typeof value !== 'object' || value === null || !('person' in value)) return false;
  const { person } = value;
  return typeof person === 'object' && person !== null && 'id' in person;
}
