/** What can be wrong with a file of activations. */

/** Where in a file; all count from 1. */
export interface Place {
  /** The array of an archive, or the layer of an object, by its name. */
  readonly array?: string;
  readonly checkpoint?: number;
  readonly row?: number;
  readonly column?: number;
}

type Fault =
  // As a whole.
  | { readonly code: 'too-many-bytes'; readonly megabytes: number; readonly most: number }
  | { readonly code: 'unreadable' }
  /** The code that reads files could not be fetched. */
  | { readonly code: 'no-reader' }
  | { readonly code: 'encoding'; readonly line: number }
  | { readonly code: 'too-many-rows'; readonly most: number }
  | { readonly code: 'too-many-numbers'; readonly most: number }
  | { readonly code: 'too-many-layers'; readonly most: number }
  | { readonly code: 'no-rows' }
  // What is not text.
  /** Something else by its first bytes. */
  | { readonly code: 'foreign'; readonly format: string }
  | { readonly code: 'damaged-archive' }
  | { readonly code: 'encrypted' }
  | { readonly code: 'zip64' }
  | { readonly code: 'zip-method'; readonly method: number }
  | { readonly code: 'no-arrays' }
  | { readonly code: 'damaged-array' }
  | { readonly code: 'npy-version'; readonly version: number }
  | { readonly code: 'npy-type'; readonly type: string }
  | { readonly code: 'npy-shape'; readonly shape: readonly number[] }
  | { readonly code: 'text-array' }
  /** `arrays` are those there are. */
  | { readonly code: 'no-label-array'; readonly arrays: readonly string[] }
  | { readonly code: 'epochs-array'; readonly epochs: number; readonly given: number }
  // The structure of JSON.
  | { readonly code: 'not-json'; readonly line: number; readonly given: string }
  | { readonly code: 'y-not-array' }
  | { readonly code: 't-not-array' }
  | { readonly code: 'row-not-array'; readonly given: string }
  | { readonly code: 'checkpoints-not-array' }
  | { readonly code: 'no-checkpoints' }
  | { readonly code: 'checkpoints-twice' }
  // Columns and rows that do not match.
  | { readonly code: 'same-column'; readonly name: string }
  | { readonly code: 'no-label-column'; readonly name: string }
  | { readonly code: 'too-few-columns' }
  | { readonly code: 'uneven'; readonly columns: number; readonly first: number }
  | { readonly code: 'uneven-labels'; readonly rows: number; readonly labels: number }
  | { readonly code: 'one-hot-label'; readonly given: string }
  | {
      readonly code: 'uneven-layers';
      readonly layer: string;
      readonly epoch: number;
      readonly rows: number;
      readonly others: number;
    }
  | {
      readonly code: 'other-width';
      readonly layer: string;
      readonly neurons: number;
      readonly before: number;
    }
  | { readonly code: 'same-checkpoint'; readonly layer: string; readonly epoch: number }
  // Single cells.
  | { readonly code: 'no-activation' }
  | { readonly code: 'no-label' }
  | { readonly code: 'no-layer' }
  | { readonly code: 'label-type'; readonly given: string }
  | { readonly code: 'layer-type'; readonly given: string }
  | { readonly code: 'epoch-type'; readonly given: string }
  | { readonly code: 'negative-epoch'; readonly epoch: number }
  /** The row `first` is of the same input. */
  | { readonly code: 'other-label'; readonly first: number }
  | { readonly code: 'not-a-number'; readonly given: string; readonly isText?: boolean }
  /** An integer that is no float64 number. */
  | { readonly code: 'inexact'; readonly given: string }
  | { readonly code: 'too-large'; readonly value: number; readonly largest: number };

/** What is wrong with a file of activations, and where. */
export type TableFault = Fault & Place;

export class TableError extends Error {
  readonly fault: TableFault;

  constructor(fault: TableFault) {
    super(fault.code);
    this.name = 'TableError';
    this.fault = fault;
  }
}
