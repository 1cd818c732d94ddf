#!/usr/bin/env node
// The command line: bundles src/cli when its sources have changed, then runs it.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { simdKernel } from './simd-kernel.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The bundle's name: a digest of everything that goes into it. */
function digest() {
  const hash = createHash('sha256');
  const sources = ['src/engine', 'src/link', 'src/messages', 'src/worker', 'src/cli'].flatMap(
    (room) =>
      readdirSync(join(root, room), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/\.test\.|\.md$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
  );
  const settings = [fileURLToPath(import.meta.url), join(root, 'package-lock.json')];
  for (const path of [...settings, ...sources.sort()]) {
    hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

/** @param {string} bundle */
async function build(bundle) {
  const { build } = await import('vite');
  // Built aside and renamed when whole: several runs may start at once.
  const draft = `${bundle}.${process.pid}`;
  await build({
    root,
    configFile: false,
    plugins: [simdKernel()],
    logLevel: 'silent',
    build: {
      ssr: 'src/cli/main.ts',
      target: 'node20',
      outDir: draft,
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'main.mjs', chunkFileNames: '[name].mjs' } },
    },
  });
  try {
    renameSync(draft, bundle);
  } catch (error) {
    rmSync(draft, { recursive: true });
    // Another run was faster.
    if (!existsSync(bundle)) throw error;
  }
}

const bundle = join(root, 'node_modules/.cache/infoplane', digest());
if (!existsSync(bundle)) await build(bundle);
await import(pathToFileURL(join(bundle, 'main.mjs')).href);
