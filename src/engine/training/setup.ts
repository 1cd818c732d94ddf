import { makeBits12 } from '../data/bits12.ts';
import { stratifiedSplit } from '../data/split.ts';
import { networkOf } from '../experiment/network-of.ts';
import type { Run } from '../experiment/run.ts';
import type { NetworkState } from '../network/network.ts';
import type { Backend, Setup } from './backend.ts';
import type { Evaluation } from './checkpoint.ts';

/** The data, split, network and training of a run. */
export function setUp(run: Run): Setup {
  const data = makeBits12(run.data, run.seed);
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
export function evaluateState(run: Run, backend: Backend, state: NetworkState): Evaluation {
  const session = backend.session(setUp(run));
  session.load(state);
  return session.evaluate();
}
