/** One command builds the app, its service worker and the compressed variants into pwa/dist. */

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

import { layersFirst } from './vite.layers.ts';
import { offline } from './vite.offline.ts';

// The oldest that keeps our promises: web push on an installed iPhone app came with Safari 16.4.
const OLDEST_BROWSERS = ['chrome111', 'edge111', 'firefox115', 'safari16.4'];

// Left to itself, the bundler cuts what screens share into a hundred files of a kilobyte: each is a
// request before the app can start with no network, and small files compress badly. What comes
// first takes what it needs with it, so nothing waits for words of a screen that opens later.
const IN_ORDER_OF_NEED = [
  { name: 'heard', tags: ['$initial' as const] },
  { name: 'way-in', test: /shell\/WayIn\.svelte$/u },
  { name: 'board', test: /(?:BoardNumbers|StartHuddle|Alerts|AlertBars|Notices)\.svelte$/u },
  { name: 'guesses', test: /data\/predictions\.ts$/u },
  { name: 'shared', minShareCount: 2 },
  { name: 'huddle', test: /features\/huddle\//u },
].map((group, place, { length }) => ({ ...group, priority: length - place }));

export default defineConfig({
  plugins: [
    svelte(),
    layersFirst(),
    offline({ worker: 'src/shell/service-worker.ts' }),
  ],
  build: {
    target: OLDEST_BROWSERS,
    assetsInlineLimit: 0, // the content security policy allows no data: addresses
    // The first screen is one script and one sheet; the rest is fetched once it stands, and kept.
    // A sheet for each screen would come late, in any order, and cost a list in the script.
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: { groups: IN_ORDER_OF_NEED } } },
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8000' } },
  test: {
    testTimeout: 60_000, // a property has many cases, and a machine may be busy
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          environment: 'node',
          isolate: false, // they share nothing but code
          include: ['src/**/*.test.ts'],
          exclude: ['src/**/*.svelte.test.ts'],
        },
      },
      {
        extends: true,
        plugins: [svelteTesting()],
        test: { name: 'components', environment: 'jsdom', include: ['src/**/*.svelte.test.ts'] },
      },
    ],
  },
});
