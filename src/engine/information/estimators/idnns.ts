/** The binning of the 2017 code: float32 edges on [−1, 1], whatever lies outside in one cell. */
import { wrappedCells } from './binning.ts';
import { bins, mean } from './parameters.ts';
import type { BinEstimator, Fit } from './types.ts';

export const idnns: BinEstimator = {
  kind: 'bins',
  method: 'idnns',
  parameters: [bins, mean],
  maxBins: ({ bins }) => bins as number,
};

export const fitIdnns: Fit = (_pool, _range, options) => {
  const last = (options.bins as number) - 1;
  return wrappedCells(
    Float64Array.from({ length: last + 1 }, (_, i) =>
      i === last ? 1 : Math.fround(i * (2 / last) - 1),
    ),
  );
};
