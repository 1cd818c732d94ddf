import { performance } from 'node:perf_hooks';
import type { Backend, NetworkState, Setup } from '../src/engine/index.ts';
import { messages } from '../src/messages/index.ts';
import type { Contestant } from './contest.ts';
import { type Job, orderOf } from './job.ts';
import type { Trainer } from './trainer.ts';

/** Epochs of the longest run in the paper: a real run never gets further from its start. */
const MAX_RUN = 8000;

export function engineTrainer(backend: Backend, job: Job): Trainer {
  const bench = backend.session(job.setup);
  bench.load(job.start);
  let epoch = 0;
  return {
    name: messages.backends.title(backend.id),
    run: async (times) => {
      if (epoch + times > MAX_RUN) {
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
export function engineMeasurer(backend: Backend, setup: Setup, state: NetworkState): Contestant {
  const bench = backend.session(setup);
  bench.load(state);
  return {
    name: messages.backends.title(backend.id),
    run: async (times) => {
      const from = performance.now();
      for (let i = 0; i < times; i++) bench.evaluate();
      return performance.now() - from;
    },
  };
}
