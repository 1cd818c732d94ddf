import type { Dataset } from '../data/dataset.ts';
import { fnv1a } from '../numeric/fnv.ts';

/** Eight hexadecimal digits that differ from version to version of a data set. */
export function digestOf({ rows, inputs, labelCount, codes, labels }: Dataset): string {
  const shape = new Uint8Array(Uint32Array.of(rows, inputs, labelCount).buffer);
  return fnv1a(labels, fnv1a(codes, fnv1a(shape)))
    .toString(16)
    .padStart(8, '0');
}
