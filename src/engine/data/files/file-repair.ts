/** What was guessed of a file where another meaning was possible. */

export type FileRepair =
  /** A column of row numbers, or of their names, was left out. */
  | { readonly code: 'index-column'; readonly column: number; readonly name: string }
  /** A first line with numbers in it was taken for names of columns. */
  | { readonly code: 'header-of-numbers'; readonly row: number }
  /** The last columns, or the columns of an array, were taken for the label, one for each value. */
  | { readonly code: 'one-hot'; readonly columns: number }
  /** A comma with three digits behind each was read as the decimal point. */
  | { readonly code: 'decimal-comma'; readonly row: number; readonly given: string }
  /** The only list among the arrays was taken for the labels. */
  | { readonly code: 'label-array'; readonly array: string }
  /** The last column was taken for the label though its name is of predictions: none has one of labels. */
  | { readonly code: 'prediction-label'; readonly column: number; readonly name: string }
  /** Other labels, or predictions, beside the labels were left out: columns or arrays. */
  | { readonly code: 'other-labels'; readonly names: readonly string[] }
  /** Single numbers beside the layers were left out. */
  | { readonly code: 'single-numbers'; readonly arrays: readonly string[] };

export type FileRepairCode = FileRepair['code'];

/** Repairs that were declined: the file is read as if they were not thought of. */
export type Declined = ReadonlySet<FileRepairCode>;

export const FILE_REPAIRS = [
  'index-column',
  'header-of-numbers',
  'one-hot',
  'decimal-comma',
  'label-array',
  'prediction-label',
  'other-labels',
  'single-numbers',
] as const satisfies readonly FileRepairCode[];
