// The benchmark: compiles its kernel, bundles bench/ and runs it.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import asc from 'assemblyscript/asc';
import { build } from 'vite';
import { simdKernel } from './simd-kernel.mjs';

if (process.argv.includes('--figure')) {
  // Another job, in a browser.
  await import('./figure.mjs');
  process.exit();
}

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = join(root, 'node_modules/.cache/infoplane/bench');

// As scripts/simd-kernel.mjs compiles the kernel: what is timed here must be what runs there.
const options = [
  '-O3',
  '--converge',
  '--enable',
  'simd',
  '--runtime',
  'stub',
  '--noAssert',
  '--importMemory',
];

/** @returns {Promise<string>} bench/assembly, compiled, in base64 */
async function benchKernel() {
  /** @type {Uint8Array | undefined} */
  let binary;
  const entry = 'bench/assembly/index.ts';
  const { error, stderr } = await asc.main([entry, '--outFile', 'bench.wasm', ...options], {
    readFile: (name) => {
      const path = join(root, name);
      return existsSync(path) ? readFileSync(path, 'utf8') : null;
    },
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') binary = contents;
    },
    listFiles: (folder) => readdirSync(join(root, folder)),
  });
  if (error || !binary) throw new Error(`bench/assembly does not compile: ${stderr.toString()}`);
  return Buffer.from(binary).toString('base64');
}

const name = 'virtual:bench-kernel';

/** @type {import('vite').Plugin} */
const benchKernelPlugin = {
  name: 'bench-kernel',
  resolveId: (id) => (id === name ? `\0${name}` : undefined),
  load: async (id) =>
    id === `\0${name}` ? `export default ${JSON.stringify(await benchKernel())};` : undefined,
};

const gradients = '@tensorflow/tfjs-core/dist/register_all_gradients';

await build({
  root,
  configFile: false,
  plugins: [simdKernel(), benchKernelPlugin],
  logLevel: 'silent',
  // Packages stay outside the bundle; only TensorFlow.js's gradients are modules that Node cannot
  // import. They register themselves in a table that all copies of the library share.
  resolve: { alias: { [gradients]: join(root, 'node_modules', `${gradients}.js`) } },
  build: {
    ssr: 'bench/main.ts',
    target: 'node20',
    outDir: bundle,
    emptyOutDir: true,
    copyPublicDir: false,
    rolldownOptions: { output: { entryFileNames: 'main.mjs', chunkFileNames: '[name].mjs' } },
  },
});
const { bench } = await import(pathToFileURL(join(bundle, 'main.mjs')).href);
process.exitCode = await bench(process.argv.slice(2), root);
