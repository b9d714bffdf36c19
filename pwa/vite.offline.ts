/** After a build the service worker knows every file by hash, and each has compressed twins. */

import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { build, type Plugin } from 'vite';

export interface PrecacheEntry {
  readonly url: string;
  readonly integrity: string;
}

const WORKER = 'sw.js';
const COMPRESSIBLE = /\.(css|html|js|json|svg|txt|webmanifest)$/u;
const LEAST_BYTES_WORTH_COMPRESSING = 1024;

/**
 * Build `worker` alone, as one classic script in which `PRECACHE` is the list of every file.
 *
 * It is built last, from what stands on the disk, so it may share modules with the app and the
 * list can hold nothing that is not served.
 */
export function offline({ worker }: { readonly worker: string }): Plugin {
  let root = '';
  let dist = '';
  return {
    name: 'heard-offline',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      dist = resolve(config.root, config.build.outDir);
    },
    async closeBundle(error) {
      if (error !== undefined) return;
      const precache = await Promise.all((await filesUnder(dist)).map((file) => entry(dist, file)));
      await buildWorker({ entry: join(root, worker), dist, precache });
      await Promise.all((await filesUnder(dist)).map(compress));
    },
  };
}

async function filesUnder(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))
    .sort();
}

async function entry(dist: string, file: string): Promise<PrecacheEntry> {
  const hash = createHash('sha256').update(await readFile(file));
  return {
    url: `/${relative(dist, file).split(sep).join('/')}`,
    integrity: `sha256-${hash.digest('base64')}`,
  };
}

interface WorkerBuild {
  readonly entry: string;
  readonly dist: string;
  readonly precache: readonly PrecacheEntry[];
}

async function buildWorker({ entry, dist, precache }: WorkerBuild): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { PRECACHE: JSON.stringify(precache) },
    build: {
      outDir: dist,
      emptyOutDir: false,
      rolldownOptions: { input: entry, output: { format: 'iife', entryFileNames: WORKER } },
    },
  });
}

async function compress(file: string): Promise<void> {
  if (!COMPRESSIBLE.test(file)) return;
  const plain = await readFile(file);
  if (plain.length < LEAST_BYTES_WORTH_COMPRESSING) return;
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  await writeFile(`${file}.br`, brotliCompressSync(plain, best));
  await writeFile(`${file}.gz`, gzipSync(plain, { level: constants.Z_BEST_COMPRESSION }));
}
