import type { Dataset } from '../data/dataset.ts';
import { stratifiedSplit } from '../data/split.ts';
import { networkOf } from '../experiment/network-of.ts';
import type { Run } from '../experiment/run.ts';
import type { NetworkState } from '../network/network.ts';
import type { Backend, Setup } from './backend.ts';
import type { Evaluation } from './checkpoint.ts';

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

/** Measures a recorded state of a run again: the same numbers as when it was recorded. */
export function evaluateState(
  run: Run,
  data: Dataset,
  backend: Backend,
  state: NetworkState,
): Evaluation {
  const session = backend.session(setUp(run, data));
  session.load(state);
  return session.evaluate();
}
