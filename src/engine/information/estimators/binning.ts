/** Building blocks of binnings: cells between cuts, and evenly spaced cuts. */
import { CellFinder } from './cell-finder.ts';
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

/**
 * Left-closed cells between rising cuts, numbered from 0, the cell below the first cut; that one may
 * be counted as another, `outside`.
 */
export function cells(cuts: Float64Array, extent: Range, outside = 0): Binning {
  return {
    extent,
    binOf: (value) => cutsUpTo(cuts, value) || outside,
    finder: new CellFinder(cuts, outside),
    cuts: (from, to) => cuts.filter((cut, i) => cut > from && cut < to && cut !== cuts[i - 1]),
  };
}

/** The same, with what lies below the first cut counted among what lies above the last. */
export function wrappedCells(cuts: Float64Array): Binning {
  const last = cuts.length;
  return cells(cuts, [cuts[0] as number, cuts[last - 1] as number], last);
}

/**
 * The numbers origin + k·step, k whole, strictly between two values; undefined where k passes 2^53,
 * beyond which k + 1 may be k.
 */
export function multiples(
  origin: number,
  step: number,
  from: number,
  to: number,
): Iterable<number> | undefined {
  const first = Math.floor((from - origin) / step);
  const last = Math.ceil((to - origin) / step);
  const canCount = Number.isSafeInteger(first) && Number.isSafeInteger(last);
  return canCount ? multiplesFrom(first, origin, step, from, to) : undefined;
}

function* multiplesFrom(
  first: number,
  origin: number,
  step: number,
  from: number,
  to: number,
): Generator<number> {
  for (let k = first; origin + k * step < to; k++) {
    if (origin + k * step > from) yield origin + k * step;
  }
}
