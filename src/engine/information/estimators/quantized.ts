/** Re-binning of activations to 2^b steps of a range, rounded half to even: 2^b + 1 levels within it. */
import { multiples } from './binning.ts';
import { anyBounds, boundsName, mean, withMean } from './parameters.ts';
import type { BinEstimator, Bounds } from './types.ts';
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
  title: 'Re-binning',
  formula: 'bin = round((t − lo)·2^b/(hi − lo)), half to even',
  source: 'code of Lorenzen, Igel & Nielsen 2022, binning.py',
  caveats: [
    'A range has 2^b + 1 levels, one more than b bits can name, and the outer two are half as wide.',
    'With a fixed range, values beyond it have further levels of the same width.',
    'Fitted to each epoch, the levels shift as activations grow.',
  ],
  parameters: [
    {
      kind: 'integer',
      name: 'bits',
      title: 'Bits',
      min: 1,
      // As many steps as the most bins.
      max: 10,
      initial: 8,
      unit: 'bits',
    },
    anyBounds('layer'),
    mean,
  ],
  name: (options) =>
    withMean(`${options.bits}-bit re-binning, ${boundsName(options.bounds as Bounds)}`, options),
  fit(_, range, options) {
    const [lo, hi] = widened(range);
    const steps = 1 << (options.bits as number);
    const step = (hi - lo) / steps;
    return {
      extent: [lo, hi],
      binOf: (value) => roundHalfEven(((value - lo) * steps) / (hi - lo)),
      cuts: (from, to) => multiples(lo + step / 2, step, from, to),
    };
  },
};
