// Compiles the AssemblyScript kernel and offers it to the bundler as 'virtual:simd-kernel', a text of
// one character a byte: one way for page, worker, tests and command line, and no file to fetch at run
// time. Compressed for the way it is a quarter smaller than in base64, which hides repeated bytes.

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = join(root, 'src/engine/simd/assembly');
const cache = join(root, 'node_modules/.cache/infoplane');

// No relaxed SIMD and no fast math: every operation rounds as the reference does.
const options = [
  '--enable',
  'simd',
  '--runtime',
  'stub',
  '--noAssert',
  '--importMemory',
  // Constants lie below what src/engine/simd/memory.ts hands out.
  '--memoryBase',
  '16',
];

/** A kernel that is run a few times only is compiled with less, in a quarter of the time. */
const FULLY = ['-O3', '--converge'];

/**
 * A name for what would be compiled: of sources, options and compiler.
 * @param {readonly string[]} optimization
 */
function digest(optimization) {
  const hash = createHash('sha256').update([...optimization, ...options].join(' '));
  for (const name of readdirSync(sources).sort()) hash.update(readFileSync(join(sources, name)));
  hash.update(readFileSync(join(root, 'node_modules/assemblyscript/package.json')));
  return hash.digest('hex').slice(0, 16);
}

/**
 * Compiles AssemblyScript as the kernel is compiled; `entry` and what it imports lie under `base`.
 * @param {string} base
 * @param {string} entry
 * @param {readonly string[]} [optimization]
 * @returns {Promise<Uint8Array>}
 */
export async function compileAssembly(base, entry, optimization = FULLY) {
  const { default: asc } = await import('assemblyscript/asc');
  /** @type {Uint8Array | undefined} */
  let binary;
  const given = [entry, '--outFile', 'module.wasm', ...optimization, ...options];
  const { error, stderr } = await asc.main(given, {
    readFile: (name) => {
      const path = join(base, name);
      return existsSync(path) ? readFileSync(path, 'utf8') : null;
    },
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') binary = contents;
    },
    listFiles: () => [],
  });
  if (error || !binary) throw new Error(`${entry} does not compile: ${stderr.toString()}`);
  return binary;
}

/**
 * A module whose default export is the text of a binary.
 * @param {Uint8Array} binary
 */
export function textModule(binary) {
  return `export default ${JSON.stringify(Buffer.from(binary).toString('latin1'))};`;
}

/**
 * The kernel, compiled when its sources have changed.
 * @param {readonly string[]} [optimization]
 */
export async function simdKernelBytes(optimization = FULLY) {
  const path = join(cache, `kernel-${digest(optimization)}.wasm`);
  if (existsSync(path)) return readFileSync(path);
  const binary = await compileAssembly(sources, 'index.ts', optimization);
  mkdirSync(cache, { recursive: true });
  // Written aside and renamed when whole: several builds may run at once.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, binary);
  renameSync(draft, path);
  return Buffer.from(binary);
}

const name = 'virtual:simd-kernel';
const resolved = `\0${name}`;

/** @param {string} id */
const exactly = (id) => new RegExp(`^${id}$`);

/**
 * @param {readonly string[]} [optimization]
 * @returns {import('vite').Plugin}
 */
export function simdKernel(optimization) {
  return {
    name: 'simd-kernel',
    resolveId: { filter: { id: exactly(name) }, handler: () => resolved },
    load: {
      // Else the bundler would wait for an answer about each of its modules.
      filter: { id: exactly(resolved) },
      async handler() {
        for (const file of readdirSync(sources)) this.addWatchFile(join(sources, file));
        return textModule(await simdKernelBytes(optimization));
      },
    },
  };
}
