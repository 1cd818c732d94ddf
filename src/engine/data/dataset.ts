/** A labelled data set of small integer inputs; every row is one equally likely value of X. */
export interface Dataset {
  readonly rows: number;
  /** Inputs a row. */
  readonly inputs: number;
  /** Labels are 0 … labelCount − 1. */
  readonly labelCount: number;
  /** Input codes, feature-major: `codes[j * rows + r]` is input j of row r. */
  readonly codes: Uint8Array;
  /** The real input is code · scale: 1 for 0/1 inputs, which are thus exact. */
  readonly scale: number;
  /** Label of each row. */
  readonly labels: Uint8Array;
}

/** Entropies of the data, bits: the right and upper bound of the plane. */
export interface EntropyBounds {
  readonly hx: number;
  readonly hy: number;
}

/**
 * How a row is drawn where its inputs are the digits of its number in binary, the first the most
 * significant. `bits`: as that word of so many bits. `icosahedron`: the same bits, one for each vertex.
 */
export interface InputDrawing {
  readonly kind: 'bits' | 'icosahedron';
  readonly count: number;
}

/** What is known of a data set before it is loaded. */
export interface DatasetInfo<Id extends string = string> {
  readonly id: Id;
  readonly rows: number;
  /** Inputs a row. */
  readonly inputs: number;
  readonly labelCount: number;
  /** Fingerprint of rows and labels (testing/digest.ts), of seed 1 where the seed deals the labels. */
  readonly digest: string;
  readonly entropyBounds: EntropyBounds;
  /** Share of the rows that have the most frequent label. */
  readonly majorityShare: number;
  /** Left out where no more than a row's number is shown of it. */
  readonly drawing?: InputDrawing;
}

/** A reference representation of the inputs, as the codes that it gives them. */
export interface ReferenceCodes<Id extends string = string> {
  readonly id: Id;
  /** A number for each row; it tells apart the rows whose numbers differ, and no others. */
  codes(): Int32Array;
}

/** Where a data set comes from. */
export interface DatasetSource<Id extends string = string, ReferenceId extends string = never> {
  readonly info: DatasetInfo<Id>;
  /** Reference representations that make sense of these inputs, beside the input and the label. */
  readonly references: readonly ReferenceCodes<ReferenceId>[];
  /** The rows and labels; most data sets are the same for every seed. */
  load(seed: number): Promise<Dataset>;
}
