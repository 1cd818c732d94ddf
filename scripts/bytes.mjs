// Prints how many bytes of the built page are fetched when: `npm run -s bytes -- [folder of a build]`.

import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** The built page. */
export const BUILD = fileURLToPath(new URL('../dist', import.meta.url));

/** Files that a file names for the browser to fetch at once: a page's, imported ones, a worker's script. */
const NAMED = [
  /(?:src|href)="\.\/([^"]+\.(?:js|css|svg))"/g,
  /\b(?:from|import)\s*["']\.\/([^"']+)["']/g,
  /new URL\([`'"]([^`'"]+\.js)[`'"]/g,
];

/**
 * What a visit to the Lab waits for, by path, sorted: not what is imported by a call.
 * @param {string} build
 */
export function filesOfVisit(build) {
  const found = new Set(['index.html']);
  for (const path of found) {
    if (!/\.(html|js)$/.test(path)) continue;
    const text = readFileSync(join(build, path), 'utf8');
    for (const pattern of NAMED) {
      for (const [, name = ''] of text.matchAll(pattern))
        found.add(posix.join(posix.dirname(path), name));
    }
  }
  return [...found].sort();
}

/**
 * Bytes of files with gzip -9, each compressed alone, as a host sends them.
 * @param {string} build
 * @param {readonly string[]} paths
 */
export function gzipBytes(build, paths) {
  return paths.reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(build, path)), { level: 9 }).length,
    0,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const build = process.argv[2] ?? BUILD;
  const visit = filesOfVisit(build);
  const all = readdirSync(build, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(build, posix.join(entry.parentPath, entry.name)));
  const row = (/** @type {number} */ bytes, /** @type {string} */ name) =>
    console.log(`${bytes.toLocaleString('en').padStart(9)}  ${name}`);
  console.log('bytes with gzip -9; * what a visit to the Lab waits for');
  for (const path of all.sort())
    row(gzipBytes(build, [path]), `${visit.includes(path) ? '*' : ' '} ${path}`);
  row(gzipBytes(build, visit), '* what a visit to the Lab waits for');
  row(gzipBytes(build, all), '  all files');
}
