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
if (fallback !== undefined) throw new Error(fallback);

/** Longer than the preset, so that other endings of the same run can be judged, too. */
export const LONGER = 1.05;

/**
 * A trained run of a preset, and the trajectories of its layers under the exact count.
 * @typedef {object} TrainedPreset
 * @property {string} preset
 * @property {number} seed
 * @property {number} lastEpoch the preset's own last epoch; what comes after it is the longer run's
 * @property {number} rows
 * @property {number} hx H(X), bits
 * @property {readonly number[]} epochs
 * @property {readonly import('../src/engine/index.ts').Trajectory[]} layers
 * @property {import('../src/engine/analysis/verdicts/learning-status.ts').LearningFacts} facts at the
 *   preset's own last epoch
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
    const labels = Array.from({ length: data.labelCount }, () => 0);
    for (const label of data.labels) labels[label] = (labels[label] ?? 0) + 1;
    const majorityShare = Math.max(...labels) / data.labels.length;
    for (let seed = firstSeed; seed < firstSeed + count; seed++) {
      const run = { ...own, seed, epochs: Math.round(own.epochs * LONGER) };
      const { recording, outcome } = engine.trainToEnd(run, data, backend);
      const { split } = engine.setUp(run, data);
      const atEnd = recording.checkpointAt(own.epochs);
      yield {
        preset: id,
        seed,
        lastEpoch: own.epochs,
        rows: recording.rows,
        hx: recording.entropyBounds.hx,
        epochs: recording.epochs,
        layers: recording.trajectories('logits'),
        facts: {
          hasDiverged: outcome.kind === 'diverged',
          testAccuracy: recording.learning.accuracy.test[atEnd] ?? 0,
          testRows: split.test.length,
          trainAccuracy: recording.learning.accuracy.train[atEnd] ?? 0,
          trainRows: split.train.length,
          majorityShare,
        },
      };
    }
  }
}

/**
 * A layer's trajectory up to an epoch, as it is judged.
 * @param {TrainedPreset} run
 * @param {import('../src/engine/index.ts').Trajectory} layer
 * @param {number} [lastEpoch]
 */
export function judgedUpTo(run, layer, lastEpoch = run.lastEpoch) {
  const epochs = run.epochs.filter((epoch) => epoch <= lastEpoch);
  const count = epochs.length;
  const states = layer.states[count - 1] ?? 0;
  const ixt = layer.ixt.slice(0, count);
  const state = engine.layerState(ixt[count - 1] ?? 0, states, run.rows);
  const ity = layer.ity.slice(0, count);
  return { epochs, ixt, ity, hx: run.hx, isSaturated: state === 'saturated' };
}
