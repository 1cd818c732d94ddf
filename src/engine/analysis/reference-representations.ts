import { bitOf, INPUT_BITS, ROWS } from '../data/bits12.ts';
import type { Dataset } from '../data/dataset.ts';
import { resultantClass } from '../data/icosahedron.ts';
import type { DatasetId } from '../data/registry.ts';
import { orbits } from '../data/symmetry.ts';
import { ExactCounter } from '../information/exact.ts';

export type ReferenceId =
  | 'identity'
  | 'orbits'
  | 'lit-and-resultant'
  | 'ones'
  | 'one-bit'
  | 'label';

/** A representation of the input that a person can name, and where it stands on the plane. */
export interface ReferenceRepresentation {
  readonly id: ReferenceId;
  /** I(X;T) and I(T;Y), bits. */
  readonly ixt: number;
  readonly ity: number;
}

function popcount(r: number): number {
  let k = 0;
  for (let j = 0; j < INPUT_BITS; j++) k += bitOf(r, j);
  return k;
}

/**
 * Known representations of the inputs, measured exactly against the labels of the data. The label
 * itself stands where the bound I(T;Y) ≤ min(I(X;T), H(Y)) has its corner: a layer there keeps what
 * the label needs and nothing else.
 */
export function referenceRepresentationsOf(
  id: DatasetId,
  { labels }: Dataset,
): ReferenceRepresentation[] {
  const lens = new ExactCounter(labels);
  const mark = (id: ReferenceId, codeOf: (r: number) => number): ReferenceRepresentation => {
    const codes = Int32Array.from({ length: ROWS }, (_, r) => codeOf(r));
    const { ixt, ity } = lens.measure({ rows: ROWS, columns: 1, codes });
    return { id, ixt, ity };
  };
  const marks = [mark('identity', (r) => r)];
  if (id === 'icosahedron') {
    const classes = orbits();
    marks.push(
      mark('orbits', (r) => classes[r] as number),
      mark('lit-and-resultant', resultantClass),
    );
  }
  marks.push(
    mark('ones', popcount),
    mark('one-bit', (r) => bitOf(r, 0)),
    mark('label', (r) => labels[r] as number),
  );
  return marks;
}
