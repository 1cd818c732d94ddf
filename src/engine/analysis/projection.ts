/** The rows of a layer in two dimensions. */
import type { Activations } from '../information/estimators/types.ts';
import { leadingEigen } from '../numeric/leading-eigen.ts';
import { symmetricEigen } from '../numeric/symmetric-eigen.ts';

/** Two coordinates for some rows of a layer. */
export interface Projection {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** What the axes are. */
  readonly axes: 'neurons' | 'principal';
  /** Share of the total variance that the plane shows; 1 for up to two neurons. */
  readonly shown: number;
}

/** Rotations of a matrix with more columns take longer than the eye waits, n³ each sweep. */
const MAX_ROTATED = 64;

/** Rows of a layer about their mean. */
interface Centred {
  /** Share of all inputs that each row stands for. */
  readonly shares: Float64Array;
  /** Largest distance from the mean along a neuron. */
  readonly unit: number;
  /**
   * Distances along each neuron, in that unit: squares of these neither overflow nor vanish,
   * whatever the scale of the layer.
   */
  readonly neurons: readonly Float64Array[];
}

function centred(layer: Activations, rows: ArrayLike<number>, weights: ArrayLike<number>): Centred {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i] as number;
  const shares = Float64Array.from(weights, (weight) => weight / total);
  let unit = 0;
  const neurons = Array.from({ length: layer.columns }, (_, j) => {
    const neuron = new Float64Array(rows.length);
    let mean = 0;
    for (let i = 0; i < neuron.length; i++) {
      const value = layer.values[j * layer.rows + (rows[i] as number)] as number;
      neuron[i] = value;
      mean += (shares[i] as number) * value;
    }
    for (let i = 0; i < neuron.length; i++) {
      neuron[i] = (neuron[i] as number) - mean;
      unit = Math.max(unit, Math.abs(neuron[i] as number));
    }
    return neuron;
  });
  if (unit > 0) {
    for (const neuron of neurons) {
      for (let i = 0; i < neuron.length; i++) neuron[i] = (neuron[i] as number) / unit;
    }
  }
  return { shares, unit, neurons };
}

/** The mean over all inputs of a product. */
function meanProduct(shares: Float64Array, a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < shares.length; i++) {
    sum += (shares[i] as number) * (a[i] as number) * (b[i] as number);
  }
  return sum;
}

function covariance({ shares, neurons }: Centred): Float64Array {
  const columns = neurons.length;
  const matrix = new Float64Array(columns * columns);
  neurons.forEach((a, j) => {
    for (let k = 0; k <= j; k++) {
      const entry = meanProduct(shares, a, neurons[k] as Float64Array);
      matrix[j * columns + k] = entry;
      matrix[k * columns + j] = entry;
    }
  });
  return matrix;
}

/** Each row's coordinate along a direction. */
function along({ shares, neurons }: Centred, direction: Float64Array): Float64Array {
  const coordinates = new Float64Array(shares.length);
  neurons.forEach((neuron, j) => {
    const entry = direction[j] as number;
    for (let i = 0; i < neuron.length; i++) {
      coordinates[i] = (coordinates[i] as number) + entry * (neuron[i] as number);
    }
  });
  return coordinates;
}

/** Principal axes, widest first: all of a narrow layer, two of a wide one. */
function principalAxes(points: Centred): {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
} {
  const { shares, neurons } = points;
  const columns = neurons.length;
  if (columns <= MAX_ROTATED) return symmetricEigen(covariance(points), columns);
  return leadingEigen((vector) => {
    const coordinates = along(points, vector);
    return Float64Array.from(neurons, (neuron) => meanProduct(shares, neuron, coordinates));
  }, columns);
}

/**
 * Up to two neurons as they are; of more, the first two principal axes of all rows, weighted by how
 * many inputs each of `rows` stands for. The sign of an axis makes its largest entry positive, so
 * that the picture does not flip from epoch to epoch without need.
 */
export function project(
  layer: Activations,
  rows: ArrayLike<number>,
  weights: ArrayLike<number>,
): Projection {
  const { columns } = layer;
  if (columns <= 2) {
    const neuron = (j: number): Float64Array =>
      Float64Array.from(rows, (r) =>
        j < columns ? (layer.values[j * layer.rows + r] as number) : 0,
      );
    return { xs: neuron(0), ys: neuron(1), axes: 'neurons', shown: 1 };
  }
  const points = centred(layer, rows, weights);
  const { values, vectors } = principalAxes(points);
  const coordinates = (axis: number): Float64Array => {
    const vector = vectors.subarray(axis * columns, (axis + 1) * columns);
    let largest = 0;
    for (const entry of vector) if (Math.abs(entry) > Math.abs(largest)) largest = entry;
    const scale = largest < 0 ? -points.unit : points.unit;
    return along(points, vector).map((coordinate) => scale * coordinate);
  };
  let variance = 0;
  for (const neuron of points.neurons) variance += meanProduct(points.shares, neuron, neuron);
  const first = Math.max(values[0] as number, 0) + Math.max(values[1] as number, 0);
  return {
    xs: coordinates(0),
    ys: coordinates(1),
    axes: 'principal',
    // Rounding must not show more than there is.
    shown: variance > 0 ? Math.min(first / variance, 1) : 1,
  };
}
