// Which mutants of the tree there are, which of them a seed chooses, and which are known to change
// nothing that can be seen.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutationsOf } from './mutators.mjs';
import { filesUnder } from './sandbox.mjs';

/**
 * A change of one file, with the lines it stands in before and after, each in one line.
 * @typedef {object} Mutant
 * @property {string} file
 * @property {number} line
 * @property {string} before
 * @property {string} after
 * @property {string} text the whole file as changed
 */

/**
 * A mutant that no test can kill, or need not, with the reason. It is found by the text of its line,
 * which stays the same where lines are moved.
 * @typedef {{ file: string; before: string; after: string; reason: string }} Equivalent
 */

const KERNEL = 'src/engine/simd/assembly/';
const inOneLine = (/** @type {string} */ text) => text.trim().replace(/\s*\n\s*/g, ' ');

/**
 * @param {string} file
 * @param {string} text
 * @returns {Mutant[]}
 */
export function mutantsOf(file, text) {
  return mutationsOf(text).map(({ from, to, by }) => {
    const start = text.lastIndexOf('\n', from - 1) + 1;
    const end = text.indexOf('\n', to);
    const lineEnd = end < 0 ? text.length : end;
    return {
      file,
      line: text.slice(0, from).split('\n').length,
      before: inOneLine(text.slice(start, lineEnd)),
      after: inOneLine(text.slice(start, from) + by + text.slice(to, lineEnd)),
      text: text.slice(0, from) + by + text.slice(to),
    };
  });
}

/**
 * The files that are mutated: the kernel, or the rest of the engine's product code.
 * @param {string} root
 * @param {boolean} kernel
 */
export function mutatedFiles(root, kernel) {
  return filesUnder(root, 'src/engine', /(?<!\.test)\.ts$/).filter(
    (path) => path.startsWith(KERNEL) === kernel && !path.includes('/testing/'),
  );
}

/** Numbers 0 … 2^32 − 1 from a seed (xorshift, Marsaglia 2003). */
function numbersFrom(/** @type {number} */ seed) {
  let state = Math.imul(seed + 1, 0x9e3779b1) || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/**
 * All mutants of the files, in an order that depends on the seed and the tree alone.
 * @param {string} root
 * @param {readonly string[]} files
 * @param {number} seed
 */
export function shuffledMutants(root, files, seed) {
  const mutants = files.flatMap((file) => mutantsOf(file, readFileSync(join(root, file), 'utf8')));
  const next = numbersFrom(seed);
  for (let i = mutants.length - 1; i > 0; i--) {
    const j = next() % (i + 1);
    [mutants[i], mutants[j]] = /** @type {[Mutant, Mutant]} */ ([mutants[j], mutants[i]]);
  }
  return mutants;
}

/** @returns {Equivalent[]} */
export function equivalents() {
  return JSON.parse(readFileSync(new URL('equivalent.json', import.meta.url), 'utf8'));
}
