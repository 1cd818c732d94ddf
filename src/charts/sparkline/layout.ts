import { type Curve, linePath } from '../shared/curve-path.ts';
import { round2 } from '../shared/format.ts';
import type { Size } from '../shared/marks.ts';
import { epochScale } from '../shared/scales.ts';
import { at } from '../shared/trajectories.ts';

export interface SparklineOptions {
  readonly size: Size;
  readonly count: number;
  readonly epochs: ArrayLike<number>;
  /** Bits, by checkpoint. */
  readonly values: ArrayLike<number>;
  readonly colour: string;
  readonly ariaLabel: string;
}

export interface SparklineLayout {
  readonly size: Size;
  readonly ariaLabel: string;
  readonly colour: string;
  readonly line: string;
  /** Where it ends; empty before the first checkpoint. */
  readonly end: readonly { readonly x: number; readonly y: number }[];
}

/** Room for the dot at the end. */
const PADDING = 3;
/** Bits that the height is worth at least, so that jitter is not drawn as movement. */
const MIN_RANGE = 1;

/** The shape of a trajectory on log(1 + epoch), from its lowest to its highest value. */
export function sparklineLayout(options: SparklineOptions): SparklineLayout {
  const { size, count, epochs, values, colour, ariaLabel } = options;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < count; i++) {
    low = Math.min(low, at(values, i));
    high = Math.max(high, at(values, i));
  }
  const middle = (low + high) / 2;
  const range = Math.max(MIN_RANGE, high - low);
  const total = count > 0 ? at(epochs, count - 1) : 1;
  const x = epochScale('log', total, PADDING, size.width - PADDING);
  const y = (bits: number): number =>
    round2(size.height / 2 - ((bits - middle) / range) * (size.height - 2 * PADDING));
  const curve: Curve = {
    xs: Float64Array.from({ length: count }, (_, i) => x(at(epochs, i))),
    ys: Float64Array.from({ length: count }, (_, i) => y(at(values, i))),
  };
  const end = count > 0 ? [{ x: at(curve.xs, count - 1), y: at(curve.ys, count - 1) }] : [];
  return { size, ariaLabel, colour, line: linePath(curve, 0, count - 1), end };
}
