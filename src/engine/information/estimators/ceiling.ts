/** The largest I(X;T) that an estimator can find, whatever the layer: some can never reach H(X). */

import { log2 } from '../../numeric/log2.ts';
import { powerOfTwo } from '../../numeric/power-of-two.ts';
import { KDE_ROWS } from './kde.ts';
import { estimatorOf } from './registry.ts';
import type { EstimatorSpec } from './types.ts';

/**
 * I(X;T) of a layer on `rows` inputs, quantized to `bits` a neuron, is never estimated higher,
 * bits. A density uses KDE_ROWS rows at most; a mean over neurons is at most the entropy of one
 * neuron; a binning of the whole layer may distinguish all inputs.
 */
export function ceiling({ method, options }: EstimatorSpec, rows: number, bits: number): number {
  const estimator = estimatorOf(method);
  if (estimator.kind === 'density') return log2(Math.min(rows, KDE_ROWS));
  if (options.mean !== true) return log2(rows);
  const maxBins = estimator.kind === 'bins' ? estimator.maxBins?.(options) : undefined;
  // Re-binned probabilities have one level more than 2^bits.
  return log2(Math.min(rows, powerOfTwo(bits) + 1, maxBins ?? Number.POSITIVE_INFINITY));
}
