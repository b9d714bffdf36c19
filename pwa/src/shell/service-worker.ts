// The app starts with no network: every file of one build is kept, or none of it is.

import type { WorkerScope } from './worker-scope';

/** Written into this file when it is built: every file that the build serves, with its hash. */
declare const PRECACHE: readonly { readonly url: string; readonly integrity: string }[];

const worker = globalThis as unknown as WorkerScope;

const PREFIX = 'heard-';
const SHELL = '/index.html';
const INTEGRITY = new Map(PRECACHE.map(({ url, integrity }) => [url, integrity]));

worker.addEventListener('install', (event) => {
  event.waitUntil(keepAll()); // never skips waiting by itself: the page asks, when it is safe
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

worker.addEventListener('message', (event) => {
  const message = event.data;
  const asked = typeof message === 'object' && message !== null && 'type' in message;
  if (asked && message.type === 'skip-waiting') event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const ours = url.origin === worker.location.origin && !url.pathname.startsWith('/api/');
  if (event.request.method !== 'GET' || !ours) return;
  const file = INTEGRITY.has(url.pathname);
  if (file) event.respondWith(kept(url.pathname, event.request));
  else if (event.request.mode === 'navigate') event.respondWith(kept(SHELL, event.request));
});

/** Background Sync, where there is one: a page that is still open sends what waits. */
worker.addEventListener('sync', (event) => {
  event.waitUntil(wakePages());
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(cacheName());
  await Promise.all(PRECACHE.map((file) => keep(cache, file)));
}

/** The hash is the browser's to check: a captive portal's page can never be kept for ours. */
async function keep(cache: Cache, file: (typeof PRECACHE)[number]): Promise<void> {
  const { url, integrity } = file;
  const response = await fetch(url, { integrity, cache: 'no-cache', redirect: 'error' });
  const right = response.status === 200 && response.type === 'basic';
  if (!right) throw new Error(`${url} answered ${response.status}`);
  await cache.put(url, response);
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== cacheName());
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

async function kept(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName());
  return (await cache.match(path)) ?? fetch(request);
}

async function wakePages(): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window' });
  for (const page of pages) page.postMessage({ type: 'sync' });
}

/** A build is known by its shell, which names every other file by hash. */
function cacheName(): string {
  return PREFIX + (INTEGRITY.get(SHELL) ?? 'unbuilt');
}
