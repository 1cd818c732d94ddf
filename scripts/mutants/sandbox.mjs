// A copy of the tree to change files in, and which tests look at a file of it.

import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, normalize, relative } from 'node:path';

/** How a kernel is compiled that is only tested: in a quarter of the time, with the same results. */
export const QUICKLY = ['-O1'];

const LEFT_OUT = new Set(['node_modules', 'dist', '.git', '.cache']);

/**
 * Copies the tree to a folder of its own. Packages are linked one by one, so that what tools keep in
 * `node_modules/.cache` and `.vite` stays apart as well.
 * @param {string} root
 * @returns {string} the folder, which is removed when the process ends
 */
export function copyOfTree(root) {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'infoplane-mutants-')));
  process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
  cpSync(root, copy, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name.startsWith('.') && name !== '.bin') continue;
    symlinkSync(
      realpathSync(join(root, 'node_modules', name)),
      join(copy, 'node_modules', name),
      'junction',
    );
  }
  return copy;
}

/**
 * Files under a folder whose names end so, in order, with `/` between folders.
 * @param {string} root
 * @param {string} folder
 * @param {RegExp} names
 */
export function filesUnder(root, folder, names) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

const IMPORT = /\b(?:import|export)\s+(?!type\b)(?:(\{[^}]*\}|[^'{}();]*)\s*from\s*)?'([^']+)'/g;
const DYNAMIC = /\bimport\('([^']+)'\)/g;
const BARREL = /\/index\.ts$/;

/**
 * What each source file imports when it runs, by paths from the root. An `index.ts` that only passes
 * names on is looked through; the kernel counts as one file, which its text imports whole.
 * @param {string} root
 * @returns {Map<string, string[]>}
 */
function importGraph(root) {
  const kernel = filesUnder(root, 'src/engine/simd/assembly', /\.ts$/);
  const sources = filesUnder(root, 'src', /\.tsx?$/).filter((path) => !kernel.includes(path));
  const texts = new Map(sources.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  /** @type {(path: string) => { names: string[] | undefined; to: string }[]} */
  const importsOf = (path) => {
    const text = texts.get(path) ?? '';
    const there = (/** @type {string} */ name) => normalize(join(dirname(path), name));
    return [
      ...[...text.matchAll(IMPORT)].map(([, names = '', to = '']) => ({
        names: /^\{/.test(names)
          ? [...names.matchAll(/(?:^|[{,])\s*(?!type\b)(\w+)(?:\s+as\s+\w+)?/g)].map(
              ([, name = '']) => name,
            )
          : undefined,
        to: to.startsWith('.') ? there(to) : to,
      })),
      ...[...text.matchAll(DYNAMIC)].map(([, to = '']) => ({ names: undefined, to: there(to) })),
    ];
  };
  /** @type {(path: string, names: string[] | undefined) => string[]} */
  const through = (path, names) => {
    if (names === undefined || !BARREL.test(path)) return [path];
    const passed = importsOf(path).filter((from) =>
      names.some((name) => from.names?.includes(name)),
    );
    return passed.length > 0 ? passed.map(({ to }) => to) : [path];
  };
  return new Map(
    sources.map((path) => [
      path,
      importsOf(path).flatMap(({ names, to }) => {
        if (to === 'virtual:simd-kernel') return kernel;
        return texts.has(to) ? through(to, names) : [];
      }),
    ]),
  );
}

/**
 * For a changed file, the tests that import it, directly or not, the nearest first: those in its own
 * folder, then by the number of imports between; those as near by the time they take, where it is known.
 * @param {string} root
 * @param {readonly string[]} rooms whose tests count
 * @param {ReadonlyMap<string, number>} [seconds]
 * @returns {(path: string) => string[]}
 */
export function testsOf(root, rooms, seconds = new Map()) {
  const imports = importGraph(root);
  const tests = [...imports.keys()].filter(
    (path) => /\.test\.tsx?$/.test(path) && rooms.some((room) => path.startsWith(`${room}/`)),
  );
  return (path) => {
    /** @type {Map<string, number>} */
    const distances = new Map([[path, 0]]);
    for (let d = 1, grown = true; grown; d++) {
      grown = false;
      for (const [from, to] of imports) {
        if (distances.has(from) || !to.some((other) => distances.get(other) === d - 1)) continue;
        distances.set(from, d);
        grown = true;
      }
    }
    const distance = (/** @type {string} */ test) =>
      (distances.get(test) ?? 0) - (dirname(test) === dirname(path) ? 2 : 0);
    const time = (/** @type {string} */ test) => seconds.get(test) ?? 0;
    return tests
      .filter((test) => distances.has(test))
      .sort((a, b) => distance(a) - distance(b) || time(a) - time(b));
  };
}
