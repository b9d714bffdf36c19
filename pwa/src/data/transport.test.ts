// Every reply that a hospital's network can give is told apart, and none is taken for ours.

import { describe, expect, it } from 'vitest';

import type { SyncAnswer, SyncRequest } from '../domain/sync/wire';
import { httpTransport, type Reply, UNREACHABLE } from './transport';

const REQUEST: SyncRequest = {
  person: 'p1',
  device: 'd1',
  epoch: null,
  after: {},
  commands: [],
};

const BODY: SyncAnswer = {
  epoch: 'e1',
  last_n: 0,
  answers: [],
  changes: [],
  after: {},
  forget: [],
  more: false,
  server_time: '2026-11-22T09:00:10Z',
};

const NINE = Date.parse('2026-11-22T09:00:00Z');
const OURS = { 'X-Heard': '1', 'Content-Type': 'application/json; charset=utf-8' };

async function replyTo(response: Response | Error): Promise<Reply> {
  const fetch = (): Promise<Response> =>
    response instanceof Error ? Promise.reject(response) : Promise.resolve(response);
  return httpTransport({ fetch, now: () => NINE })(REQUEST, new AbortController().signal);
}

function json(body: unknown, status = 200, headers: Record<string, string> = OURS): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

describe('a reply', () => {
  it('of ours is taken, with when it came and went', async () => {
    const exchange = { sent_ms: NINE, received_ms: NINE };
    expect(await replyTo(json(BODY))).toEqual({ kind: 'answered', body: BODY, exchange });
  });

  const html = new Response('<html>Accept our terms', { headers: { 'Content-Type': 'text/html' } });

  it.each([
    ['no network', new TypeError('Failed to fetch')],
    ["a captive portal's page", html],
    ["a captive portal's JSON", json(BODY, 200, { 'Content-Type': 'application/json' })],
    ["a captive portal's sign-in", json({}, 401, {})],
    ['our header on a page', new Response('<html>', { headers: { 'X-Heard': '1' } })],
    ['half of an answer', new Response('{"epoch":', { headers: OURS })],
    ['an answer of another shape', json({ ...BODY, after: null })],
  ])('that is %s is a network that is not there', async (_name, response) => {
    expect(await replyTo(response)).toEqual(UNREACHABLE);
  });

  it.each([
    [401, 'session.ended', 'unauthorised'],
    [403, 'session.of_another', 'someone_else'],
    [403, 'device.of_another', 'device_of_another'],
  ] as const)('%i of ours, %s, is %s', async (status, code, kind) => {
    expect(await replyTo(json({ code }, status))).toEqual({ kind });
  });

  it.each([{ code: 'request.cross_site' }, {}])('403 of another kind passes: %j', async (body) => {
    const busy = { kind: 'failed', health: 'busy', retry_after_s: null };
    expect(await replyTo(json(body, 403))).toEqual(busy);
  });

  it.each([
    ['12', 12],
    ['soon', null],
  ])('503 says when to come back: %s', async (asked, retry_after_s) => {
    const response = json({}, 503, { ...OURS, 'Retry-After': asked });
    expect(await replyTo(response)).toEqual({ kind: 'failed', health: 'busy', retry_after_s });
  });

  it('is asked for on our own origin, with the time of sending', async () => {
    const asked: unknown[] = [];
    const fetch = (url: unknown, init?: RequestInit): Promise<Response> => {
      asked.push(url, init?.method, JSON.parse(init?.body as string));
      return Promise.resolve(json(BODY));
    };
    await httpTransport({ fetch, now: () => NINE })(REQUEST, new AbortController().signal);
    const sent_at = '2026-11-22T09:00:00.000Z';
    expect(asked).toEqual(['/api/sync', 'POST', { ...REQUEST, sent_at }]);
  });
});
