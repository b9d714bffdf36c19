/** One command builds the app, its service worker and the compressed variants into pwa/dist. */

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

import { layersFirst } from './vite.layers.ts';
import { offline } from './vite.offline.ts';

// The oldest that keeps our promises: web push on an installed iPhone app came with Safari 16.4.
const OLDEST_BROWSERS = ['chrome111', 'edge111', 'firefox115', 'safari16.4'];

export default defineConfig({
  plugins: [
    svelte(),
    svelteTesting(),
    layersFirst(),
    offline({ worker: 'src/shell/service-worker.ts' }),
  ],
  build: {
    target: OLDEST_BROWSERS,
    assetsInlineLimit: 0, // the content security policy allows no data: addresses
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8000' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          environment: 'node',
          include: ['src/**/*.test.ts'],
          exclude: ['src/**/*.svelte.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'components', environment: 'jsdom', include: ['src/**/*.svelte.test.ts'] },
      },
    ],
  },
});
