/** Bins of one width for every layer, epoch and neuron. */
import { multiples } from './binning.ts';
import { mean, withMean } from './parameters.ts';
import type { BinEstimator, Range } from './types.ts';

export const floor: BinEstimator = {
  kind: 'bins',
  method: 'floor',
  title: 'Fixed width',
  formula: 'bin = ⌊t/w⌋',
  source: 'Saxe et al. 2018, code ibsgd, simplebinmi.py (w = 0.07)',
  caveats: [
    'Activations without an upper bound spread over more bins as weights grow, so I(X;T) rises by scale alone.',
    'Layers of small activations fall into few bins.',
  ],
  parameters: [
    {
      kind: 'number',
      name: 'binsize',
      title: 'Width of a bin',
      min: 0.001,
      max: 10,
      initial: 0.07,
    },
    mean,
  ],
  name: (options) => withMean(`Bins ${options.binsize} wide`, options),
  fit(pool, _range, options) {
    const width = options.binsize as number;
    const binOf = (value: number): number => Math.floor(value / width);
    return {
      get extent(): Range {
        return [binOf(pool.min) * width, (binOf(pool.max) + 1) * width];
      },
      binOf,
      cuts: (from, to) => multiples(0, width, from, to),
    };
  },
};
