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
}

export type SignIn =
  | { readonly kind: 'signed_in'; readonly me: Me }
  | { readonly kind: 'refused'; readonly code: string; readonly retry_after_s: number | null }
  | { readonly kind: 'unreachable' };

export type Check =
  | { readonly kind: 'signed_in'; readonly me: Me }
  | { readonly kind: 'signed_out' | 'unreachable' };

export interface SessionWorld {
  readonly fetch: typeof globalThis.fetch;
  readonly memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Every tab of this browser has one session: what is learnt of it here is told to all. */
  readonly tell: (news: SessionNews) => void;
}

const LAST_ME = 'heard.me';

/** Opens the app with no network, as whoever was signed in last. */
export function lastKnownMe({ memory }: Pick<SessionWorld, 'memory'>): Me | null {
  try {
    const me: unknown = JSON.parse(memory.getItem(LAST_ME) ?? 'null');
    return isMe(me) ? me : null;
  } catch {
    return null; // storage is switched off, or holds something that is not ours
  }
}

export async function signIn(
  world: SessionWorld,
  credentials: { readonly email: string; readonly password: string },
): Promise<SignIn> {
  const response = await ask(world, '/api/session', 'POST', credentials);
  if (response === null) return { kind: 'unreachable' };
  const body = await jsonOf(response);
  if (response.ok && isMe(body)) return { kind: 'signed_in', me: rememberMe(world, body) };
  const retry_after_s = Number(response.headers.get('Retry-After')) || null;
  return { kind: 'refused', code: codeOf(body), retry_after_s };
}

/** The password once more, of whoever is signed in here: some acts ask for a fresh sign-in. */
export async function signInAgain(
  world: SessionWorld,
  me: Me,
  password: string,
): Promise<SignIn | { readonly kind: 'no_account' }> {
  const email = lastKnownMe(world)?.email ?? me.email;
  return email === null ? { kind: 'no_account' } : signIn(world, { email, password });
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

/** Ends the session of `person` and of nobody else; false where the server did not hear it. */
export async function leave(world: SessionWorld, person: string): Promise<boolean> {
  const found = await checkMe(world);
  if (found.kind === 'unreachable') return false;
  const theirs = found.kind === 'signed_in' && found.me.person.id !== person;
  if (!theirs) return signOut(world);
  world.tell({ kind: 'left', person });
  return true;
}

/** Ends the session, whosever it is; false where the server did not hear it. */
export async function signOut(world: SessionWorld): Promise<boolean> {
  const response = await ask(world, '/api/session', 'DELETE');
  if (response === null || response.status >= 500) return false;
  const left = lastKnownMe(world);
  world.memory.removeItem(LAST_ME);
  if (left !== null) world.tell({ kind: 'left', person: left.person.id });
  return true;
}

async function ask(
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

async function jsonOf(response: Response): Promise<unknown> {
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

/** The problem's code (RFC 9457 with `code`), which wording turns into a sentence. */
function codeOf(body: unknown): string {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
  return typeof code === 'string' ? code : 'request.failed';
}

function isMe(value: unknown): value is Me {
  if (typeof value !== 'object' || value === null || !('person' in value)) return false;
  const { person } = value;
  return typeof person === 'object' && person !== null && 'id' in person;
}
