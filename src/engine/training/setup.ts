import type { Dataset } from '../data/dataset.ts';
import { stratifiedSplit } from '../data/split.ts';
import { networkOf } from '../experiment/network-of.ts';
import type { Run } from '../experiment/run.ts';
import type { Setup } from './backend.ts';

/** The split, network and training of a run on its data. */
export function setUp(run: Run, data: Dataset): Setup {
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
