/** The most a ruler can read of a layer, whatever the layer tells: some can never reach H(X). */

import { log2 } from '../../numeric/log2.ts';
import { powerOfTwo } from '../../numeric/power-of-two.ts';
import { KDE_ROWS } from './kde.ts';
import { estimatorOf } from './registry.ts';
import type { Ruler } from './types.ts';

/** Bins that a method has at the most; those of a fixed width are without number. */
function mostBins({ method, options }: Ruler): number {
  switch (method) {
    case 'uniform':
    case 'adaptive':
      return options.bins as number;
    case 'idnns':
    case 'ebab':
      // Between their edges, and beyond them.
      return (options.bins as number) + 1;
    case 'quantized':
      return powerOfTwo(options.bits as number) + 1;
    default:
      return Number.POSITIVE_INFINITY;
  }
}

/**
 * I(X;T) of a layer on `rows` inputs, quantized to `bits` a neuron, is never read higher, bits. A
 * density sees KDE_ROWS rows at most; a mean over neurons is at most what one neuron may tell; a
 * binning of the whole layer may tell all inputs apart.
 */
export function ceiling(ruler: Ruler, rows: number, bits: number): number {
  if (estimatorOf(ruler.method).kind === 'density') return log2(Math.min(rows, KDE_ROWS));
  if (ruler.options.mean !== true) return log2(rows);
  // Re-binned probabilities have a level more than the bits can name.
  return log2(Math.min(rows, powerOfTwo(bits) + 1, mostBins(ruler)));
}
