/**
 * The shape of a layer's activations: compression that is not information. Classes may draw
 * together (Goldfeld et al. 2019, "Estimating information flow in deep neural networks", section 5)
 * while every code stays distinct and I(X;T) does not move.
 */
import type { Activations } from '../information/estimators/types.ts';

/** Mean squared distances, in squared units of the activations. */
interface Scatter {
  /** Of a row from the mean of its class. */
  readonly within: number;
  /** Of the mean of a row's class from the mean of all. */
  readonly between: number;
}

/** Within- and between-class scatter: recordings of S_w and S_b over n (Fukunaga 1990, section 10.2). */
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
