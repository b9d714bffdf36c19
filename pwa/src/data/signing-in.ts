// A session begins with a password and ends when its person leaves; nothing here is needed between.

import {
  ask,
  checkMe,
  isMe,
  jsonOf,
  LAST_ME,
  lastKnownMe,
  type Me,
  rememberMe,
  type SessionWorld,
} from './session';

export type SignIn =
  | { readonly kind: 'signed_in'; readonly me: Me }
  | { readonly kind: 'refused'; readonly code: string; readonly retry_after_s: number | null }
  | { readonly kind: 'unreachable' };

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

/** The problem's code (RFC 9457 with `code`), which wording turns into a sentence. */
function codeOf(body: unknown): string {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
  return typeof code === 'string' ? code : 'request.failed';
}
