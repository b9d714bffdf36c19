// All of a build is kept or none of it, and what is not ours is never kept.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const ORIGIN = 'https://heard.example';
const FILES = [
  { url: '/index.html', integrity: 'sha256-index' },
  { url: '/assets/app.js', integrity: 'sha256-app' },
];

interface Scene {
  readonly caches: Map<string, Map<string, string>>;
  readonly emit: (kind: string, more?: object) => Promise<unknown>;
  readonly skipWaiting: ReturnType<typeof vi.fn>;
  readonly claim: ReturnType<typeof vi.fn>;
  readonly online: (replies: Readonly<Record<string, Response>>) => void;
}

function reply(text: string, status = 200, type = 'basic'): Response {
  return Object.defineProperty(new Response(text, { status }), 'type', { value: type });
}

const SERVED = (): Record<string, Response> => ({
  '/index.html': reply('shell'),
  '/assets/app.js': reply('app'),
});

function cacheOver(kept: Map<string, string>): object {
  return {
    put: async (url: string, response: Response) => kept.set(url, await response.text()),
    match: (url: string) => {
      const text = kept.get(url);
      return Promise.resolve(text === undefined ? undefined : new Response(text));
    },
  };
}

async function start(): Promise<Scene> {
  const listeners = new Map<string, (event: object) => void>();
  const stored = new Map<string, Map<string, string>>();
  const [skipWaiting, claim] = [vi.fn(() => Promise.resolve()), vi.fn(() => Promise.resolve())];
  let replies: Readonly<Record<string, Response>> = {};
  vi.stubGlobal('PRECACHE', FILES);
  vi.stubGlobal('location', new URL(ORIGIN));
  vi.stubGlobal('skipWaiting', skipWaiting);
  vi.stubGlobal('clients', { claim, matchAll: () => Promise.resolve([]) });
  vi.stubGlobal('fetch', (url: string) => {
    const response = replies[url];
    return response ? Promise.resolve(response) : Promise.reject(new TypeError('No network'));
  });
  vi.stubGlobal('caches', {
    keys: () => Promise.resolve([...stored.keys()]),
    delete: (name: string) => Promise.resolve(stored.delete(name)),
    open: (name: string) => {
      const kept = stored.get(name) ?? new Map<string, string>();
      stored.set(name, kept);
      return Promise.resolve(cacheOver(kept));
    },
  });
  vi.stubGlobal('addEventListener', (kind: string, listener: (event: object) => void) => {
    listeners.set(kind, listener);
  });
  await import('./service-worker');
  return {
    caches: stored,
    skipWaiting,
    claim,
    online: (served) => {
      replies = served;
    },
    emit: (kind, more = {}) => {
      let work: unknown;
      const take = (given: unknown): void => {
        work = given;
      };
      listeners.get(kind)?.({ waitUntil: take, respondWith: take, ...more });
      return Promise.resolve(work);
    },
  };
}

function asking(path: string, mode = 'cors', method = 'GET'): object {
  return { request: { url: ORIGIN + path, mode, method } };
}

async function textOf(response: unknown): Promise<string | null> {
  return response instanceof Response ? response.text() : null;
}

describe('the service worker', () => {
  beforeEach(() => {
    vi.resetModules();
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('starts the app with no network, at any address', async () => {
    const { emit, online } = await start();
    online(SERVED());
    await emit('install');
    online({});
    expect(await textOf(await emit('fetch', asking('/problem/1', 'navigate')))).toBe('shell');
    expect(await textOf(await emit('fetch', asking('/assets/app.js')))).toBe('app');
  });

  it('leaves the server its own: the API, other origins, anything but reading', async () => {
    const { emit, online } = await start();
    online(SERVED());
    await emit('install');
    const others = [
      asking('/api/me'),
      asking('/api/papers/1', 'navigate'),
      asking('/index.html', 'cors', 'POST'),
      { request: { url: 'https://elsewhere.example/index.html', mode: 'cors', method: 'GET' } },
      asking('/unlisted.js'),
    ];
    const answers = await Promise.all(others.map((each) => emit('fetch', each)));
    expect(answers).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it.each([
    ['a file is missing', reply('gone', 404)],
    ["a captive portal's page is opaque", reply('portal', 200, 'opaque')],
  ])('is not installed when %s', async (_name, response) => {
    const { emit, online } = await start();
    online({ ...SERVED(), '/assets/app.js': response });
    await expect(emit('install')).rejects.toThrow('/assets/app.js answered');
  });

  it('waits until it is asked to take over, then clears the old build', async () => {
    const { emit, online, skipWaiting, claim, caches } = await start();
    online(SERVED());
    caches.set('heard-old', new Map()).set('not-ours', new Map());
    await emit('install');
    await emit('message', { data: 'hello' });
    expect(skipWaiting).not.toHaveBeenCalled();
    await emit('message', { data: { type: 'skip-waiting' } });
    expect(skipWaiting).toHaveBeenCalledOnce();
    await emit('activate');
    expect([...caches.keys()].sort()).toEqual(['heard-sha256-index', 'not-ours']);
    expect(claim).toHaveBeenCalledOnce();
  });
});
