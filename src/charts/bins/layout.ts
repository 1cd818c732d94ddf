import { messages } from '../../messages/index.ts';
import { pixelText, round2 } from '../shared/format.ts';
import type { Size, TextMark } from '../shared/marks.ts';
import { type BinBand, type PlacedBands, placeBands } from './bands.ts';
import { type BinChartFrame, binChartFrame } from './frame.ts';

/** A value that the neuron takes, and on how many inputs. */
export interface Level {
  readonly value: number;
  readonly count: number;
}

export interface BinChartOptions {
  readonly size: Size;
  /** Rising. */
  readonly levels: readonly Level[];
  /** Rising; none for an estimator without bins. */
  readonly bands: readonly BinBand[];
  readonly title: string;
  /** What the horizontal axis counts. */
  readonly axis: string;
  /** Of the neuron's layer. */
  readonly colour: string;
  readonly ariaLabel: string;
}

export interface BinChartLayout {
  readonly size: Size;
  readonly ariaLabel: string;
  readonly frame: BinChartFrame;
  readonly bands: PlacedBands;
  readonly colour: string;
  /** Stems of levels, or where there are too many the outline of a histogram. */
  readonly stems: string;
  readonly stemWidth: number;
  readonly outline: string;
  /** Hairlines of the levels along the axis. */
  readonly rug: string;
  /** What the colour of the brackets means. */
  readonly note: readonly TextMark[];
  /** No band merges levels. */
  readonly isLossless: boolean;
  /** The index of the band at a horizontal position. */
  readonly bandAt: (px: number) => number | undefined;
}

/** Float32 activations take thousands of values, most of them once: stems would all be one high. */
const MAX_STEMS = 300;
const WIDEST_STEM = 9;
/** Pixels of a bar of the outline. */
const BAR = 2;
/** Hairlines closer than this would be one black bar. */
const RUG_STEP = 2;

/** One neuron: what it takes, and what an estimator makes of it. */
export function binChartLayout(options: BinChartOptions): BinChartLayout {
  const { size, levels, bands, title, axis } = options;
  const extent = extentOf(levels, bands);
  const isDense = levels.length > MAX_STEMS;
  const plain = binChartFrame(size, extent, 1, title, axis);
  const bars = isDense ? barsOf(levels, plain) : [];
  const most = isDense ? Math.max(...bars) : Math.max(0, ...levels.map(({ count }) => count));
  const frame = binChartFrame(size, extent, most, title, axis);
  const placed = placeBands(bands, frame);
  const lost = bands.reduce((sum, { cost }) => sum + cost, 0);
  return {
    size,
    ariaLabel: options.ariaLabel,
    frame,
    bands: placed,
    colour: options.colour,
    stems: isDense
      ? ''
      : levels
          .map(({ value, count }) => {
            const x = pixelText(frame.x(value));
            return `M${x},${frame.plot.y1}V${pixelText(frame.y(count))}`;
          })
          .join(''),
    stemWidth: stemWidth(levels, frame),
    outline: outlinePath(bars, frame),
    rug: rugPath(levels, frame),
    note: noteOf(bands, lost, size),
    isLossless: lost <= 0,
    bandAt: (px) => {
      const index = placed.boxes.findIndex(({ x0, x1 }) => px >= x0 && px < x1);
      return index < 0 ? undefined : index;
    },
  };
}

function extentOf(levels: readonly Level[], bands: readonly BinBand[]): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const include = (value: number) => {
    if (!Number.isFinite(value)) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const { value } of levels) include(value);
  for (const { from, to } of bands) {
    include(from);
    include(to);
  }
  return low <= high ? [low, high] : [-1, 1];
}

/** Inputs in each column of pixels. */
function barsOf(levels: readonly Level[], { plot, x }: BinChartFrame): number[] {
  const bars = new Array<number>(Math.ceil((plot.x1 - plot.x0) / BAR)).fill(0);
  for (const { value, count } of levels) {
    const bar = Math.min(bars.length - 1, Math.floor((x(value) - plot.x0) / BAR));
    bars[bar] = (bars[bar] ?? 0) + count;
  }
  return bars;
}

function outlinePath(bars: readonly number[], { plot, y }: BinChartFrame): string {
  if (bars.length === 0) return '';
  const tops = bars.map((count, bar) => {
    const right = Math.min(plot.x1, plot.x0 + (bar + 1) * BAR);
    return `V${pixelText(y(count))}H${pixelText(right)}`;
  });
  return `M${plot.x0},${plot.y1}${tops.join('')}V${plot.y1}Z`;
}

/** As wide as the closest two levels allow. */
function stemWidth(levels: readonly Level[], { x }: BinChartFrame): number {
  let closest = WIDEST_STEM / 0.6;
  for (let level = 1; level < levels.length; level++) {
    const gap = x(levels[level]?.value ?? 0) - x(levels[level - 1]?.value ?? 0);
    closest = Math.min(closest, gap);
  }
  return round2(Math.max(1, 0.6 * closest));
}

function rugPath(levels: readonly Level[], { x, rug: [top, bottom] }: BinChartFrame): string {
  let path = '';
  let last = Number.NEGATIVE_INFINITY;
  for (const { value } of levels) {
    const position = x(value);
    if (position - last < RUG_STEP) continue;
    path += `M${pixelText(position)},${top}V${bottom}`;
    last = position;
  }
  return path;
}

function noteOf(bands: readonly BinBand[], lost: number, size: Size): TextMark[] {
  if (bands.length === 0) return [];
  const text = messages.charts.mergedLevels(lost);
  return [{ x: 2, y: size.height - 3, text, anchor: 'start' }];
}
