import { horizontal, numbersBeside, numbersUnder, vertical } from '../shared/axes.ts';
import type { Segment, Size, TextMark } from '../shared/marks.ts';
import type { Box } from '../shared/place.ts';
import { clampedScale, type Position, valueTicks } from '../shared/scales.ts';

export const BIN_FONT = 11;
export const BIN_TITLE = 12;
const MARGIN = { top: 40, right: 10, bottom: 40, left: 36 };
/** Share of the extent left free on both sides, so that the outermost level has a stem to see. */
const PADDING = 0.03;
const TICK_SPACING = 64;
/** Over the highest stem: room for the names of shared bins. */
const HEADROOM = 16;
/** Hairlines of the levels, under the axis. */
const RUG = 6;

/** What the vertical axis counts. */
export const COUNTED = 'inputs';

/** The axes of one neuron's activations. */
export interface BinChartFrame {
  readonly plot: Box;
  readonly domain: readonly [number, number];
  readonly x: Position;
  readonly y: Position;
  /** Top and bottom of the hairlines. */
  readonly rug: readonly [number, number];
  readonly grid: readonly Segment[];
  readonly axes: readonly Segment[];
  readonly numbers: readonly TextMark[];
  readonly titles: readonly TextMark[];
  readonly names: readonly TextMark[];
}

export function binChartFrame(
  size: Size,
  extent: readonly [number, number],
  most: number,
  title: string,
  axis: string,
): BinChartFrame {
  const plot: Box = {
    x0: MARGIN.left,
    y0: MARGIN.top,
    x1: Math.max(MARGIN.left + 1, size.width - MARGIN.right),
    y1: Math.max(MARGIN.top + 1, size.height - MARGIN.bottom),
  };
  const domain = padded(extent);
  const x = clampedScale(domain, plot.x0, plot.x1);
  const y = clampedScale([0, Math.max(1, most)], plot.y1, plot.y0 + HEADROOM);
  const xTicks = valueTicks(domain, (plot.x1 - plot.x0) / TICK_SPACING, x);
  const yTicks = valueTicks([0, Math.max(1, most)], 3, y).filter(({ value }) =>
    Number.isInteger(value),
  );
  const bottom = plot.y1 + RUG + 2;
  return {
    plot,
    domain,
    x,
    y,
    rug: [plot.y1 + 1, plot.y1 + 1 + RUG],
    grid: yTicks.slice(1).map(({ position }) => horizontal(position, plot.x0, plot.x1)),
    axes: [
      horizontal(plot.y1, plot.x0, plot.x1),
      ...xTicks.map(({ position }) => vertical(position, bottom, bottom + 3)),
    ],
    numbers: [
      ...numbersUnder(xTicks, bottom + 14),
      ...numbersBeside(yTicks, plot.x0 - 6, 'end', BIN_FONT),
    ],
    titles: [{ x: 2, y: BIN_TITLE, text: title, anchor: 'start' }],
    names: [
      { x: 2, y: plot.y0 - 10, text: COUNTED, anchor: 'start' },
      { x: plot.x1, y: size.height - 3, text: axis, anchor: 'end' },
    ],
  };
}

function padded([low, high]: readonly [number, number]): readonly [number, number] {
  const pad = high > low ? (high - low) * PADDING : 0.5;
  return [low - pad, high + pad];
}
