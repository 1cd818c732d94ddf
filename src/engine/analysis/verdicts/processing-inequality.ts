/**
 * The data-processing inequality: a layer is computed from the one before it, so it has no more
 * information about the input or the label than that. An estimator that finds more has found what
 * cannot be.
 */
import type { Trajectory } from '../../training/recording.ts';

/** What an estimator finds for one layer at one checkpoint, bits. */
export interface LayerEstimate {
  /** I(X;T) */
  readonly ixt: number;
  /** I(T;Y) */
  readonly ity: number;
}

interface ProcessingViolation {
  readonly quantity: keyof LayerEstimate;
  /** The layer of which too much is found, and the one before it that was measured: indices. */
  readonly layer: number;
  readonly previous: number;
  /** By how much it exceeds the layer before, bits. */
  readonly excess: number;
}

/** Bits that rounding may account for, and that a table of two digits would not show: none are counted. */
const PROCESSING_TOLERANCE = 0.01;

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

/** The largest violation of one kind over the checkpoints of a recording. */
interface WorstViolation extends ProcessingViolation {
  readonly checkpoint: number;
  /** What is found of the layer, and of the one before it, bits. */
  readonly found: number;
  readonly bound: number;
}

/** How often an estimator breaks the inequality on one network, and by how much. */
export interface ProcessingReport {
  /** Checkpoints at which it does. */
  readonly checkpoints: number;
  /** At most one for each quantity: of information about the label first. */
  readonly worst: readonly WorstViolation[];
}

/** Of the first `count` checkpoints of the layers of one network, in their order. */
export function processingReport(layers: readonly Trajectory[], count: number): ProcessingReport {
  let checkpoints = 0;
  const worst: Partial<Record<keyof LayerEstimate, WorstViolation>> = {};
  for (let checkpoint = 0; checkpoint < count; checkpoint++) {
    const estimates = layers.map(({ ixt, ity }) => ({
      ixt: ixt[checkpoint] ?? Number.NaN,
      ity: ity[checkpoint] ?? Number.NaN,
    }));
    const violations = processingViolations(estimates);
    if (violations.length > 0) checkpoints++;
    for (const violation of violations) {
      const { quantity, layer, previous, excess } = violation;
      if (excess <= (worst[quantity]?.excess ?? 0)) continue;
      const found = estimates[layer]?.[quantity] as number;
      const bound = estimates[previous]?.[quantity] as number;
      worst[quantity] = { ...violation, checkpoint, found, bound };
    }
  }
  return { checkpoints, worst: [worst.ity, worst.ixt].filter((one) => one !== undefined) };
}
