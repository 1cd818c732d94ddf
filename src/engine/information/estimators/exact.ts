/**
 * The exact count as an estimator: codes are counted as they are; where there are none, equal values
 * are one code (−0 is 0).
 */
import type { CodeColumns } from '../partition.ts';
import { mean } from './parameters.ts';
import type { Activations, CountEstimator } from './types.ts';

/**
 * Names the bins of values column by column by small integers, equal exactly where the bins of a
 * column are. Bins may be any numbers: those of narrow bins far out exceed 32 bits.
 */
export function nameBins(
  { rows, columns, values }: Activations,
  binOf: (value: number, neuron: number) => number,
): CodeColumns {
  const codes = new Int32Array(rows * columns);
  for (let j = 0; j < columns; j++) {
    const names = new Map<number, number>();
    for (let i = j * rows; i < (j + 1) * rows; i++) {
      const bin = binOf(values[i] as number, j);
      let name = names.get(bin);
      if (name === undefined) {
        name = names.size;
        names.set(bin, name);
      }
      codes[i] = name;
    }
  }
  return { rows, columns, codes };
}

/** Without looking at the codes: they may have to be decoded first. */
const hasCodes = (layer: Activations): layer is Activations & CodeColumns => 'codes' in layer;

/** The codes of a layer. */
export function codesOf(layer: Activations): CodeColumns {
  return hasCodes(layer) ? layer : nameBins(layer, (value) => value);
}

export const exact: CountEstimator = {
  kind: 'count',
  method: 'exact',
  parameters: [mean],
};
