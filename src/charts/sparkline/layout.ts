import { type Curve, linePath } from '../shared/curve-path.ts';
import type { Size } from '../shared/marks.ts';
import { clampedScale, type EpochScaleKind, epochScale } from '../shared/scales.ts';
import { at } from '../shared/trajectories.ts';

/** A trajectory, and the room and scales it is drawn in. */
interface Course {
  readonly size: Size;
  readonly scale: EpochScaleKind;
  readonly count: number;
  readonly epochs: ArrayLike<number>;
  /** Bits, by checkpoint. */
  readonly values: ArrayLike<number>;
  /** Bits that the height is worth at least, so that jitter is not drawn as movement. */
  readonly minRange: number;
  /** So that a stroke at the edge, and the dot at the end, are not cut off. */
  readonly padding: number;
}

interface CourseLine {
  readonly line: string;
  /** Where it ends. */
  readonly end: { readonly x: number; readonly y: number };
}

/**
 * A trajectory as small as a word: its own range from bottom to top, so that its shape is seen. There is
 * none before the first checkpoint, and none of what was not all measured.
 */
export function courseLine(course: Course): CourseLine | undefined {
  const { size, scale, count, epochs, values, minRange, padding } = course;
  const last = count - 1;
  const shown = Float64Array.from({ length: count }, (_, checkpoint) => at(values, checkpoint));
  if (last < 0 || !shown.every(Number.isFinite)) return undefined;
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const missing = Math.max(0, minRange - (high - low)) / 2;
  const x = epochScale(scale, at(epochs, last), padding, size.width - padding);
  const y = clampedScale([low - missing, high + missing], size.height - padding, padding);
  const curve: Curve = {
    xs: Float64Array.from({ length: count }, (_, checkpoint) => x(at(epochs, checkpoint))),
    ys: shown.map(y),
  };
  return { line: linePath(curve, 0, last), end: { x: at(curve.xs, last), y: at(curve.ys, last) } };
}

export interface SparklineOptions extends Pick<Course, 'size' | 'count' | 'epochs' | 'values'> {
  readonly colour: string;
  readonly ariaLabel: string;
}

export interface SparklineLayout {
  readonly size: Size;
  readonly ariaLabel: string;
  readonly colour: string;
  readonly line: string;
  /** Where it ends; empty where there is no line. */
  readonly end: readonly CourseLine['end'][];
}

/** The shape of a trajectory on log(1 + epoch), from its lowest to its highest value. */
export function sparklineLayout(options: SparklineOptions): SparklineLayout {
  const { size, colour, ariaLabel } = options;
  const course = courseLine({ ...options, scale: 'log', minRange: 1, padding: 3 });
  const end = course === undefined ? [] : [course.end];
  return { size, ariaLabel, colour, line: course?.line ?? '', end };
}
