/** Bins of equal width: n left-closed cells of [lo, hi]; the maximum joins the last one. */
import { cells } from './binning.ts';
import { anyBounds, bins, boundsName, mean, withMean } from './parameters.ts';
import type { BinEstimator, Bounds, Range } from './types.ts';

/** Width given to a range that has none, as in the code of the 2022 paper. */
const MIN_WIDTH = 1e-9;

/** A range of positive width, but for rounding. */
export function widened([lo, hi]: Range): Range {
  return [lo, hi === lo ? lo + MIN_WIDTH : hi];
}

export const uniform: BinEstimator = {
  kind: 'bins',
  method: 'uniform',
  title: 'Uniform bins',
  formula: 'bin i: lo + i·(hi − lo)/n ≤ t < lo + (i + 1)·(hi − lo)/n; hi joins the last bin',
  source: 'Shwartz-Ziv & Tishby 2017; code of Lorenzen, Igel & Nielsen 2022, binning.py',
  caveats: [
    'The number of bins and the range decide whether a layer seems to compress.',
    'Fitted to each epoch, the bins widen as activations grow, and their readings move though the network may not.',
    'With a fixed range all values above it share the last bin, and all below it one bin more.',
  ],
  parameters: [bins('Bins'), anyBounds('run'), mean],
  name: (options) =>
    withMean(`${options.bins} bins, ${boundsName(options.bounds as Bounds)}`, options),
  fit(_, range, options) {
    const n = options.bins as number;
    const [lo, hi] = widened(range);
    // So written, the cuts of n bins are among those of 2n, to the last bit.
    return cells(
      Float64Array.from({ length: n }, (_, i) => lo + (i * (hi - lo)) / n),
      [lo, hi],
    );
  },
};
