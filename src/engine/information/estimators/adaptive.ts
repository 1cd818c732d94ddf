/** Bins that hold equally many values: cuts midway between neighbours at the quantiles. */
import { cells } from './binning.ts';
import { bins, mean, pooledBounds, withMean } from './parameters.ts';
import type { BinEstimator } from './types.ts';

export const adaptive: BinEstimator = {
  kind: 'bins',
  method: 'adaptive',
  title: 'Equal-frequency bins',
  formula:
    'of m sorted values, n bins of ⌊m/n⌋ values, the first m mod n of one more; cuts midway between neighbours',
  source: 'code of Lorenzen, Igel & Nielsen 2022, binning.py',
  caveats: [
    'Cuts are packed where values are, so saturated neurons are read more finely than others.',
    'A value that many inputs share fills several bins, of which only one is used.',
    'Bins move with the layer at every epoch: an epoch is not measured as its neighbour was.',
  ],
  parameters: [bins('Bins'), pooledBounds, mean],
  name: ({ bins: n, bounds, ...options }) => {
    const name = `${n} equal-frequency bins`;
    return withMean(bounds === 'neuron' ? `${name}, each neuron` : name, options);
  },
  fit(pool, _, options) {
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
  },
};
