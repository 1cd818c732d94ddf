/**
 * The SYN figure of Lorenzen et al. 2022 as a job for a browser tab: the same network from many
 * seeds, on the scheduler that the page has. `scripts/figure.mjs` drives it.
 */
import { DEFAULT_PRESET, presetById } from '../../src/engine/index.ts';
import { Scheduler, workersFor } from '../../src/worker/scheduler.ts';
import { spawnWorker } from '../../src/worker/spawn.ts';
import { type TrainAllListener, trainAll } from '../../src/worker/train-all.ts';

export interface FigureResult {
  readonly workers: number;
  readonly seconds: number;
  /** Recorded epochs of all runs: each is one exact evaluation of all layers. */
  readonly evaluations: number;
  readonly completed: number;
  readonly failed: number;
}

async function figure(repeats: number, epochs: number): Promise<FigureResult> {
  const { run } = presetById('tanh-8bit') ?? DEFAULT_PRESET;
  const runs = Array.from({ length: repeats }, (_, k) => ({ ...run, epochs, seed: k + 1 }));
  const workers = workersFor(navigator.hardwareConcurrency);
  const scheduler = new Scheduler({ spawn: spawnWorker, locks: navigator.locks, size: workers });
  let evaluations = 0;
  let completed = 0;
  let failed = 0;
  const start = performance.now();
  const listener: TrainAllListener = {
    started: () => {},
    checkpoints: (_, checkpoints) => {
      evaluations += checkpoints.length;
    },
    ended: () => {
      completed++;
      document.title = `${completed} of ${repeats}`;
    },
    failed: () => {
      failed++;
    },
  };
  await trainAll(scheduler, runs, listener, { signal: new AbortController().signal });
  const seconds = (performance.now() - start) / 1000;
  return { workers, seconds, evaluations, completed, failed };
}

Object.assign(window, { figure });
