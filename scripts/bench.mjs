// The benchmark: compiles its kernel, bundles bench/ and runs it.

import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { compileAssembly, simdKernel, textModule } from './simd-kernel.mjs';

if (process.argv.includes('--figure')) {
  // Another job, in a browser.
  await import('./figure.mjs');
  process.exit();
}

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = join(root, 'node_modules/.cache/infoplane/bench');

const name = 'virtual:bench-kernel';

/** @type {import('vite').Plugin} */
const benchKernelPlugin = {
  name: 'bench-kernel',
  resolveId: (id) => (id === name ? `\0${name}` : undefined),
  async load(id) {
    if (id !== `\0${name}`) return undefined;
    return textModule(await compileAssembly(root, 'bench/assembly/index.ts'));
  },
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
