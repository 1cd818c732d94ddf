import { horizontal, vertical } from '../shared/axes.ts';
import { type Curve, linePath } from '../shared/curve-path.ts';
import type { Segment, Size } from '../shared/marks.ts';
import { clampedScale, type EpochScaleKind, epochScale } from '../shared/scales.ts';
import { at } from '../shared/trajectories.ts';

/** A trajectory, and the room and scales it is drawn in. */
interface LineOptions {
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
  /** Instead of its own range, and of the last checkpoint. */
  readonly range?: readonly [number, number];
  readonly lastEpoch?: number;
}

interface TrajectoryLine {
  readonly line: string;
  /** Where it ends. */
  readonly end: { readonly x: number; readonly y: number };
}

/**
 * A trajectory as small as a word: its own range from bottom to top, so that its shape is seen. There is
 * none before the first checkpoint, and none of what was not all measured.
 */
export function trajectoryLine(options: LineOptions): TrajectoryLine | undefined {
  const { size, scale, count, epochs, values, minRange, padding } = options;
  const last = count - 1;
  const shown = Float64Array.from({ length: count }, (_, checkpoint) => at(values, checkpoint));
  if (last < 0 || !shown.every(Number.isFinite)) return undefined;
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const missing = Math.max(0, minRange - (high - low)) / 2;
  const { lastEpoch = at(epochs, last), range = [low - missing, high + missing] } = options;
  const x = epochScale(scale, lastEpoch, padding, size.width - padding);
  const y = clampedScale(range, size.height - padding, padding);
  const curve: Curve = {
    xs: Float64Array.from({ length: count }, (_, checkpoint) => x(at(epochs, checkpoint))),
    ys: shown.map(y),
  };
  return { line: linePath(curve, 0, last), end: { x: at(curve.xs, last), y: at(curve.ys, last) } };
}

/** What a sketch in a glossary is seen against. */
export interface Guides {
  /** From the bottom to the top, in the unit of the values. */
  readonly range: readonly [number, number];
  /** A level across: H(X), or chance. */
  readonly bound: number;
  /** The epoch where the layer is fitted; none where there is no such line. */
  readonly fitted: number | undefined;
  /** Where the trajectory would end, had the run not diverged before. */
  readonly lastEpoch: number;
}

export interface SparklineOptions
  extends Pick<LineOptions, 'size' | 'count' | 'epochs' | 'values'> {
  readonly guides?: Guides;
  readonly colour: string;
  readonly ariaLabel: string;
}

export interface SparklineLayout {
  readonly size: Size;
  readonly ariaLabel: string;
  readonly colour: string;
  readonly line: string;
  /** Where it ends; empty where there is no line. */
  readonly end: readonly TrajectoryLine['end'][];
  readonly bound: readonly Segment[];
  readonly fitted: readonly Segment[];
}

const PADDING = 3;

/** The shape of a trajectory on log(1 + epoch), from its lowest to its highest value. */
export function sparklineLayout(options: SparklineOptions): SparklineLayout {
  const { size, colour, ariaLabel, guides } = options;
  const drawn = trajectoryLine({
    ...options,
    ...guides,
    scale: 'log',
    minRange: 1,
    padding: PADDING,
  });
  return {
    size,
    ariaLabel,
    colour,
    line: drawn?.line ?? '',
    end: drawn === undefined ? [] : [drawn.end],
    ...guideLines(guides, size),
  };
}

function guideLines(
  guides: Guides | undefined,
  { width, height }: Size,
): Pick<SparklineLayout, 'bound' | 'fitted'> {
  if (guides === undefined) return { bound: [], fitted: [] };
  const { range, bound, fitted, lastEpoch } = guides;
  const y = clampedScale(range, height - PADDING, PADDING);
  const x = epochScale('log', lastEpoch, PADDING, width - PADDING);
  return {
    bound: [horizontal(y(bound), 0, width)],
    fitted: fitted === undefined ? [] : [vertical(x(fitted), 0, height)],
  };
}
