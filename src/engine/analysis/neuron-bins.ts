/**
 * One neuron's levels and bins, and whether the binned layer still determines the network's
 * predictions.
 */
import { entropyOfCounts } from '../information/entropy.ts';
import { type Band, bands, binned } from '../information/estimators/measure.ts';
import type { Activations, EstimatorSpec, Range } from '../information/estimators/types.ts';
import { ExactCounter } from '../information/exact.ts';

/** One neuron under one estimator. */
export interface NeuronBins {
  /** Distinct values the neuron takes, rising, and how many rows take each. */
  readonly values: Float64Array;
  readonly counts: Int32Array;
  readonly bands: readonly Band[];
  /** For each band, the bits about this neuron alone that are lost by merging its levels. */
  readonly costs: Float64Array;
  /** Bins that hold a level; unknown where there are more bands than can be drawn. */
  readonly occupied: number | undefined;
  /** Of equal-frequency bins where some coincide: equal values cannot be divided among bins. */
  readonly tied: TiedBins | undefined;
}

interface TiedBins {
  /** Bins that hold a value, of this neuron or of its layer, whichever they are fitted to. */
  readonly used: number;
  /** Bins chosen. */
  readonly of: number;
}

/** The levels of a neuron (0 …) and the bins an estimator puts them in. */
export function neuronBins(
  layer: Activations,
  neuron: number,
  estimator: EstimatorSpec,
  range: Range | undefined,
): NeuronBins {
  const { rows } = layer;
  const column = layer.values.subarray(neuron * rows, (neuron + 1) * rows);
  const values: number[] = [];
  const counts: number[] = [];
  for (const value of Float64Array.from(column).sort()) {
    if (value === values[values.length - 1])
      counts[counts.length - 1] = (counts.at(-1) as number) + 1;
    else {
      values.push(value);
      counts.push(1);
    }
  }
  const found = bands(layer, neuron, estimator, range);
  const costs = new Float64Array(found.length);
  let occupied: number | undefined;
  let tied: TiedBins | undefined;
  if (found.length > 0) {
    // A level on a cut may lie in the neighbouring band by rounding: its bin is what was counted.
    const { codes } = binned(layer, estimator, range);
    const binOf = new Map<number, number>();
    column.forEach((value, r) => {
      binOf.set(value, codes[neuron * rows + r] as number);
    });
    // What is lost is lost between all levels of a bin, which may be those of several bands.
    const cells = new Map<number, number[]>();
    values.forEach((value, level) => {
      const bin = binOf.get(value) as number;
      const levels = cells.get(bin) ?? [];
      cells.set(bin, levels);
      levels.push(level);
    });
    occupied = cells.size;
    if (estimator.method === 'adaptive') tied = tiedBins(codes, occupied, estimator);
    const bandOf = bandsOf(values, found);
    for (const levels of cells.values()) {
      const sizes = Int32Array.from(levels, (level) => counts[level] as number);
      const bits = entropyOfCounts(sizes);
      // Shared between the bands by their rows, so that the bands add up to the whole.
      for (const level of levels) {
        const b = bandOf[level] as number;
        costs[b] = (costs[b] as number) + (bits * (counts[level] as number)) / rows;
      }
    }
  }
  return {
    values: Float64Array.from(values),
    counts: Int32Array.from(counts),
    bands: found,
    costs,
    occupied,
    tied,
  };
}

/** Undefined where every bin holds a value, as those of equal frequency do without ties. */
function tiedBins(
  codes: ArrayLike<number>,
  occupied: number,
  { options }: EstimatorSpec,
): TiedBins | undefined {
  const used = options.bounds === 'neuron' ? occupied : new Set(Array.from(codes)).size;
  const of = options.bins as number;
  return used < of ? { used, of } : undefined;
}

/** The band each of rising values lies in; the last one is closed on the right. */
function bandsOf(values: readonly number[], found: readonly Band[]): number[] {
  let b = 0;
  return values.map((value) => {
    while (b < found.length - 1 && value >= (found[b] as Band).to) b++;
    return b;
  });
}

/**
 * H(prediction | bins of T), bits: above 0 the binned layer does not even determine what the
 * network predicts, so no conclusion from it is about this network.
 */
export function predictionUncertainty(
  layer: Activations,
  prediction: ArrayLike<number>,
  estimator: EstimatorSpec,
  range: Range | undefined,
): number {
  const counter = new ExactCounter(prediction);
  const { ity } = counter.measure(binned(layer, estimator, range));
  return counter.hy - ity;
}
