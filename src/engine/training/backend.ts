import type { Dataset } from '../data/dataset.ts';
import type { Split } from '../data/split.ts';
import type { Information } from '../information/exact.ts';
import type { CodeColumns } from '../information/partition.ts';
import type { LayerOutput, NetworkState } from '../network/network.ts';
import type { NetworkSpec, TrainingSpec } from '../network/spec.ts';
import type { Evaluation } from './checkpoint.ts';

/** What a run computes with, derived from its description. */
export interface Setup {
  readonly network: NetworkSpec;
  readonly training: TrainingSpec;
  readonly data: Dataset;
  readonly split: Split;
}

/**
 * The network of one run on its data, ready to be trained and measured. Two sessions given the
 * same calls hold the same bits, whatever backend they come from.
 */
export interface TrainingSession {
  /** Replaces parameters and ranges (copied); optimizer moments start anew. */
  load(state: NetworkState): void;
  /** A copy of the present parameters and ranges. */
  state(): NetworkState;
  /** Sets the learned activation ranges to what the given rows show, layer by layer. */
  calibrate(rows: Uint32Array): void;
  /** One optimizer step on each mini-batch of `training.batch` rows; the last may be smaller. */
  train(rows: Uint32Array): void;
  /** Measures the network as it stands, on all rows. */
  evaluate(): Evaluation;
  /**
   * The activations of every layer on all rows, ranges held: what `evaluate` measures. They may be
   * the session's own, decoded when first read: they hold until it is next trained, loaded or
   * evaluated, and it measures them, or bins of them, without reading them.
   */
  outputs(): readonly LayerOutput[];
  /** Exact information of any integer codes of the run's rows, with its labels. */
  measure(layer: CodeColumns): Information;
}

export type BackendId = 'wasm-simd' | 'typed-arrays';

/** An implementation of the arithmetic. */
export interface Backend {
  readonly id: BackendId;
  session(setup: Setup): TrainingSession;
}
