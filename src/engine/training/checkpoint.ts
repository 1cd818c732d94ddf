import type { Information } from '../information/exact.ts';
import type { NetworkState } from '../network/network.ts';

/** What may count as T at the output; the conclusion depends on it, so all are measured. */
export const OUTPUT_DEFINITIONS = ['logits', 'probabilities', 'rebinned', 'class'] as const;
export type OutputDefinition = (typeof OUTPUT_DEFINITIONS)[number];

/** A quantity on the rows that train and on those held out. */
export interface TrainTest {
  readonly train: number;
  readonly test: number;
}

/** What was measured of the network at one epoch, over all rows, train and test together. */
export interface Evaluation {
  /** Cross-entropy, mean over rows, bits. */
  readonly loss: TrainTest;
  /** Share of rows whose largest logit is the label's; ties go to the lower class. */
  readonly accuracy: TrainTest;
  /** One for each hidden layer, then one for each of OUTPUT_DEFINITIONS in order. */
  readonly estimates: readonly Information[];
}

/** One recorded epoch: what was measured, and all that is needed to measure again. */
export interface Checkpoint extends Evaluation {
  readonly epoch: number;
  readonly state: NetworkState;
}
