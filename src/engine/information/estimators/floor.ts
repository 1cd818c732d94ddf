/** Bins of one width for every layer, epoch and neuron. */
import { multiples } from './binning.ts';
import { mean } from './parameters.ts';
import type { BinEstimator, Fit, Range } from './types.ts';

export const floor: BinEstimator = {
  kind: 'bins',
  method: 'floor',
  parameters: [
    {
      kind: 'number',
      name: 'binsize',
      min: 0.001,
      max: 10,
      initial: 0.07,
    },
    mean,
  ],
};

export const fitFloor: Fit = (pool, _range, options) => {
  const width = options.binsize as number;
  const binOf = (value: number): number => Math.floor(value / width);
  return {
    get extent(): Range {
      return [binOf(pool.min) * width, (binOf(pool.max) + 1) * width];
    },
    binOf,
    cuts: (from, to) => multiples(0, width, from, to),
  };
};
