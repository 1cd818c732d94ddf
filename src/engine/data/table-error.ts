/** What can be wrong with a file of activations. */

/** Where in a file; all count from 1. */
export interface Place {
  readonly checkpoint?: number;
  readonly row?: number;
  readonly column?: number;
}

type Fault =
  // As a whole.
  | { readonly code: 'too-many-bytes'; readonly megabytes: number; readonly most: number }
  | { readonly code: 'unreadable' }
  | { readonly code: 'encoding'; readonly line: number }
  | { readonly code: 'too-many-rows'; readonly most: number }
  | { readonly code: 'too-many-numbers'; readonly most: number }
  | { readonly code: 'no-rows' }
  // The structure of JSON.
  | { readonly code: 'not-json'; readonly detail: string }
  | { readonly code: 'y-not-array' }
  | { readonly code: 't-not-array' }
  | { readonly code: 'row-not-array'; readonly given: string }
  | { readonly code: 'checkpoints-not-array' }
  | { readonly code: 'no-checkpoints' }
  | { readonly code: 'checkpoints-and-records' }
  // Columns and rows that do not match.
  | { readonly code: 'same-column'; readonly name: string }
  | { readonly code: 'too-few-columns'; readonly otherSeparators: boolean }
  | { readonly code: 'uneven'; readonly columns: number; readonly first: number }
  | { readonly code: 'uneven-labels'; readonly rows: number; readonly labels: number }
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
  | { readonly code: 'not-a-number'; readonly given: string; readonly otherSeparators?: boolean }
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
