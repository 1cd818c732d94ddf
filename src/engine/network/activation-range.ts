import type { Activation } from './spec.ts';

/** Share of the old range kept at each step of a learned range (Lorenzen et al. 2022, appendix). */
export const RANGE_DECAY = 0.999;

/**
 * The range a bounded activation is quantized over. Unbounded ones (ReLU, linear) have none: their
 * range is learned, calibrated before the first step and then a moving average of the extremes of
 * each batch, always including 0.
 */
export function fixedRange(
  activation: Activation,
): readonly [min: number, max: number] | undefined {
  switch (activation) {
    case 'tanh':
      return [-1, 1];
    case 'sigmoid':
      return [0, 1];
    case 'relu6':
      return [0, 6];
    case 'relu':
    case 'linear':
      return undefined;
  }
}
