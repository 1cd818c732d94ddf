/** The most an estimator can read of a layer, whatever the layer tells: some can never reach H(X). */

import { log2 } from '../../numeric/log2.ts';
import { powerOfTwo } from '../../numeric/power-of-two.ts';
import { KDE_ROWS } from './kde.ts';
import { estimatorOf } from './registry.ts';
import type { EstimatorSpec } from './types.ts';

/** Bins that a method has at the most; those of a fixed width are without number. */
function mostBins({ method, options }: EstimatorSpec): number {
  // A given range may leave values out; the others are fitted to all.
  const isGiven = typeof options.bounds === 'object';
  switch (method) {
    case 'adaptive':
    case 'idnns':
      return options.bins as number;
    case 'uniform':
      // Below a given range there is one more.
      return (options.bins as number) + (isGiven ? 1 : 0);
    case 'ebab':
      // One from the lowest edge to the first quantile, and one beyond all edges.
      return (options.bins as number) + 2;
    case 'quantized':
      return isGiven ? Number.POSITIVE_INFINITY : powerOfTwo(options.bits as number) + 1;
    default:
      return Number.POSITIVE_INFINITY;
  }
}

/**
 * I(X;T) of a layer on `rows` inputs, quantized to `bits` a neuron, is never read higher, bits. A
 * density sees KDE_ROWS rows at most; a mean over neurons is at most what one neuron may tell; a
 * binning of the whole layer may tell all inputs apart.
 */
export function ceiling(estimator: EstimatorSpec, rows: number, bits: number): number {
  if (estimatorOf(estimator.method).kind === 'density') return log2(Math.min(rows, KDE_ROWS));
  if (estimator.options.mean !== true) return log2(rows);
  // Re-binned probabilities have a level more than the bits can name.
  return log2(Math.min(rows, powerOfTwo(bits) + 1, mostBins(estimator)));
}
