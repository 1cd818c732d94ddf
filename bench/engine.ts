import { performance } from 'node:perf_hooks';
import type { Kernels, NetworkState, Setup } from '../src/engine/index.ts';
import type { Contestant } from './contest.ts';
import { type Job, orderOf } from './job.ts';
import type { Trainer } from './trainer.ts';

/** Epochs of the longest run in the paper: a real run never gets further from its start. */
const LONGEST_RUN = 8000;

export function engineTrainer(kernels: Kernels, job: Job): Trainer {
  const bench = kernels.workbench(job.setup);
  bench.load(job.start);
  let epoch = 0;
  return {
    name: kernels.name,
    run: async (times) => {
      if (epoch + times > LONGEST_RUN) {
        bench.load(job.start);
        epoch = 0;
      }
      const from = performance.now();
      for (let i = 0; i < times; i++) bench.train(orderOf(job, epoch++));
      return performance.now() - from;
    },
    state: async () => bench.state(),
    close: () => undefined,
  };
}

/** Measures one state of the network; its work is one evaluation of all rows. */
export function engineMeasurer(kernels: Kernels, setup: Setup, state: NetworkState): Contestant {
  const bench = kernels.workbench(setup);
  bench.load(state);
  return {
    name: kernels.name,
    run: async (times) => {
      const from = performance.now();
      for (let i = 0; i < times; i++) bench.evaluate();
      return performance.now() - from;
    },
  };
}
