/** Building blocks of binnings: cells between cuts, and evenly spaced cuts. */
import type { Binning, Range } from './types.ts';

/** How many of the rising `cuts` are not above the value. */
export function cutsUpTo(cuts: Float64Array, value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Left-closed cells between rising cuts, numbered from 0, the cell below the first cut. */
export function cells(cuts: Float64Array, extent: Range): Binning {
  return {
    extent,
    binOf: (value) => cutsUpTo(cuts, value),
    cuts: (from, to) => cuts.filter((cut, i) => cut > from && cut < to && cut !== cuts[i - 1]),
  };
}

/** The same, with what lies below the first cut counted among what lies above the last. */
export function wrappedCells(cuts: Float64Array): Binning {
  const last = cuts.length;
  const plain = cells(cuts, [cuts[0] as number, cuts[last - 1] as number]);
  return { ...plain, binOf: (value) => plain.binOf(value) || last };
}

/** The numbers origin + k·step, k whole, strictly between two values. */
export function* multiples(
  origin: number,
  step: number,
  from: number,
  to: number,
): Generator<number> {
  for (let k = Math.floor((from - origin) / step); origin + k * step < to; k++) {
    if (origin + k * step > from) yield origin + k * step;
  }
}
