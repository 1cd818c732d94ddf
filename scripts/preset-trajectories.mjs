// Trains every preset from many seeds and keeps what verdicts rest on: what the scripts on verdicts share.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { simdKernel } from './simd-kernel.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @type {import('vite').InlineConfig} */
const config = { root, configFile: false, logLevel: 'error', plugins: [simdKernel()] };

/**
 * A module of src, run from its source.
 * @template T
 * @param {string} path from the project's root
 * @returns {Promise<T>}
 */
export async function source(path) {
  /** @type {{ module: T }} */
  const { module } = await runnerImport(join(root, path), config);
  return module;
}

/** @type {typeof import('../src/engine/index.ts')} */
export const engine = await source('src/engine/index.ts');
/** @type {typeof import('../src/worker/backend.ts')} */
const chooser = await source('src/worker/backend.ts');
const { backend, fallback } = await chooser.chooseBackend();
if (fallback !== undefined) throw new Error(JSON.stringify(fallback));

/** Longer than the preset, so that other endings of the same run can be judged, too. */
export const LONGER = 1.05;

/**
 * A trained run of a preset, and the trajectories of its layers under the exact count.
 * @typedef {object} TrainedPreset
 * @property {string} preset
 * @property {number} seed
 * @property {number} lastEpoch the preset's own last epoch; what comes after it is the longer run's
 * @property {readonly number[]} epochs
 * @property {readonly import('../src/engine/index.ts').Trajectory[]} layers
 * @property {number} testAccuracy at the preset's own last epoch
 * @property {import('../src/engine/index.ts').JudgedRecording} judged up to the preset's own last epoch
 */

/**
 * Trains presets from `count` seeds on, one run after the other.
 * @param {number} firstSeed
 * @param {number} count
 * @returns {AsyncGenerator<TrainedPreset>}
 */
export async function* trainPresets(firstSeed, count) {
  for (const { id, run: own } of engine.PRESETS) {
    const data = await engine.loadDataset(own);
    for (let seed = firstSeed; seed < firstSeed + count; seed++) {
      const run = { ...own, seed, epochs: Math.round(own.epochs * LONGER) };
      const { recording, outcome } = engine.trainToEnd(run, data, backend);
      const atEnd = recording.checkpointAt(own.epochs);
      const hasDiverged = outcome.kind === 'diverged';
      yield {
        preset: id,
        seed,
        lastEpoch: own.epochs,
        epochs: recording.epochs,
        layers: recording.trajectories('logits'),
        testAccuracy: recording.learning.accuracy.test[atEnd] ?? 0,
        judged: engine.judgedRecording(recording, atEnd + 1, hasDiverged),
      };
    }
  }
}

/**
 * A layer up to an epoch and what its verdict needs to know of the run, as `judgeLayer` takes them.
 * @param {TrainedPreset} run
 * @param {import('../src/engine/index.ts').Trajectory} layer
 * @param {number} [lastEpoch]
 */
export function upTo(run, layer, lastEpoch = run.lastEpoch) {
  const epochs = run.epochs.filter((epoch) => epoch <= lastEpoch);
  const upToLast = (/** @type {readonly number[]} */ values) => values.slice(0, epochs.length);
  const { name, ixt, ity, states } = layer;
  return {
    layer: { name, ixt: upToLast(ixt), ity: upToLast(ity), states: upToLast(states) },
    recording: { ...run.judged, epochs },
  };
}
