// A reply counts only if it is ours: whatever a captive portal says is a network that is not there.

import type { Exchange } from '../domain/sync/skew';
import type { SyncAnswer, SyncRequest } from '../domain/sync/wire';
import { isSyncAnswer } from '../domain/sync/wire';

export const PROTOCOL = '1';
const OURS = 'X-Heard';

export type Reply =
  | { readonly kind: 'answered'; readonly body: SyncAnswer; readonly exchange: Exchange }
  | {
      readonly kind: 'failed';
      readonly health: 'unreachable' | 'busy';
      readonly retry_after_s: number | null;
    }
  | { readonly kind: 'unauthorised' | 'someone_else' | 'device_of_another' };

/** One way to the server; a test passes another. It never throws. */
export type Transport = (request: SyncRequest, signal: AbortSignal) => Promise<Reply>;

export interface Line {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
}

export const UNREACHABLE: Reply = { kind: 'failed', health: 'unreachable', retry_after_s: null };

export function httpTransport({ fetch, now }: Line): Transport {
  return async (request, signal) => {
    const sent_ms = now();
    try {
      const sent_at = new Date(sent_ms).toISOString();
      const response = await fetch('/api/sync', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', [OURS]: PROTOCOL },
        body: JSON.stringify({ ...request, sent_at }),
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        signal,
      });
      return await replyOf(response, () => ({ sent_ms, received_ms: now() }));
    } catch {
      return UNREACHABLE; // no network, cut short, timed out, or not JSON after all
    }
  };
}

/** Two ways in which what we hold is not for this session. */
const NOT_OURS: Readonly<Record<string, 'someone_else' | 'device_of_another'>> = {
  'session.of_another': 'someone_else',
  'device.of_another': 'device_of_another',
};

async function codeOf(response: Response): Promise<string> {
  const { code } = (await response.json()) as { readonly code?: string };
  return code ?? '';
}

async function replyOf(response: Response, exchanged: () => Exchange): Promise<Reply> {
  if (!response.headers.has(OURS)) return UNREACHABLE;
  if (response.status === 401) return { kind: 'unauthorised' };
  const kind = response.status === 403 ? NOT_OURS[await codeOf(response)] : undefined;
  if (kind !== undefined) return { kind };
  if (!response.ok) return { kind: 'failed', health: 'busy', retry_after_s: retryAfter(response) };
  if (!isJson(response)) return UNREACHABLE;
  const body: unknown = await response.json();
  if (!isSyncAnswer(body)) return UNREACHABLE;
  return { kind: 'answered', body, exchange: exchanged() };
}

function isJson(response: Response): boolean {
  return (response.headers.get('Content-Type') ?? '').startsWith('application/json');
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('Retry-After') ?? 'none');
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}
