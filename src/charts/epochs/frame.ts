import { horizontal, numbersBeside, vertical } from '../shared/axes.ts';
import type { Line } from '../shared/lines.ts';
import { type Segment, type Size, type TextMark, textWidth } from '../shared/marks.ts';
import { type Box, overlaps } from '../shared/place.ts';
import {
  clampedScale,
  type EpochScaleKind,
  epochScale,
  epochTicks,
  type Position,
  valueTicks,
} from '../shared/scales.ts';

export interface YAxis {
  readonly domain: readonly [number, number];
  /** What is drawn and its unit: 'I(X;T) over epochs, bits'. */
  readonly title: string;
  /** Pixels kept free above the top of the domain. */
  readonly headroom?: number;
}

/** Everything of an epoch chart that is known before the first checkpoint. */
export interface EpochsFrame {
  readonly plot: Box;
  readonly x: Position;
  readonly y: Readonly<Record<Line['axis'], Position>>;
  readonly grid: readonly Segment[];
  readonly axes: readonly Segment[];
  readonly numbers: readonly TextMark[];
  readonly titles: readonly TextMark[];
}

export const EPOCHS_FONT = 11;
export const TITLE_FONT = 12;
/** From the end of a line to its name: room for the symbol. */
export const KEY_WIDTH = 20;
const MARGIN = { top: 24, right: 4, bottom: 20, left: 32 };
/** Width of the numbers of the right axis. */
const RIGHT_NUMBERS = 28;
/** From the names to the right axis. */
const AXIS_GAP = 8;
/** Share of the width that is the plot's, however long the names at its right are. */
const MIN_PLOT = 0.55;
const TICK_LENGTH = 4;
const TICK_SPACING = 34;

/** Characters of a name at the end of a line that there is room for. */
export function mostCharacters({ width }: Size, hasRightAxis: boolean): number {
  const taken =
    MARGIN.left + KEY_WIDTH + MARGIN.right + (hasRightAxis ? AXIS_GAP + RIGHT_NUMBERS : 0);
  return Math.floor((width * (1 - MIN_PLOT) - taken) / textWidth('0', EPOCHS_FONT));
}

export function epochsFrame(
  size: Size,
  kind: EpochScaleKind,
  totalEpochs: number,
  left: YAxis,
  right: YAxis | undefined,
  names: readonly string[],
  room: number,
): EpochsFrame {
  const gutter = KEY_WIDTH + Math.max(0, ...names.map((name) => textWidth(name, EPOCHS_FONT)));
  const plot: Box = {
    x0: MARGIN.left,
    y0: MARGIN.top,
    x1: size.width - MARGIN.right - Math.max(room, gutter + (right ? AXIS_GAP + RIGHT_NUMBERS : 0)),
    y1: size.height - MARGIN.bottom,
  };
  const leftScale = clampedScale(left.domain, plot.y1, plot.y0 + (left.headroom ?? 0));
  const rightScale = right ? clampedScale(right.domain, plot.y1, plot.y0) : leftScale;
  const amount = Math.max(2, (plot.y1 - plot.y0) / TICK_SPACING);
  const leftTicks = valueTicks(left.domain, amount, leftScale);
  const rightTicks = right ? valueTicks(right.domain, amount, rightScale) : [];
  const rightAxis = size.width - MARGIN.right - RIGHT_NUMBERS;
  return {
    plot,
    x: epochScale(kind, totalEpochs, plot.x0, plot.x1),
    y: { left: leftScale, right: rightScale },
    grid: leftTicks.map(({ position }) => horizontal(position, plot.x0, plot.x1)),
    axes: [
      horizontal(plot.y1, plot.x0, plot.x1),
      ...(right ? [vertical(rightAxis, plot.y0, plot.y1)] : []),
      ...rightTicks.map(({ position }) => horizontal(position, rightAxis, rightAxis + TICK_LENGTH)),
    ],
    numbers: [
      ...numbersBeside(leftTicks, plot.x0 - 6, 'end', EPOCHS_FONT),
      ...numbersBeside(rightTicks, rightAxis + TICK_LENGTH + 3, 'start', EPOCHS_FONT),
    ],
    titles: [
      { x: 2, y: TITLE_FONT, text: left.title, anchor: 'start' },
      ...(right
        ? [{ x: size.width - 2, y: TITLE_FONT, text: right.title, anchor: 'end' } as const]
        : []),
    ],
  };
}

/** Numbers under the epoch axis: the playhead's and the pointer's first, ticks where room is left. */
export function epochNumbers(
  frame: EpochsFrame,
  kind: EpochScaleKind,
  totalEpochs: number,
  playhead: number | undefined,
  hover: number | undefined,
): { readonly playhead: TextMark[]; readonly others: TextMark[] } {
  const taken: Box[] = [];
  const place = (epoch: number | undefined): TextMark[] => {
    if (epoch === undefined) return [];
    const text = String(epoch);
    const x = frame.x(epoch);
    const half = textWidth(text, EPOCHS_FONT) / 2 + 3;
    const box = { x0: x - half, y0: 0, x1: x + half, y1: 1 };
    if (taken.some((other) => overlaps(box, other))) return [];
    taken.push(box);
    return [{ x, y: frame.plot.y1 + 14, text, anchor: 'middle' }];
  };
  const ticks = epochTicks(kind, totalEpochs, frame.x).map(({ value }) => value);
  const ends = [ticks.at(0) ?? 0, ticks.at(-1) ?? 0];
  return {
    playhead: place(playhead),
    others: [hover, ...ends, ...ticks.slice(1, -1)].flatMap(place),
  };
}
