import { initialParameters } from '../network/initialise.ts';
import type { NetworkState } from '../network/machine.ts';
import { random, shuffle } from '../numeric/random.ts';
import type { Kernels } from './kernels.ts';
import type { EpochRecord, Evaluation } from './record.ts';
import type { Run } from './run.ts';
import { recordedEpochs } from './schedule.ts';
import { setUp } from './setup.ts';

/** How a run came to its end by itself. */
export type Outcome =
  | { readonly kind: 'completed' }
  /** A parameter, a range or the loss stopped being a finite number by this epoch, which is not recorded. */
  | { readonly kind: 'diverged'; readonly epoch: number };

function allFinite(record: Evaluation, { parameters, ranges }: NetworkState): boolean {
  return (
    Number.isFinite(record.loss.train) &&
    Number.isFinite(record.loss.test) &&
    [parameters, ranges].every((part) => part.every((value) => Number.isFinite(value)))
  );
}

/** One epoch done. */
export interface Progress {
  readonly epoch: number;
  /** Present when the epoch is one that is recorded. */
  readonly record: EpochRecord | undefined;
}

/**
 * Trains a run from its seed, yielding after each epoch (0 = before training), and returns how it
 * ended. All chance comes from the seed: the same run yields the same bits with any kernels in any
 * browser.
 */
export function* train(run: Run, kernels: Kernels): Generator<Progress, Outcome> {
  const setup = setUp(run);
  const { network, split } = setup;
  const bench = kernels.workbench(setup);
  bench.load({
    parameters: initialParameters(network, run.initialisation, random(run.seed, 'weights')),
    ranges: bench.state().ranges,
  });
  bench.calibrate(split.train);

  const order = split.train.slice();
  const chance = random(run.seed, 'shuffle');
  const recorded = new Set(recordedEpochs(run.epochs));
  for (let epoch = 0; epoch <= run.epochs; epoch++) {
    if (epoch > 0) {
      shuffle(order, chance);
      bench.train(order);
    }
    if (!recorded.has(epoch)) {
      yield { epoch, record: undefined };
      continue;
    }
    const state = bench.state();
    const evaluation = bench.evaluate();
    if (!allFinite(evaluation, state)) return { kind: 'diverged', epoch };
    yield { epoch, record: { epoch, state, ...evaluation } };
  }
  return { kind: 'completed' };
}
