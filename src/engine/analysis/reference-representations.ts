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

/**
 * Known representations of the inputs, measured exactly against the labels of the data. The label
 * itself stands where the bound I(T;Y) ≤ min(I(X;T), H(Y)) has its corner: a layer there keeps what
 * the label needs and nothing else.
 */
export function referenceRepresentationsOf(
  id: DatasetId,
  { rows, inputs, codes: inputCodes, labels }: Dataset,
): ReferenceRepresentation[] {
  const counter = new ExactCounter(labels);
  const mark = (id: ReferenceId, codeOf: (r: number) => number): ReferenceRepresentation => {
    const codes = Int32Array.from({ length: rows }, (_, r) => codeOf(r));
    const { ixt, ity } = counter.measure({ rows, columns: 1, codes });
    return { id, ixt, ity };
  };
  const bitOf = (r: number, j: number): number => inputCodes[j * rows + r] as number;
  const ones = (r: number): number => {
    let k = 0;
    for (let j = 0; j < inputs; j++) k += bitOf(r, j);
    return k;
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
    mark('ones', ones),
    mark('one-bit', (r) => bitOf(r, 0)),
    mark('label', (r) => labels[r] as number),
  );
  return marks;
}
