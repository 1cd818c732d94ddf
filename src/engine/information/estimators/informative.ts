/**
 * Under which estimator activations are worth a look. Of floating-point activations almost every row is a
 * code of its own: the exact count finds H(X) in every layer, whatever was learned.
 */
import { ceiling } from './ceiling.ts';
import { estimate } from './measure.ts';
import { EXACT, estimatorSpec } from './spec.ts';
import type { Activations, Counter, EstimatorSpec } from './types.ts';

/** Tried in this order: what the page opens with, what does not depend on the width of a layer, few bins. */
export const INFORMATIVE_CANDIDATES: readonly EstimatorSpec[] = [
  estimatorSpec('uniform', { bins: 30, bounds: 'layer' }),
  estimatorSpec('kde_upper'),
  estimatorSpec('uniform', { bins: 4, bounds: 'layer' }),
];

/** A layer so close to the most that an estimator can find, in bits, is saturated under it. */
const MARGIN = 0.1;
/** Of fewer rows an estimate is of little worth. */
const MIN_ROWS = 100;
/** Of more layers a sample is measured, for there may be thousands. */
const MAX_LAYERS = 16;
/** Quantized activations are taken to have fewer bits than this: it makes nothing of a candidate. */
const ANY_BITS = 32;

/** Layers that are spread evenly over all. */
function sampleOf<T>(layers: readonly T[]): readonly T[] {
  if (layers.length <= MAX_LAYERS) return layers;
  const step = layers.length / MAX_LAYERS;
  return Array.from({ length: MAX_LAYERS }, (_, i) => layers[Math.floor(i * step)] as T);
}

const hasFraction = ({ values }: Activations): boolean =>
  values.some((value) => !Number.isInteger(value));

/**
 * The exact count, unless most layers have fractions and are saturated under it, on rows enough; then that of it and the
 * candidates under which the fewest layers are saturated, of equal ones the first.
 */
export function informativeEstimator(
  all: readonly Activations[],
  labels: ArrayLike<number>,
  counter: Counter,
): EstimatorSpec {
  const layers = sampleOf(all);
  const saturatedUnder = (estimator: EstimatorSpec): number => {
    const isSaturated = (layer: Activations): boolean =>
      estimate(layer, labels, counter, estimator).ixt >
      ceiling(estimator, layer.rows, ANY_BITS) - MARGIN;
    return layers.filter(isSaturated).length;
  };
  if ((layers[0]?.rows ?? 0) < MIN_ROWS) return EXACT;
  if (layers.filter(hasFraction).length * 2 <= layers.length) return EXACT;
  let best = EXACT;
  let fewest = saturatedUnder(EXACT);
  if (fewest * 2 <= layers.length) return EXACT;
  for (const candidate of INFORMATIVE_CANDIDATES) {
    const saturated = saturatedUnder(candidate);
    if (saturated < fewest) [best, fewest] = [candidate, saturated];
    if (fewest === 0) break;
  }
  return best;
}
