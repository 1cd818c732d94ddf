import type { Activations, Counter } from '../information/estimators/types.ts';
import type { NetworkState } from '../network/network.ts';
import type { OutputDefinition } from './checkpoint.ts';

/** Layers of activations at several checkpoints, from wherever they come. */
export interface RecordedActivations {
  readonly checkpoints: number;
  /** Small integers, 0 … labelCount − 1. */
  readonly labels: ArrayLike<number>;
  readonly labelCount: number;
  /** Counts codes of these rows. */
  readonly counter: Counter;
  /** The layers at a checkpoint; none for a layer that was not recorded then. Valid until the next call. */
  layersAt(checkpoint: number, output: OutputDefinition): readonly (Activations | undefined)[];
  /** What the network answers for each row at a checkpoint, where that is known. */
  predictionAt(checkpoint: number): Int32Array | undefined;
  /** Adds checkpoints of a run, whose network is kept. */
  extend?(states: readonly NetworkState[]): void;
}
