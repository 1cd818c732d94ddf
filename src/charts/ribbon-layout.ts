import { horizontal } from './axes.ts';
import { EPOCHS_FONT, KEY_WIDTH, type YAxis } from './epochs-frame.ts';
import { type EpochsLayout, type EpochsOptions, epochsLayout } from './epochs-layout.ts';
import { pixelText, round2 } from './format.ts';
import { BASELINE, type Segment, type TextMark } from './marks.ts';
import { INK, rulerColour, rulerDashes } from './palette.ts';
import { niceDomain } from './scales.ts';
import { at, type Line } from './series.ts';

/** One ruler's error on I(X;T) of one layer: estimate minus exact, bits, by record. */
export interface RulerLine {
  readonly name: string;
  /** NaN where not yet measured. */
  readonly values: ArrayLike<number>;
  readonly dashed?: boolean;
}

export interface RibbonOptions extends Omit<EpochsOptions, 'lines' | 'left' | 'right' | 'room'> {
  /** In the order of the rulers' colours. */
  readonly lines: readonly RulerLine[];
  readonly title: string;
}

export interface RibbonLayout {
  /** The lines, and among them the exact one at zero. */
  readonly chart: EpochsLayout;
  readonly zero: readonly Segment[];
  /** The name of zero while no line has an end to be named at. */
  readonly zeroName: readonly TextMark[];
  readonly areas: readonly { readonly path: string; readonly colour: string }[];
  readonly recordAt: EpochsLayout['recordAt'];
}

const EXACT = 'exact';
/** Bits shown at least: an error of hundredths must not look like a large one. */
const LEAST = 0.5;

/** How far each ruler is from exact over the epochs. */
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
        ({ name, values, dashed = false }, ruler): Line => ({
          ...exact,
          name,
          values,
          colour: rulerColour(ruler),
          dashed,
          dashes: rulerDashes(ruler),
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
    areas: lines.map(({ values }, ruler) => ({
      colour: rulerColour(ruler),
      path: areaPath(
        count,
        (record) => x(at(epochs, record)),
        (record) => y.left(at(values, record)),
        zero,
      ),
    })),
    recordAt: chart.recordAt,
  };
}

/** Round ends around zero and all errors so far, so that the axis seldom changes while a run grows. */
function ribbonDomain(lines: readonly RulerLine[], count: number): readonly [number, number] {
  let low = 0;
  let high = 0;
  for (const { values } of lines) {
    for (let record = 0; record < count; record++) {
      const value = at(values, record);
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (high === 0) low = Math.min(low, -LEAST);
  else if (low === 0) high = Math.max(high, LEAST);
  return niceDomain(low, high);
}

/** Between a line and a level; records without a number leave a gap. */
function areaPath(
  count: number,
  x: (record: number) => number,
  y: (record: number) => number,
  level: number,
): string {
  let path = '';
  let lastX = Number.NaN;
  for (let record = 0; record < count; record++) {
    const height = y(record);
    const isOpen = Number.isFinite(lastX);
    if (Number.isFinite(height)) {
      lastX = x(record);
      path += `${isOpen ? '' : `M${pixelText(lastX)},${level}`}L${pixelText(lastX)},${pixelText(height)}`;
    } else if (isOpen) {
      path += `V${level}Z`;
      lastX = Number.NaN;
    }
  }
  return Number.isFinite(lastX) ? `${path}V${level}Z` : path;
}
