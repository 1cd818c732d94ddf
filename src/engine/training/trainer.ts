import type { Dataset } from '../data/dataset.ts';
import { checkpointEpochs } from '../experiment/checkpoint-epochs.ts';
import type { Run } from '../experiment/run.ts';
import type { NetworkState } from '../network/network.ts';
import { random, shuffle } from '../numeric/random.ts';
import type { Backend } from './backend.ts';
import type { Checkpoint, Evaluation } from './checkpoint.ts';
import { startSession } from './setup.ts';

/** How a run came to its end by itself. */
export type Outcome =
  | { readonly kind: 'completed' }
  /** A parameter, a range or the loss stopped being a finite number by this epoch, which is not recorded. */
  | { readonly kind: 'diverged'; readonly epoch: number };

function allFinite(checkpoint: Evaluation, { parameters, ranges }: NetworkState): boolean {
  return (
    Number.isFinite(checkpoint.loss.train) &&
    Number.isFinite(checkpoint.loss.test) &&
    [parameters, ranges].every((part) => part.every((value) => Number.isFinite(value)))
  );
}

/** One epoch done. */
interface Progress {
  readonly epoch: number;
  /** Present when the epoch is one that is recorded. */
  readonly checkpoint: Checkpoint | undefined;
}

/**
 * Trains a run on its data from its seed, yielding after each epoch (0 = before training), and returns how it
 * ended. All chance comes from the seed: the same run yields the same bits with any backend in any
 * browser.
 */
export function* train(run: Run, data: Dataset, backend: Backend): Generator<Progress, Outcome> {
  const { session, split } = startSession(run, data, backend);

  const order = split.train.slice();
  const chance = random(run.seed, 'shuffle');
  const recorded = new Set(checkpointEpochs(run.epochs));
  for (let epoch = 0; epoch <= run.epochs; epoch++) {
    if (epoch > 0) {
      shuffle(order, chance);
      session.train(order);
    }
    if (!recorded.has(epoch)) {
      yield { epoch, checkpoint: undefined };
      continue;
    }
    const state = session.state();
    const evaluation = session.evaluate();
    if (!allFinite(evaluation, state)) return { kind: 'diverged', epoch };
    yield { epoch, checkpoint: { epoch, state, ...evaluation } };
  }
  return { kind: 'completed' };
}
