import { scaleLog } from 'd3';
import { messages } from '../../messages/index.ts';
import { horizontal, numbersUnder, vertical } from '../shared/axes.ts';
import { round2 } from '../shared/format.ts';
import { BASELINE, type Segment, type Size, type TextMark, textWidth } from '../shared/marks.ts';
import type { Box } from '../shared/place.ts';
import type { Position, Tick } from '../shared/scales.ts';

/** A program's time divided by ours: median, and where the middle 80 % of its runs lie. */
interface RatioRow {
  readonly name: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly own: boolean;
}

export interface RatiosOptions {
  readonly width: number;
  readonly rows: readonly RatioRow[];
  readonly title: string;
  readonly ariaLabel: string;
}

export interface RatiosLayout {
  readonly size: Size;
  readonly ariaLabel: string;
  readonly titles: readonly TextMark[];
  readonly grid: readonly Segment[];
  /** At our own time. */
  readonly one: readonly Segment[];
  readonly numbers: readonly TextMark[];
  readonly bars: readonly (Box & { readonly own: boolean })[];
  readonly whiskers: readonly Segment[];
  readonly names: readonly (TextMark & { readonly own: boolean })[];
  readonly values: readonly (TextMark & { readonly own: boolean })[];
}

export const RATIOS_FONT = 13;
export const RATIOS_TITLE = 14;
const ROW = 28;
const BAR = 14;
const CAP = 3;
const MARGIN = { top: 36, right: 64, bottom: 44, side: 12 };
/** Wide enough to be seen where the ratio is 1. */
const MIN_BAR = 4;
/** Share of 1 that the axis goes below it. */
const BELOW_ONE = 0.85;
const TICK_SPACING = 56;

/** How long others take for the same work, on a log axis: equal lengths are equal factors. */
export function ratiosLayout({ width, rows, title, ariaLabel }: RatiosOptions): RatiosLayout {
  const nameWidth = Math.max(0, ...rows.map(({ name }) => textWidth(name, RATIOS_FONT)));
  const plot: Box = {
    x0: round2(MARGIN.side + nameWidth + 8),
    y0: MARGIN.top,
    x1: width - MARGIN.right,
    y1: MARGIN.top + rows.length * ROW,
  };
  const least = Math.min(1, ...rows.map(({ low }) => low));
  const most = Math.max(2, ...rows.map(({ high }) => high));
  const scale = scaleLog([least * BELOW_ONE, most], [plot.x0, plot.x1]);
  const x = (ratio: number) => round2(scale(ratio));
  const middle = (row: number) => plot.y0 + (row + 0.5) * ROW;
  const baseline = (row: number) => round2(middle(row) + BASELINE * RATIOS_FONT);
  const ticks = ratioTicks(least, most, x);
  const size = { width, height: plot.y1 + MARGIN.bottom };
  return {
    size,
    ariaLabel,
    titles: [{ x: MARGIN.side, y: 20, text: title, anchor: 'start' }],
    grid: ticks.map(({ position }) => vertical(position, plot.y0, plot.y1)),
    one: [vertical(x(1), plot.y0, plot.y1)],
    numbers: [
      ...numbersUnder(ticks, plot.y1 + 17),
      { x: plot.x1, y: plot.y1 + 36, text: messages.charts.timesAsLong(), anchor: 'end' },
    ],
    bars: rows.map(({ median, own }, row) => {
      const ends = [x(1), x(median)].sort((a, b) => a - b);
      const [start = 0, end = 0] = ends;
      const missing = Math.max(0, MIN_BAR - (end - start)) / 2;
      const y0 = middle(row) - BAR / 2;
      return { x0: start - missing, y0, x1: end + missing, y1: y0 + BAR, own };
    }),
    whiskers: rows.flatMap(({ low, high }, row) => whisker(x(low), x(high), middle(row))),
    names: rows.map(({ name, own }, row) => ({
      x: plot.x0 - 8,
      y: baseline(row),
      text: name,
      anchor: 'end',
      own,
    })),
    values: rows.map(({ median, high, own }, row) => ({
      x: round2(Math.max(x(1), x(median), x(high)) + 8),
      y: baseline(row),
      text: formatRatio(median),
      anchor: 'start',
      own,
    })),
  };
}

/** 1, 2, 5, 10, 20, ... as far as there is room for their numbers. */
function ratioTicks(least: number, most: number, x: Position): Tick[] {
  const perDecade = x(10) - x(1);
  const steps = perDecade > 3 * TICK_SPACING ? [1, 2, 5] : [1];
  const ticks: Tick[] = [];
  const first = Math.floor(Math.log10(least));
  for (let power = first; 10 ** power <= most; power++) {
    for (const step of steps) {
      const value = Number((step * 10 ** power).toPrecision(1));
      if (value < least * BELOW_ONE || value > most) continue;
      ticks.push({ value, position: x(value) });
    }
  }
  return ticks;
}

function formatRatio(ratio: number): string {
  return `${ratio < 9.95 ? ratio.toFixed(1) : Math.round(ratio)} ×`;
}

function whisker(low: number, high: number, y: number): Segment[] {
  if (low === high) return [];
  return [horizontal(y, low, high), ...[low, high].map((x) => vertical(x, y - CAP, y + CAP))];
}
