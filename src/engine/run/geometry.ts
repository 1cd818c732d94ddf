/**
 * The shape of a layer's activations: compression that is not information. Classes may draw
 * together (Goldfeld et al. 2019, "Estimating information flow in deep neural networks", section 5)
 * while every code stays distinct and I(X;T) does not move.
 */
import type { Activations } from '../information/estimators/types.ts';
import { symmetricEigen } from '../numeric/symmetric-eigen.ts';

/** Mean squared distances, in squared units of the activations. */
export interface Scatter {
  /** Of a row from the mean of its class. */
  readonly within: number;
  /** Of the mean of a row's class from the mean of all. */
  readonly between: number;
}

/** Within- and between-class scatter: traces of S_w and S_b over n (Fukunaga 1990, section 10.2). */
export function scatterOf(layer: Activations, labels: ArrayLike<number>): Scatter {
  const { rows, columns, values } = layer;
  const names = new Map<number, number>();
  const classOf = Int32Array.from(labels, (label) => {
    const known = names.get(label) ?? names.size;
    names.set(label, known);
    return known;
  });
  const sizes = new Float64Array(names.size);
  for (let r = 0; r < rows; r++)
    sizes[classOf[r] as number] = (sizes[classOf[r] as number] as number) + 1;
  let within = 0;
  let between = 0;
  for (let j = 0; j < columns; j++) {
    const means = new Float64Array(names.size);
    let mean = 0;
    for (let r = 0; r < rows; r++) {
      const value = values[j * rows + r] as number;
      const c = classOf[r] as number;
      means[c] = (means[c] as number) + value;
      mean += value;
    }
    mean /= rows;
    for (let c = 0; c < means.length; c++) {
      const size = sizes[c] as number;
      const own = (means[c] as number) / size;
      means[c] = own;
      between += (size / rows) * (own - mean) * (own - mean);
    }
    let sum = 0;
    for (let r = 0; r < rows; r++) {
      const distance = (values[j * rows + r] as number) - (means[classOf[r] as number] as number);
      sum += distance * distance;
    }
    within += sum / rows;
  }
  return { within, between };
}

/** Two coordinates for some rows of a layer. */
export interface Projection {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** What the axes are. */
  readonly axes: 'neurons' | 'principal';
  /** Share of the total variance that the plane shows; 1 for up to two neurons. */
  readonly shown: number;
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
  const count = rows.length;
  const value = (j: number, i: number): number =>
    layer.values[j * layer.rows + (rows[i] as number)] as number;
  if (columns <= 2) {
    const along = (j: number): Float64Array =>
      Float64Array.from({ length: count }, (_, i) => (j < columns ? value(j, i) : 0));
    return { xs: along(0), ys: along(1), axes: 'neurons', shown: 1 };
  }
  let total = 0;
  const means = new Float64Array(columns);
  for (let i = 0; i < count; i++) {
    const weight = weights[i] as number;
    total += weight;
    for (let j = 0; j < columns; j++) means[j] = (means[j] as number) + weight * value(j, i);
  }
  for (let j = 0; j < columns; j++) means[j] = (means[j] as number) / total;
  const covariance = new Float64Array(columns * columns);
  for (let i = 0; i < count; i++) {
    const weight = (weights[i] as number) / total;
    for (let j = 0; j < columns; j++) {
      const a = weight * (value(j, i) - (means[j] as number));
      for (let k = 0; k <= j; k++) {
        const at = j * columns + k;
        covariance[at] = (covariance[at] as number) + a * (value(k, i) - (means[k] as number));
      }
    }
  }
  for (let j = 0; j < columns; j++) {
    for (let k = 0; k < j; k++) covariance[k * columns + j] = covariance[j * columns + k] as number;
  }
  const { values, vectors } = symmetricEigen(covariance, columns);
  const along = (axis: number): Float64Array => {
    const vector = vectors.subarray(axis * columns, (axis + 1) * columns);
    let largest = 0;
    for (const entry of vector) if (Math.abs(entry) > Math.abs(largest)) largest = entry;
    const sign = largest < 0 ? -1 : 1;
    return Float64Array.from({ length: count }, (_, i) => {
      let sum = 0;
      for (let j = 0; j < columns; j++) {
        sum += (vector[j] as number) * (value(j, i) - (means[j] as number));
      }
      return sign * sum;
    });
  };
  let variance = 0;
  for (const each of values) variance += Math.max(each, 0);
  const first = Math.max(values[0] as number, 0) + Math.max(values[1] as number, 0);
  return {
    xs: along(0),
    ys: along(1),
    axes: 'principal',
    shown: variance > 0 ? first / variance : 1,
  };
}
