import { messages } from '../../messages/index.ts';
import { EPOCHS_FONT, KEY_WIDTH, type YAxis } from '../epochs/frame.ts';
import { type EpochsLayout, type EpochsOptions, epochsLayout } from '../epochs/layout.ts';
import { horizontal } from '../shared/axes.ts';
import { pixelText, round2 } from '../shared/format.ts';
import type { Line } from '../shared/lines.ts';
import { BASELINE, type Segment, type TextMark } from '../shared/marks.ts';
import { estimatorColour, estimatorDashes, INK } from '../shared/palette.ts';
import { niceDomain } from '../shared/scales.ts';
import { at } from '../shared/trajectories.ts';

/** One estimator's error on I(X;T) of one layer: estimate minus exact, bits, by checkpoint. */
export interface EstimatorLine {
  readonly name: string;
  /** NaN where not yet measured. */
  readonly values: ArrayLike<number>;
  readonly dashed?: boolean;
}

export interface RibbonOptions extends Omit<EpochsOptions, 'lines' | 'left' | 'right' | 'room'> {
  /** In the order of the estimators' colours. */
  readonly lines: readonly EstimatorLine[];
  readonly title: string;
}

export interface RibbonLayout {
  /** The lines, and among them the exact one at zero. */
  readonly chart: EpochsLayout;
  readonly zero: readonly Segment[];
  /** The name of zero while no line has an end to be named at. */
  readonly zeroName: readonly TextMark[];
  readonly areas: readonly { readonly path: string; readonly colour: string }[];
  readonly checkpointAt: EpochsLayout['checkpointAt'];
}

const EXACT = messages.charts.exact();
/** Bits shown at least: an error of hundredths must not look like a large one. */
const MIN_BITS = 0.5;

/** How far each estimator is from exact over the epochs. */
export function ribbonLayout(options: RibbonOptions): RibbonLayout {
  const { count, epochs, lines, title } = options;
  const left: YAxis = { domain: ribbonDomain(lines, count), title };
  const exact: Line = {
    name: EXACT,
    values: new Float64Array(count),
    colour: INK,
    axis: 'left',
    dashed: false,
    faded: false,
    symbol: undefined,
  };
  const chart = epochsLayout({
    ...options,
    lines: [
      exact,
      ...lines.map(
        ({ name, values, dashed = false }, estimator): Line => ({
          ...exact,
          name,
          values,
          colour: estimatorColour(estimator),
          dashed,
          dashes: estimatorDashes(estimator),
        }),
      ),
    ],
    left,
    right: undefined,
    room: 0,
  });
  const { plot, x, y, grid } = chart.frame;
  const zero = y.left(0);
  const end = count === 0 ? plot.x1 : x(at(epochs, count - 1));
  return {
    chart: { ...chart, frame: { ...chart.frame, grid: grid.filter(({ y1 }) => y1 !== zero) } },
    zero: [horizontal(zero, plot.x0, end)],
    zeroName:
      count === 0
        ? [
            {
              x: plot.x1 + KEY_WIDTH / 2,
              y: round2(zero + BASELINE * EPOCHS_FONT),
              text: EXACT,
              anchor: 'start',
            },
          ]
        : [],
    areas: lines.map(({ values }, estimator) => ({
      colour: estimatorColour(estimator),
      path: areaPath(
        count,
        (checkpoint) => x(at(epochs, checkpoint)),
        (checkpoint) => y.left(at(values, checkpoint)),
        zero,
      ),
    })),
    checkpointAt: chart.checkpointAt,
  };
}

/** Round ends around zero and all errors so far, so that the axis seldom changes while a run grows. */
function ribbonDomain(lines: readonly EstimatorLine[], count: number): readonly [number, number] {
  let low = 0;
  let high = 0;
  for (const { values } of lines) {
    for (let checkpoint = 0; checkpoint < count; checkpoint++) {
      const value = at(values, checkpoint);
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (high === 0) low = Math.min(low, -MIN_BITS);
  else if (low === 0) high = Math.max(high, MIN_BITS);
  return niceDomain(low, high);
}

/** Between a line and a level; checkpoints without a number leave a gap. */
function areaPath(
  count: number,
  x: (checkpoint: number) => number,
  y: (checkpoint: number) => number,
  level: number,
): string {
  let path = '';
  let lastX = Number.NaN;
  for (let checkpoint = 0; checkpoint < count; checkpoint++) {
    const height = y(checkpoint);
    const isOpen = Number.isFinite(lastX);
    if (Number.isFinite(height)) {
      lastX = x(checkpoint);
      path += `${isOpen ? '' : `M${pixelText(lastX)},${level}`}L${pixelText(lastX)},${pixelText(height)}`;
    } else if (isOpen) {
      path += `V${level}Z`;
      lastX = Number.NaN;
    }
  }
  return Number.isFinite(lastX) ? `${path}V${level}Z` : path;
}
