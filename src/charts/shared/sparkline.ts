import { linePath } from './curve-path.ts';
import type { Size } from './marks.ts';
import { clampedScale, type EpochScaleKind, epochScale } from './scales.ts';
import { at } from './trajectories.ts';

export interface SparklineOptions {
  readonly size: Size;
  readonly scale: EpochScaleKind;
  readonly epochs: readonly number[];
  /** I(X;T) by checkpoint, bits. */
  readonly values: ArrayLike<number>;
  /** Bits that the height stands for where the values differ by less. */
  readonly minSpan: number;
}

export interface Sparkline {
  readonly path: string;
  /** Where it ends. */
  readonly end: { readonly x: number; readonly y: number };
}

/** So that a stroke at the edge, and the dot at the end, are not cut off. */
const MARGIN = 2;

/** A trajectory as small as a word: its own range from bottom to top, so that its shape is seen. */
export function sparkline(options: SparklineOptions): Sparkline | undefined {
  const { size, scale, epochs, values, minSpan } = options;
  const last = epochs.length - 1;
  const shown = epochs.map((_, checkpoint) => at(values, checkpoint));
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  if (last < 0 || !Number.isFinite(low) || !Number.isFinite(high)) return undefined;
  const missing = Math.max(0, minSpan - (high - low)) / 2;
  const x = epochScale(scale, epochs[last] as number, MARGIN, size.width - MARGIN);
  const y = clampedScale([low - missing, high + missing], size.height - MARGIN, MARGIN);
  const curve = { xs: Float64Array.from(epochs, x), ys: Float64Array.from(shown, y) };
  return { path: linePath(curve, 0, last), end: { x: at(curve.xs, last), y: at(curve.ys, last) } };
}
