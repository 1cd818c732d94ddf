/** Re-binning of activations to 2^b steps of a range, rounded half to even: 2^b + 1 levels within it. */
import { powerOfTwo } from '../../numeric/power-of-two.ts';
import { multiples } from './binning.ts';
import { anyBounds, mean } from './parameters.ts';
import type { BinEstimator, Fit } from './types.ts';
import { widened } from './uniform.ts';

function roundHalfEven(x: number): number {
  const below = Math.floor(x);
  const rest = x - below;
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1;
  return below % 2 === 0 ? below : below + 1;
}

export const quantized: BinEstimator = {
  kind: 'bins',
  method: 'quantized',
  parameters: [
    {
      kind: 'integer',
      name: 'bits',
      min: 1,
      // As many steps as the most bins.
      max: 10,
      initial: 8,
    },
    anyBounds('layer'),
    mean,
  ],
  // A given range may leave values out, which get further levels.
  maxBins: ({ bits, bounds }) =>
    typeof bounds === 'object' ? Number.POSITIVE_INFINITY : powerOfTwo(bits as number) + 1,
};

export const fitQuantized: Fit = (_, range, options) => {
  const [lo, hi] = widened(range);
  const steps = 1 << (options.bits as number);
  const step = (hi - lo) / steps;
  return {
    extent: [lo, hi],
    binOf: (value) => roundHalfEven(((value - lo) * steps) / (hi - lo)),
    cuts: (from, to) => multiples(lo + step / 2, step, from, to),
  };
};
