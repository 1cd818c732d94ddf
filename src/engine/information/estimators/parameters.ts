/**
 * Parameters that several methods share. Limits: more than 1024 bins tell apart almost all that
 * float32 activations of a few thousand rows do, so that nothing is left of binning.
 */
import type { Bounds, BoundsParameter, FlagParameter, NumberParameter, Options } from './types.ts';

export const MAX_BINS = 1024;

export const bins = (title: string): NumberParameter => ({
  kind: 'integer',
  name: 'bins',
  title,
  min: 2,
  max: MAX_BINS,
  initial: 30,
});

/** Bounds of a method that needs a smallest and a largest value, and so can be given them. */
export const anyBounds = (initial: Bounds): BoundsParameter => ({
  kind: 'bounds',
  name: 'bounds',
  title: 'Range',
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
  title: 'Mean over neurons, each read alone',
  initial: false,
};

/** A number as people write it, with a minus sign. */
export const written = (value: number): string => String(value).replace('-', '−');

/** How bounds are named behind a comma. */
export function boundsName(bounds: Bounds): string {
  switch (bounds) {
    case 'neuron':
      return 'each neuron';
    case 'layer':
      return 'each layer';
    case 'run':
      return 'whole run';
    default:
      return `${written(bounds[0])} to ${written(bounds[1])}`;
  }
}

/** Appends what a mean over neurons must say. */
export function withMean(name: string, { mean }: Options): string {
  return mean === true ? `${name}, mean of neurons` : name;
}
