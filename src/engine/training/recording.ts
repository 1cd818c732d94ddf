import type { EntropyBounds, InputDrawing } from '../data/dataset.ts';
import type { FileRepair } from '../data/files/file-repair.ts';
import type { Run } from '../experiment/run.ts';
import type { EstimatorSpec } from '../information/estimators/types.ts';
import type { NetworkState } from '../network/network.ts';
import type { OutputDefinition, TrainTest } from './checkpoint.ts';

/** What was found for one layer over the checkpoints: arrays with one entry a checkpoint. */
export interface Trajectory {
  /** T1 … TL, or as a file names the layer. */
  readonly name: string;
  /** I(X;T), bits. */
  readonly ixt: readonly number[];
  /** I(T;Y), bits. */
  readonly ity: readonly number[];
  /** Distinct states in use: codes, or bins; NaN where the estimator counts none. */
  readonly states: readonly number[];
}

export interface LayerInfo {
  readonly name: string;
  /** As its file has it, where that is too long to be shown. */
  readonly fullName?: string;
  /** Neurons. */
  readonly width: number;
}

/** Loss and accuracy at each checkpoint. */
export interface LearningCurves {
  /** Cross-entropy, mean over rows, bits. */
  readonly loss: { readonly [Part in keyof TrainTest]: readonly number[] };
  /** Share of rows whose largest logit is the label's. */
  readonly accuracy: { readonly [Part in keyof TrainTest]: readonly number[] };
}

/**
 * A recording as it is at one moment, never changed: when the recording grows it has another. The
 * arrays are the recording's own and grow with it; the first `count` entries are this moment's.
 */
export interface RecordingSnapshot {
  readonly recording: Recording;
  /** Number of checkpoints. */
  readonly count: number;
  /** Epoch of each checkpoint, rising. */
  readonly epochs: readonly number[];
  /** The exact count, where it comes with the recording; undefined where it must be measured. */
  trajectories(output: OutputDefinition): readonly Trajectory[] | undefined;
}

/**
 * Checkpoints of the layers of one network: of a run that is trained, of one that was restored, or
 * of a file of activations. What a recording lacks is undefined.
 */
export interface Recording {
  /** The run it was made by; undefined where that is not known, so that no other can be compared with it. */
  readonly run: Run | undefined;
  /** Its name where it has one, such as that of a file. */
  readonly title: string | undefined;
  /** What was guessed to read it, where it is a file; else nothing. */
  readonly repairs: readonly FileRepair[];
  /** Inputs measured; each is one equally likely value of X. */
  readonly rows: number;
  readonly labelCount: number;
  readonly entropyBounds: EntropyBounds;
  /** How a row is drawn; undefined where no more than its number is known. */
  readonly drawing: InputDrawing | undefined;
  /** What it is worth looking at through: the exact count, unless that is uninformative. */
  readonly informative: EstimatorSpec;
  /** Neurons of the input; undefined where they are not known. */
  readonly inputs: number | undefined;
  /** Whether the last layer is the network's output, which `OutputDefinition`s define. */
  readonly hasOutput: boolean;
  /** Whether each layer is computed from the one before it alone. */
  readonly isChain: boolean;
  /** The last epoch it has, or will have once complete. */
  readonly lastEpoch: number;
  /** Number of checkpoints so far. */
  readonly count: number;
  readonly epochs: readonly number[];
  /** Loss and accuracy, where known. */
  readonly learning: LearningCurves | undefined;
  /** The network at each checkpoint, where kept: enough to measure it again. */
  readonly states: readonly NetworkState[] | undefined;
  readonly snapshot: RecordingSnapshot;
  /** Index of the latest checkpoint at or before an epoch; −1 when there is none. */
  checkpointAt(epoch: number): number;
  layers(output: OutputDefinition): readonly LayerInfo[];
  trajectories(output: OutputDefinition): readonly Trajectory[] | undefined;
}

/** Index of the latest of rising `epochs` at or before one; −1 when there is none. */
export function checkpointAt(epochs: readonly number[], epoch: number): number {
  let low = 0;
  let high = epochs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((epochs[middle] as number) <= epoch) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
