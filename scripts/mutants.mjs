// How well the tests bite: changes the engine in one place after another, in a copy of the tree, and
// prints every change that no test of the engine or of links notices.
//
//   npm run mutants -- [--seed 1] [--count 60] [--kernel] [--only src/engine/…/FILE.ts]
//
// `--kernel` changes the AssemblyScript kernel. The sample depends on the seed and on what mutants
// change: it stays the same where other code is changed. What does not type-check or compile, or
// compiles to the same program, is not counted. Mutants listed in mutants/equivalent.json are counted
// but not run.

import { execFile, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { transformWithOxc } from 'vite';
import { equivalents, isMeant, mutatedFiles, shuffledMutants } from './mutants/sample.mjs';
import { copyOfTree, QUICKLY, testsOf } from './mutants/sandbox.mjs';

/** @typedef {import('./mutants/sample.mjs').Mutant} Mutant */

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '60' },
    kernel: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const count = Number(options.count);
const root = copyOfTree(fileURLToPath(new URL('..', import.meta.url)));
const tester = fileURLToPath(new URL('mutants/tester.mjs', import.meta.url));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => process.exit(130));
}

/** @type {import('node:child_process').ChildProcess | undefined} */
let child;

/**
 * The first of the tests that fails on the tree as it is now.
 * @param {string} changed
 * @param {readonly string[]} tests
 * @returns {Promise<{ failed?: string; reason?: string; taken: [test: string, seconds: number][] }>}
 */
async function firstFailure(changed, tests) {
  if (child === undefined) {
    const started = fork(tester, [root], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child = started;
    await new Promise((resolve) => started.once('message', resolve));
  }
  const { late, ...outcome } = await new Promise((resolve) => {
    child?.once('message', resolve);
    // As where a loop without end has filled the memory.
    const ended = { failed: tests[0], reason: 'the process has ended', taken: [], late: true };
    child?.once('exit', () => resolve(ended));
    child?.send({ changed, tests });
  });
  child.removeAllListeners('exit');
  if (late) child = undefined;
  return outcome;
}

const kernel = await import(pathToFileURL(join(root, 'scripts/simd-kernel.mjs')).href);

/**
 * A text that differs where another program runs; undefined where there is none.
 * @param {string} file
 * @param {string} text
 * @param {readonly string[]} [optimization] of the kernel; what is fully compiled differs least
 */
async function program(file, text, optimization) {
  try {
    if (!options.kernel) return (await transformWithOxc(text, file)).code;
    return createHash('sha256')
      .update(await kernel.simdKernelBytes(optimization))
      .digest('hex');
  } catch {
    return undefined;
  }
}

/** Whether the types fit; what is no longer used is no error. */
async function isTyped() {
  if (options.kernel) return true;
  const unused = ['--noUnusedLocals', 'false', '--noUnusedParameters', 'false'];
  const project = ['-p', 'tsconfig.engine.json', '--noEmit', '--allowUnreachableCode', 'true'];
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  try {
    await promisify(execFile)(process.execPath, [tsc, ...project, ...unused], { cwd: root });
    return true;
  } catch {
    return false;
  }
}

/** Tests that have passed on the tree as it is. */
const sound = new Set();

/** A test that fails without any mutant would kill them all. */
async function requireSound(/** @type {string} */ file, /** @type {string} */ test) {
  if (sound.has(test)) return;
  const { failed, reason } = await firstFailure(file, [test]);
  if (failed !== undefined) throw new Error(`${test} fails on the tree as it is: ${reason}`);
  sound.add(test);
}

const known = equivalents();
const files = mutatedFiles(root, options.kernel).filter((file) => file === (options.only ?? file));
/** @type {Map<string, number>} */
const seconds = new Map();
const tests = testsOf(root, ['src/engine', 'src/link'], seconds);
const originals = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const result = { killed: 0, equivalent: 0, survived: 0, invalid: 0 };

/** @type {Map<string, string | undefined>} */
const unchanged = new Map();

/**
 * Whether the file as changed is another program, in a tree in which nothing else is changed.
 * @param {Mutant} mutant
 * @param {readonly string[]} [optimization]
 */
async function isAnother({ file, text }, optimization) {
  const key = options.kernel ? String(optimization) : file;
  const original = originals.get(file) ?? '';
  if (!unchanged.has(key)) {
    writeFileSync(join(root, file), original);
    unchanged.set(key, await program(file, original, optimization));
    writeFileSync(join(root, file), text);
  }
  const changed = await program(file, text, optimization);
  return changed !== undefined && changed !== unchanged.get(key);
}

/** @param {Mutant} mutant */
async function judge(mutant) {
  const { file, line, before, after, text } = mutant;
  if (known.some((listed) => isMeant(listed, mutant))) return 'equivalent';
  const original = originals.get(file) ?? '';
  writeFileSync(join(root, file), text);
  try {
    if (!(await isAnother(mutant, QUICKLY))) return 'invalid';
    // The types are checked while the tests run: to start a process takes as long as most tests do.
    const [typed, { failed, taken }] = await Promise.all([
      isTyped(),
      firstFailure(file, tests(file)),
    ]);
    if (!typed) return 'invalid';
    for (const [test, time] of taken) seconds.set(test, time);
    if (failed === undefined) {
      if (options.kernel && !(await isAnother(mutant, undefined))) return 'invalid';
      console.log(`${file}:${line}\n  - ${before}\n  + ${after}`);
      return 'survived';
    }
    writeFileSync(join(root, file), original);
    await requireSound(file, failed);
    return 'killed';
  } finally {
    writeFileSync(join(root, file), original);
  }
}

for (const mutant of shuffledMutants(root, files, Number(options.seed))) {
  if (result.killed + result.equivalent + result.survived >= count) break;
  result[await judge(mutant)]++;
  const judged = result.killed + result.equivalent + result.survived;
  process.stderr.write(`\r${judged} of ${count}`);
}
process.stderr.write('\n');
const { killed, equivalent, survived, invalid } = result;
console.log(
  `${killed + equivalent + survived} mutants, seed ${options.seed}: ${killed} killed, ${equivalent} listed as equivalent, ${survived} survived; ${invalid} did not compile or changed nothing`,
);
process.exit(survived > 0 ? 1 : 0);
