/**
 * The data-processing inequality: a layer is computed from the one before it, so it has no more
 * information about the input or the label than that. An estimator that finds more has found what
 * cannot be.
 */

/** What an estimator finds for one layer at one checkpoint, bits. */
export interface LayerEstimate {
  /** I(X;T) */
  readonly ixt: number;
  /** I(T;Y) */
  readonly ity: number;
}

export interface ProcessingViolation {
  readonly quantity: keyof LayerEstimate;
  /** The layer of which too much is found, and the one before it that was measured: indices. */
  readonly layer: number;
  readonly previous: number;
  /** By how much it exceeds the layer before, bits. */
  readonly excess: number;
}

/** Bits that rounding may account for, and that a table of two digits would not show: none are counted. */
export const PROCESSING_TOLERANCE = 0.01;

/**
 * Where the estimates of the layers of one network, in their order, break the inequality by more than
 * the tolerance. A layer that was not measured is passed over: the one after it is computed from the
 * one before it all the same.
 */
export function processingViolations(
  layers: readonly (LayerEstimate | undefined)[],
): ProcessingViolation[] {
  const found: ProcessingViolation[] = [];
  let previous = -1;
  layers.forEach((estimate, layer) => {
    if (!estimate || !Number.isFinite(estimate.ixt) || !Number.isFinite(estimate.ity)) return;
    const before = layers[previous];
    if (before) {
      for (const quantity of ['ixt', 'ity'] as const) {
        const excess = estimate[quantity] - before[quantity];
        if (excess > PROCESSING_TOLERANCE) found.push({ quantity, layer, previous, excess });
      }
    }
    previous = layer;
  });
  return found;
}
