/** Rows to learn from: integer codes of the inputs, feature-major, and a label for each row. */
export interface Examples {
  readonly rows: number;
  readonly inputs: number;
  readonly labelCount: number;
  /** `codes[j * rows + r]`; the real input is code · scale. */
  readonly codes: Uint8Array;
  readonly scale: number;
  readonly labels: Uint8Array;
}

/** All that a forward pass depends on: enough to evaluate a recorded epoch again later. */
export interface NetworkState {
  /** Weights and biases of all layers, laid out by `parameterLayout`. */
  readonly parameters: Float32Array;
  /** (min, max) of the activations of each layer, before the shift that puts 0 on a level. */
  readonly ranges: Float32Array;
}

/** The activations of one layer on every row, feature-major (`[i * rows + r]`). */
export interface LayerOutput {
  readonly rows: number;
  readonly columns: number;
  /** Quantized: codes 0 … 2^bits − 1. Float32: the bit patterns, with −0 counted as +0. */
  readonly codes: Uint8Array | Int32Array;
  /** The real numbers the codes stand for. */
  readonly values: Float32Array;
  /** Quantized: `levels[code]` is the real number a code stands for. Float32: undefined. */
  readonly levels: Float32Array | undefined;
}

/** A network in training on one set of examples. */
export interface TrainableNetwork {
  /** Replaces parameters and ranges (copied); optimizer moments start anew. */
  load(state: NetworkState): void;
  /** A copy of the present parameters and ranges. */
  state(): NetworkState;
  /** Sets the learned activation ranges to what the given rows show, layer by layer. */
  calibrate(rows: Uint32Array): void;
  /** One optimizer step on each mini-batch of `training.batch` rows; the last may be smaller. */
  train(rows: Uint32Array): void;
  /**
   * The forward pass on all rows with ranges held. The arrays are the network's own and change at
   * its next evaluation.
   */
  evaluate(): readonly LayerOutput[];
}
