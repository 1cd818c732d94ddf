import { horizontal, numbersBeside, numbersUnder, vertical } from '../shared/axes.ts';
import type { Segment, Size, TextMark } from '../shared/marks.ts';
import type { Box } from '../shared/place.ts';
import { clampedScale, valueTicks } from '../shared/scales.ts';
import { at } from '../shared/trajectories.ts';
import { type DotPath, dotPaths, type Points } from './dots.ts';
import { SCATTER_FONT, scatterLegend } from './legend.ts';

export interface ScatterOptions extends Points {
  readonly size: Size;
  readonly axes: readonly [x: string, y: string];
  readonly title: string;
  readonly ariaLabel: string;
}

export interface ScatterLayout {
  readonly size: Size;
  readonly ariaLabel: string;
  readonly grid: readonly Segment[];
  readonly numbers: readonly TextMark[];
  readonly names: readonly TextMark[];
  readonly titles: readonly TextMark[];
  /** Large dots first, so that small ones lie on them. */
  readonly dots: readonly DotPath[];
  readonly legendDots: readonly DotPath[];
  readonly legend: readonly TextMark[];
}

export const SCATTER_TITLE = 12;
const MARGIN = { top: 40, right: 10, bottom: 36, left: 40 };
const TICK_SPACING = 60;
/** Share of the extent left free around the points: half a dot is outside its point. */
const PADDING = 0.06;
const LEGEND_ROW = 16;
/** From the plot up to the name of its vertical axis. */
const NAME_LIFT = 8;

/** Inputs where two numbers about their activations put them. */
export function scatterLayout(options: ScatterOptions): ScatterLayout {
  const { size, xs, ys, labelCount, axes, title } = options;
  const baseline = MARGIN.top - NAME_LIFT;
  const legend = scatterLegend(labelCount, axes[1], size.width - MARGIN.right, baseline);
  const top = MARGIN.top + (legend.isBelowTitle ? LEGEND_ROW : 0);
  const plot: Box = {
    x0: MARGIN.left,
    y0: top,
    x1: Math.max(MARGIN.left + 1, size.width - MARGIN.right),
    y1: Math.max(top + 1, size.height - MARGIN.bottom),
  };
  const xDomain = domainOf(xs);
  const yDomain = domainOf(ys);
  const x = clampedScale(xDomain, plot.x0, plot.x1);
  const y = clampedScale(yDomain, plot.y1, plot.y0);
  const xTicks = valueTicks(xDomain, (plot.x1 - plot.x0) / TICK_SPACING, x);
  const yTicks = valueTicks(yDomain, (plot.y1 - plot.y0) / TICK_SPACING, y);
  return {
    size,
    ariaLabel: options.ariaLabel,
    grid: [
      ...xTicks.map(({ position }) => vertical(position, plot.y0, plot.y1)),
      ...yTicks.map(({ position }) => horizontal(position, plot.x0, plot.x1)),
    ],
    numbers: [
      ...numbersUnder(xTicks, plot.y1 + 14),
      ...numbersBeside(yTicks, plot.x0 - 6, 'end', SCATTER_FONT),
    ],
    names: [
      { x: plot.x1, y: size.height - 4, text: axes[0], anchor: 'end' },
      { x: 2, y: plot.y0 - NAME_LIFT, text: axes[1], anchor: 'start' },
    ],
    titles: [{ x: 2, y: SCATTER_TITLE, text: title, anchor: 'start' }],
    dots: dotPaths(options, x, y),
    legendDots: legend.dots,
    legend: legend.texts,
  };
}

function domainOf(values: ArrayLike<number>): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let point = 0; point < values.length; point++) {
    const value = at(values, point);
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(low <= high)) return [-1, 1];
  const pad = high > low ? (high - low) * PADDING : 0.5;
  return [low - pad, high + pad];
}
