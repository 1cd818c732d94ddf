/** Entropy-based binning: float32 edges at the quantiles of the distinct values of a layer. */
import { wrappedCells } from './binning.ts';
import { bins, mean } from './parameters.ts';
import type { BinEstimator, Fit, NumberParameter } from './types.ts';

const low: NumberParameter = {
  kind: 'number',
  name: 'low',
  min: -1e6,
  max: 1e6,
  initial: -1.000001,
};

export const ebab: BinEstimator = {
  kind: 'bins',
  method: 'ebab',
  parameters: [bins, low, mean],
  // One from the lowest edge to the first quantile, and one beyond all edges.
  maxBins: ({ bins }) => (bins as number) + 2,
};

export const fitEbab: Fit = (pool, _range, options) => {
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
};
