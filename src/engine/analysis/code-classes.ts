/** The code classes of one layer at one checkpoint: the inputs that share a code. */
import { codesOf } from '../information/estimators/exact.ts';
import type { Activations } from '../information/estimators/types.ts';
import { ExactCounter } from '../information/exact.ts';

/** The codes of a layer with the inputs that share them, in the order in which rows show them first. */
export interface CodeClasses {
  /** The first row with each code. */
  readonly first: Int32Array;
  /** Inputs that share each code. */
  readonly sizes: Int32Array;
  /** Inputs of each label among them: `shares[g * labelCount + label]`. */
  readonly shares: Int32Array;
  /** The code of each row, as an index into the above. */
  readonly classOf: Int32Array;
  /** The label of each row. */
  readonly labels: Int32Array;
}

/** The code classes of a layer; labels are 0 … labelCount − 1. */
export function codeClasses(
  layer: Activations,
  labels: ArrayLike<number>,
  labelCount: number,
): CodeClasses {
  const { ids, classes: count } = new ExactCounter(labels).classesOf(codesOf(layer));
  const first = new Int32Array(count).fill(-1);
  const sizes = new Int32Array(count);
  const shares = new Int32Array(count * labelCount);
  for (let r = 0; r < layer.rows; r++) {
    const g = ids[r] as number;
    if (first[g] === -1) first[g] = r;
    sizes[g] = (sizes[g] as number) + 1;
    const share = g * labelCount + (labels[r] as number);
    shares[share] = (shares[share] as number) + 1;
  }
  return { first, sizes, shares, classOf: ids, labels: Int32Array.from(labels) };
}
