import { makeTask } from '../data/bits12.ts';
import { stratifiedSplit } from '../data/split.ts';
import { entropy } from '../information/entropy.ts';
import { ExactLens } from '../information/exact.ts';
import type { NetworkState } from '../network/machine.ts';
import type { Kernels, Setup } from './kernels.ts';
import { networkOf } from './network-of.ts';
import type { Evaluation, Walls } from './record.ts';
import type { Run } from './run.ts';

/** The data, split, network and training of a run. */
export function setUp(run: Run): Setup {
  const data = makeTask(run.data, run.seed);
  const split = stratifiedSplit(data, run.trainPercent, run.seed);
  const { optimizer, learningRate, l2 } = run;
  const batch = Math.min(run.batch, split.train.length);
  return {
    network: networkOf(run, data),
    training: { batch, optimizer, learningRate, l2 },
    data,
    split,
  };
}

/** H(X) and H(Y) of the data of a run, known before anything is trained. */
export function wallsOf(run: Run): Walls {
  const { rows, inputs: columns, codes, labels } = makeTask(run.data, run.seed);
  const lens = new ExactLens(labels);
  return { hx: entropy(lens.classesOf({ rows, columns, codes })), hy: lens.hy };
}

/** Measures a recorded state of a run again: the same numbers as when it was recorded. */
export function evaluateState(run: Run, kernels: Kernels, state: NetworkState): Evaluation {
  const bench = kernels.workbench(setUp(run));
  bench.load(state);
  return bench.evaluate();
}
