/** Entropy-based binning: float32 edges at the quantiles of the distinct values of a layer. */
import { wrappedCells } from './binning.ts';
import { bins, mean, withMean, written } from './parameters.ts';
import type { BinEstimator, NumberParameter } from './types.ts';

const low: NumberParameter = {
  kind: 'number',
  name: 'low',
  title: 'Lowest edge',
  min: -1e6,
  max: 1e6,
  initial: -1.000001,
};

export const ebab: BinEstimator = {
  kind: 'bins',
  method: 'ebab',
  title: 'Entropy-based bins',
  formula:
    'edges: low, the distinct values u[⌊k·m/n⌋] of m sorted ones, k = 0 … n − 1, and the largest',
  source: 'Chelombiev, Houghton & O’Donnell 2019; code adaptive_estimators',
  caveats: [
    'How often a value occurs does not count: a value of one input weighs as one of a thousand.',
    'Bins move with the layer at every epoch.',
    'The lowest edge is that of the code for tanh; the code puts 0 there for ReLU.',
    'Rounding of the edges to float32 can move values from one cell to the next.',
  ],
  parameters: [bins('Bins'), low, mean],
  name: (options) => {
    const name = `${options.bins} entropy-based bins`;
    return withMean(
      options.low === low.initial ? name : `${name} from ${written(options.low as number)}`,
      options,
    );
  },
  fit(pool, _range, options) {
    const n = options.bins as number;
    const lowest = options.low as number;
    const all = pool.distinct();
    const distinct = all.includes(lowest) ? all.filter((value) => value !== lowest) : all;
    const edges: number[] = [];
    if (distinct.length > 0) {
      for (let k = 0; k < n; k++) {
        edges.push(distinct[Math.floor(k * (distinct.length / n))] as number);
      }
      edges.push(distinct[distinct.length - 1] as number);
    }
    // An edge above the smallest value would not come first; the original's search passes it over.
    if (!(lowest > Math.fround(edges[0] ?? lowest))) edges.unshift(lowest);
    return wrappedCells(Float64Array.from(edges, Math.fround));
  },
};
