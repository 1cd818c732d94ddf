/** A labelled data set of small integer inputs; every row is one equally likely value of X. */
export interface Dataset {
  readonly rows: number;
  /** Inputs a row. */
  readonly inputs: number;
  /** Number of labels; labels are 0 … classes − 1. */
  readonly classes: number;
  /** Input codes, feature-major: `codes[j * rows + r]` is input j of row r. */
  readonly codes: Uint8Array;
  /** The real input is code · scale: 1 for 0/1 inputs, which are thus exact. */
  readonly scale: number;
  /** Label of each row. */
  readonly labels: Uint8Array;
}
