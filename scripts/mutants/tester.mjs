// A process that keeps Vitest and what it has transformed, and runs test files on a tree in which one
// file is changed again and again. Its own, so that a mutant without end can be ended with it.
//
// Receives { changed, tests }; answers with { failed, reason, taken }: the first test file that
// fails, if any, and why, and the processor time of each that passed.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createVitest } from 'vitest/node';
import { QUICKLY } from './sandbox.mjs';

const root = process.argv[2] ?? '.';
/**
 * Seconds of processor time, and of waiting, after which a test file counts as without end: those of the
 * engine take up to ten. Time on the clock depends on what else runs.
 */
const LIMIT = 40;
const WAITING_LIMIT = 3600;

const { simdKernel } = await import(pathToFileURL(join(root, 'scripts/simd-kernel.mjs')).href);
const options = {
  root,
  watch: false,
  reporters: [{}],
  // One test file at a time, the nearest first, up to the first failure.
  pool: 'threads',
  maxWorkers: 1,
  fileParallelism: false,
  bail: 1,
  // See the limits above.
  testTimeout: 0,
  hookTimeout: 0,
  setupFiles: [join(root, 'scripts/mutants/no-shrinking.ts')],
};
const vitest = await createVitest('test', options, {
  plugins: [{ ...simdKernel(QUICKLY), enforce: 'pre' }],
});

const seconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** @param {string} changed */
function invalidate(changed) {
  vitest.invalidateFile(join(root, changed));
  for (const { vite } of vitest.projects) {
    for (const environment of Object.values(vite.environments)) {
      const kernel = environment.moduleGraph.getModuleById('\0virtual:simd-kernel');
      if (kernel && changed.includes('/assembly/'))
        environment.moduleGraph.invalidateModule(kernel);
    }
  }
}

/** @type {string | undefined} */
let running;
let startedAt = 0;
let clockAtStart = 0;
let changedBefore = '';

/**
 * @param {string} changed
 * @param {readonly string[]} tests
 */
async function run(changed, tests) {
  // The file before has been restored.
  for (const file of new Set([changedBefore, changed])) if (file !== '') invalidate(file);
  changedBefore = changed;
  /** @type {[test: string, seconds: number][]} */
  const taken = [];
  for (const test of tests) {
    running = test;
    startedAt = seconds();
    clockAtStart = performance.now();
    const project = vitest.getRootProject();
    const path = join(root, test);
    const found = await vitest.runTestSpecifications([project.createSpecification(path)]);
    const { unhandledErrors } = found;
    // Those of earlier runs are kept as well.
    const testModules = found.testModules.filter(({ moduleId }) => moduleId === path);
    if (unhandledErrors.length > 0 || testModules.some((module) => !module.ok())) {
      const errors = testModules.flatMap((module) => [
        ...module.errors(),
        ...[...module.children.allTests('failed')].flatMap((each) => each.result().errors ?? []),
      ]);
      const [first] = /** @type {{ message: string }[]} */ ([...unhandledErrors, ...errors]);
      return { failed: test, reason: first?.message, taken };
    }
    taken.push([test, seconds() - startedAt]);
  }
  return { taken };
}

setInterval(() => {
  const isLate =
    seconds() - startedAt > LIMIT || performance.now() - clockAtStart > 1000 * WAITING_LIMIT;
  if (running === undefined || !isLate) return;
  process.send?.({ failed: running, reason: 'it does not end', taken: [], late: true }, () =>
    process.exit(1),
  );
  running = undefined;
}, 500);

process.on('message', async (/** @type {{ changed: string; tests: string[] }} */ message) => {
  const outcome = await run(message.changed, message.tests);
  running = undefined;
  process.send?.(outcome);
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
