// Before anybody is signed in: is this server set up, and the few ways to become somebody.

import { PROTOCOL } from './transport';
import { type Me, rememberMe, type SessionWorld } from './session';

export interface Setup {
  /** Nobody has set this server up yet. */
  readonly needed: boolean;
  /** Who can be signed in with one tap: only in a demonstration. */
  readonly demo: readonly string[];
}

export interface Invitation {
  readonly name: string;
  readonly email: string;
}

/** What a form got back: what it asked for, why not, or that the server was not there. */
export type Reached<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unreachable' };

const NO_CONTENT = 204; // done, and there is nothing to tell: `value` is null

export const DEMO_PASSWORD = 'every problem heard';

export function demoEmail(person: string): string {
  return `${person}@demo.heard.example`;
}

export function askSetup(world: SessionWorld): Promise<Reached<Setup>> {
  return reach<Setup>(world, '/api/setup');
}

export function startWard(
  world: SessionWorld,
  said: { readonly ward?: string; readonly name: string },
): Promise<Reached<Me>> {
  return enter(world, '/api/setup', said);
}

export function lookAtInvitation(
  world: SessionWorld,
  token: string,
): Promise<Reached<Invitation>> {
  return reach<Invitation>(world, '/api/invitations/look', { token });
}

export function acceptInvitation(
  world: SessionWorld,
  said: { readonly token: string; readonly password: string },
): Promise<Reached<Me>> {
  return enter(world, '/api/invitations/accept', said);
}

async function enter(world: SessionWorld, url: string, said: unknown): Promise<Reached<Me>> {
  const reached = await reach<Me>(world, url, said);
  if (reached.kind === 'done') rememberMe(world, reached.value);
  return reached;
}

/** Posts `said` when there is something to say; only an answer of our own server counts. */
export async function reach<T>(
  { fetch }: Pick<SessionWorld, 'fetch'>,
  url: string,
  said?: unknown,
): Promise<Reached<T>> {
  const headers = { 'X-Heard': PROTOCOL, 'Content-Type': 'application/json' };
  const posted = said === undefined ? {} : { method: 'POST', body: JSON.stringify(said) };
  try {
    const response = await fetch(url, { ...posted, headers, cache: 'no-store' });
    if (!response.headers.has('X-Heard')) return { kind: 'unreachable' };
    const nothing = response.status === NO_CONTENT;
    const body = (nothing ? null : await response.json()) as T & { readonly code?: string };
    if (response.ok) return { kind: 'done', value: body };
    return { kind: 'refused', code: body.code ?? '' };
  } catch {
    return { kind: 'unreachable' };
  }
}
