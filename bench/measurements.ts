import os from 'node:os';
import { type Backend, typedArrayBackend } from '../src/engine/index.ts';
import { type Agreement, agreements } from './agreement.ts';
import { contest, type Pace, type Result } from './contest.ts';
import { countingMeasurer } from './counting.ts';
import { engineMeasurer, engineTrainer } from './engine.ts';
import { type Footprint, footprint } from './footprint.ts';
import { trainingJob } from './job.ts';
import { epochOperations, productOperations } from './operations.ts';
import { matrixProducts, PEAK_FLOPS, peakLoop } from './peak.ts';
import { PYTHON_JOBS, pythonTrainer } from './python.ts';
import { type Spread, scaled } from './spread.ts';
import { type TensorflowBackend, tensorflowTrainer } from './tensorflow.ts';
import type { Trainer } from './trainer.ts';

/** Work per second, and its part of the peak. */
export interface Share {
  readonly name: string;
  readonly gflops: number;
  /** 1 is the peak itself. */
  readonly share: Spread | undefined;
}

export interface Measurements {
  readonly machine: { readonly processor: string; readonly cores: number; readonly node: string };
  /** What could not be timed, and why. */
  readonly skipped: readonly string[];
  readonly agreement: readonly Agreement[];
  /** Milliseconds an epoch. */
  readonly training: readonly Result[];
  /** Milliseconds an evaluation. */
  readonly measuring: readonly Result[];
  readonly peak: readonly Share[];
  readonly footprint: Footprint;
}

const BACKENDS: readonly TensorflowBackend[] = ['wasm', 'cpu'];

async function shares(backend: Backend, pace: Pace): Promise<readonly Share[]> {
  const job = await trainingJob(backend);
  const products = productOperations(job.setup);
  const [peak, step, alone] = (await contest(
    peakLoop(),
    [engineTrainer(backend, job), matrixProducts(job.setup)],
    pace,
  )) as [Result, Result, Result];
  const share = (name: string, { time, ratio }: Result, work: number): Share => ({
    name,
    gflops: work / time.median / 1e6,
    share: ratio && inverse(scaled(ratio, PEAK_FLOPS / work)),
  });
  return [
    share(peak.name, peak, PEAK_FLOPS),
    share(alone.name, alone, products),
    share('whole training step, all arithmetic', step, epochOperations(job.setup)),
    share('whole training step, products alone counted', step, products),
  ];
}

function inverse({ median, p10, p90 }: Spread): Spread {
  return { median: 1 / median, p10: 1 / p90, p90: 1 / p10 };
}

export async function measureAll(
  backend: Backend,
  pace: Pace,
  epochs: number,
  root: string,
  report: (text: string) => void,
): Promise<Measurements> {
  const job = await trainingJob(backend);
  const simd = engineTrainer(backend, job);
  const reference = engineTrainer(typedArrayBackend, job);
  const others: Trainer[] = [];
  const missing = new Set<string>();
  for (const python of PYTHON_JOBS) {
    const trainer = await pythonTrainer(python, root, job);
    if (trainer === undefined) missing.add(python.library);
    else others.push(trainer);
  }
  for (const backend of BACKENDS) others.push(await tensorflowTrainer(backend, job));

  try {
    report(`training ${epochs} epochs with each implementation`);
    const all = [simd, reference, ...others];
    const agreement = await agreements(all, reference, epochs, job.setup);
    const state = await simd.state();
    report('timing training');
    const training = await contest(simd, [reference, ...others], pace);
    report('timing measurement');
    const measuring = await contest(
      engineMeasurer(backend, job.setup, state),
      [countingMeasurer(job.setup, state), engineMeasurer(typedArrayBackend, job.setup, state)],
      pace,
    );
    report('timing the peak');
    const peak = await shares(backend, pace);
    return {
      machine: {
        processor: os.cpus()[0]?.model ?? os.arch(),
        cores: os.availableParallelism(),
        node: process.version,
      },
      skipped: [...missing].map((library) => `${library}: python3 does not have it`),
      agreement,
      training,
      measuring,
      peak,
      footprint: await footprint(),
    };
  } finally {
    for (const trainer of others) trainer.close();
  }
}
