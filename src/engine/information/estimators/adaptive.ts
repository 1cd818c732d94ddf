/** Bins that hold equally many values: cuts midway between neighbours at the quantiles. */
import { cells } from './binning.ts';
import { bins, mean, pooledBounds } from './parameters.ts';
import type { BinEstimator, Fit } from './types.ts';

export const adaptive: BinEstimator = {
  kind: 'bins',
  method: 'adaptive',
  parameters: [bins, pooledBounds, mean],
  maxBins: ({ bins }) => bins as number,
};

export const fitAdaptive: Fit = (pool, _, options) => {
  const n = options.bins as number;
  const size = Math.floor(pool.count / n);
  const longer = pool.count % n;
  const cuts: number[] = [];
  for (let i = 1; i < n; i++) {
    const end = i * size + Math.min(i, longer);
    // With fewer values than bins the last bins are empty.
    if (end < pool.count) cuts.push((pool.nth(end - 1) + pool.nth(end)) / 2);
  }
  return cells(Float64Array.from(cuts), [pool.min, pool.max]);
};
