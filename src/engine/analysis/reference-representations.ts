import type { Dataset } from '../data/dataset.ts';
import { type DatasetId, type DatasetReferenceId, referencesOf } from '../data/registry.ts';
import { ExactCounter } from '../information/exact.ts';

/** The input itself, what its data set names, and the label. */
export type ReferenceId = 'identity' | DatasetReferenceId | 'label';

/** A reference representation of the input, and where it stands on the plane. */
export interface ReferenceRepresentation {
  readonly id: ReferenceId;
  /** I(X;T) and I(T;Y), bits. */
  readonly ixt: number;
  readonly ity: number;
}

/**
 * Known representations of the inputs, measured exactly against the labels of the data. The label
 * itself stands where the bound I(T;Y) ≤ min(I(X;T), H(Y)) has its corner: a layer there keeps what
 * the label needs and nothing else.
 */
export function referenceRepresentationsOf(
  dataset: DatasetId,
  { rows, labels }: Dataset,
): ReferenceRepresentation[] {
  const counter = new ExactCounter(labels);
  const mark = (id: ReferenceId, codes: Int32Array): ReferenceRepresentation => {
    const { ixt, ity } = counter.measure({ rows, columns: 1, codes });
    return { id, ixt, ity };
  };
  return [
    mark(
      'identity',
      Int32Array.from({ length: rows }, (_, r) => r),
    ),
    ...referencesOf(dataset).map(({ id, codes }) => mark(id, codes())),
    mark('label', Int32Array.from(labels)),
  ];
}
