/**
 * Under which estimator activations are worth a look. Of floating-point activations almost every input has a
 * code of its own: the exact count finds the same in every layer, whatever was learned.
 */
import { log2 } from '../../numeric/log2.ts';
import { ceiling } from './ceiling.ts';
import { estimate } from './measure.ts';
import { EXACT, estimatorSpec } from './spec.ts';
import type { Activations, Counter, Estimate, EstimatorSpec } from './types.ts';

/** Tried in this order: what the page opens with, what does not depend on the width of a layer, few bins. */
export const INFORMATIVE_CANDIDATES: readonly EstimatorSpec[] = [
  estimatorSpec('uniform', { bins: 30, bounds: 'layer' }),
  estimatorSpec('kde_upper'),
  estimatorSpec('uniform', { bins: 4, bounds: 'layer' }),
];

/** A layer so close to the most that an estimator can find, in bits, is saturated under it. */
const MARGIN = 0.1;
/**
 * Inputs may be in several rows, which share a code in every layer: by less than this below H(X), in bits, as
 * with fewer than two rows an input, the most that is found in any layer is the most that there is.
 */
const MAX_REPEATED = 1;
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

/** Whether a neuron alone has at least half as many values as the layer has codes; quantized it has few. */
function isContinuous({ rows, columns, values }: Activations, codes: number): boolean {
  for (let j = 0; j < columns; j++) {
    const distinct = new Set<number>();
    for (let i = j * rows; i < (j + 1) * rows; i++) {
      if (2 * distinct.add(values[i] as number).size >= codes) return true;
    }
  }
  return false;
}

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
  const rows = layers[0]?.rows ?? 0;
  if (rows < MIN_ROWS) return EXACT;
  if (layers.filter(hasFraction).length * 2 <= layers.length) return EXACT;
  const exact = layers.map((layer) => estimate(layer, labels, counter, EXACT));
  const finest = Math.max(...exact.map(({ ixt }) => ixt));
  const lost = log2(rows) - finest;
  const isRepeated = lost > MARGIN && lost < MAX_REPEATED;
  /** The most that there is to be found in each layer. */
  const bounds = layers.map((layer, l) =>
    isRepeated && isContinuous(layer, exact[l]?.states ?? rows) ? finest : log2(rows),
  );
  const countSaturated = (estimator: EstimatorSpec, found: readonly Estimate[]): number => {
    const most = ceiling(estimator, rows, ANY_BITS);
    return found.filter(({ ixt }, l) => ixt > Math.min(most, bounds[l] as number) - MARGIN).length;
  };
  let best = EXACT;
  let fewest = countSaturated(EXACT, exact);
  if (fewest * 2 <= layers.length) return EXACT;
  for (const candidate of INFORMATIVE_CANDIDATES) {
    const found = layers.map((layer) => estimate(layer, labels, counter, candidate));
    const saturated = countSaturated(candidate, found);
    if (saturated < fewest) [best, fewest] = [candidate, saturated];
    if (fewest === 0) break;
  }
  return best;
}
