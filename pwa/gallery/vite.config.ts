/** The gallery serves every component in every state; it is for looking and never shipped. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte()],
  server: { port: 5199, strictPort: true, fs: { allow: ['..'] } },
});
