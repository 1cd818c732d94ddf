// Which mutants of the tree there are, which of them a seed chooses, and which are known to change
// nothing that can be seen.

import { createHash } from 'node:crypto';
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
 * @property {number} nth which of the same changes of the same text it is in its file, from 0
 * @property {string} text the whole file as changed
 */

/**
 * A mutant that no test can kill, or need not, with the reason. It is found by the text of its line,
 * which stays the same where lines are moved; where that is there several times, one of them may be meant.
 * @typedef {{ file: string; before: string; after: string; nth?: number; reason: string }} Equivalent
 */

const KERNEL = 'src/engine/simd/assembly/';
const inOneLine = (/** @type {string} */ text) => text.trim().replace(/\s*\n\s*/g, ' ');

/**
 * @param {string} file
 * @param {string} text
 * @returns {Mutant[]}
 */
export function mutantsOf(file, text) {
  /** @type {Map<string, number>} */
  const times = new Map();
  return mutationsOf(text).map(({ from, to, by }) => {
    const start = text.lastIndexOf('\n', from - 1) + 1;
    const end = text.indexOf('\n', to);
    const lineEnd = end < 0 ? text.length : end;
    const before = inOneLine(text.slice(start, lineEnd));
    const after = inOneLine(text.slice(start, from) + by + text.slice(to, lineEnd));
    const nth = times.get(`${before}\n${after}`) ?? 0;
    times.set(`${before}\n${after}`, nth + 1);
    return {
      file,
      line: text.slice(0, from).split('\n').length,
      before,
      after,
      nth,
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

/**
 * All mutants of the files, in an order that depends on the seed: each has its place by a hash of what it
 * changes, so that mutants that come and go elsewhere leave the sample as it is.
 * @param {string} root
 * @param {readonly string[]} files
 * @param {number} seed
 */
export function shuffledMutants(root, files, seed) {
  const mutants = files.flatMap((file) => mutantsOf(file, readFileSync(join(root, file), 'utf8')));
  const placed = mutants.map((mutant) => {
    const { file, before, after, nth } = mutant;
    const change = [seed, file, before, after, nth].join('\n');
    return { mutant, place: createHash('sha256').update(change).digest('hex') };
  });
  return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ mutant }) => mutant);
}

/** @returns {Equivalent[]} */
export function equivalents() {
  return JSON.parse(readFileSync(new URL('equivalent.json', import.meta.url), 'utf8'));
}

/**
 * @param {Equivalent} listed
 * @param {Mutant} mutant
 */
export function isMeant(listed, { file, before, after, nth }) {
  const isSame = listed.file === file && listed.before === before && listed.after === after;
  return isSame && (listed.nth ?? nth) === nth;
}
