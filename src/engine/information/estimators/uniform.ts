/** Bins of equal width: n left-closed cells of [lo, hi]; the maximum joins the last one. */
import { cells } from './binning.ts';
import { anyBounds, bins, mean } from './parameters.ts';
import type { BinEstimator, Fit, Range } from './types.ts';

/** Width given to a range that has none, as in the code of the 2022 paper. */
const MIN_WIDTH = 1e-9;

/** A range of positive width, but for rounding. */
export function widened([lo, hi]: Range): Range {
  return [lo, hi === lo ? lo + MIN_WIDTH : hi];
}

export const uniform: BinEstimator = {
  kind: 'bins',
  method: 'uniform',
  parameters: [bins, anyBounds('run'), mean],
  // Below a given range there is one more; other ranges are fitted to all values.
  maxBins: ({ bins, bounds }) => (bins as number) + (typeof bounds === 'object' ? 1 : 0),
};

export const fitUniform: Fit = (_, range, options) => {
  const n = options.bins as number;
  const [lo, hi] = widened(range);
  // So written, the cuts of n bins are among those of 2n, to the last bit.
  return cells(
    Float64Array.from({ length: n }, (_, i) => lo + (i * (hi - lo)) / n),
    [lo, hi],
  );
};
