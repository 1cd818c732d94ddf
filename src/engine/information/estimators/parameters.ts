/**
 * Parameters that several methods share. Limits: more than 1024 bins tell apart almost all that
 * float32 activations of a few thousand rows do, so that nothing is left of binning.
 */
import type { Bounds, BoundsParameter, FlagParameter, NumberParameter } from './types.ts';

const MAX_BINS = 1024;

export const bins: NumberParameter = {
  kind: 'integer',
  name: 'bins',
  min: 2,
  max: MAX_BINS,
  initial: 30,
};

/** Bounds of a method that needs a smallest and a largest value, and so can be given them. */
export const anyBounds = (initial: Bounds): BoundsParameter => ({
  kind: 'bounds',
  name: 'bounds',
  choices: ['neuron', 'layer', 'run'],
  fixed: true,
  min: -1e6,
  max: 1e6,
  initial,
});

/** Bounds of a method that needs all values. */
export const pooledBounds: BoundsParameter = {
  ...anyBounds('layer'),
  choices: ['neuron', 'layer'],
  fixed: false,
};

export const mean: FlagParameter = {
  kind: 'flag',
  name: 'mean',
  initial: false,
};
