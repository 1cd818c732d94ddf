import { messages } from '../../messages/index.ts';
import { horizontal, numbersBeside, numbersUnder, vertical } from '../shared/axes.ts';
import { type Segment, type Size, type TextMark, textWidth } from '../shared/marks.ts';
import type { Box } from '../shared/place.ts';
import { bitsScale, type Position, valueTicks } from '../shared/scales.ts';
import { HERO, type PlaneStyle } from './style.ts';

/** H(X) and H(Y) in bits: no layer can keep more than the input has, nor know more than the label. */
export interface EntropyBounds {
  readonly hx: number;
  readonly hy: number;
}

/** Everything of the plane that is known before the first checkpoint. */
export interface PlaneFrame {
  readonly style: PlaneStyle;
  readonly plot: Box;
  readonly x: Position;
  readonly y: Position;
  readonly grid: readonly Segment[];
  readonly axes: readonly Segment[];
  readonly numbers: readonly TextMark[];
  readonly titles: readonly TextMark[];
  readonly entropyBounds: readonly Segment[];
  readonly boundNames: readonly TextMark[];
  /** Where the names of the entropy bounds stand: labels keep out. */
  readonly reserved: readonly Box[];
}

/** Ticks below two leave an axis without a scale. */
const MIN_TICKS = 2;

export function planeFrame(
  size: Size,
  entropyBounds: EntropyBounds,
  style: PlaneStyle = HERO,
): PlaneFrame {
  const { margin, headroom, overshoot, font } = style;
  const plot: Box = {
    x0: margin.left,
    y0: margin.top,
    x1: Math.max(margin.left + 2 * headroom.x, size.width - margin.right),
    y1: Math.max(margin.top + 2 * headroom.y, size.height - margin.bottom),
  };
  const x = bitsScale(entropyBounds.hx, plot.x0, plot.x1 - headroom.x);
  const y = bitsScale(entropyBounds.hy, plot.y1, plot.y0 + headroom.y);
  const amount = (pixels: number) => Math.max(MIN_TICKS, pixels / style.tickSpacing);
  const boundX = x(entropyBounds.hx);
  const boundY = y(entropyBounds.hy);
  const xTicks = valueTicks([0, entropyBounds.hx], amount(plot.x1 - plot.x0), x);
  const yTicks = valueTicks([0, entropyBounds.hy], amount(plot.y1 - plot.y0), y);
  const boundNames = nameEntropyBounds(entropyBounds, boundX, boundY, plot, style);
  return {
    style,
    plot,
    x,
    y,
    grid: [
      ...xTicks.slice(1).map(({ position }) => vertical(position, boundY, plot.y1)),
      ...yTicks.slice(1).map(({ position }) => horizontal(position, plot.x0, boundX)),
    ],
    axes: [
      horizontal(plot.y1, plot.x0, boundX + overshoot),
      vertical(plot.x0, boundY - overshoot, plot.y1),
    ],
    numbers: [
      ...numbersUnder(xTicks, plot.y1 + style.numberDrop),
      ...numbersBeside(yTicks, plot.x0 - 8, 'end', font),
    ],
    titles: nameAxes(size, plot, style),
    entropyBounds: [
      vertical(boundX, boundY - overshoot, plot.y1),
      horizontal(boundY, plot.x0, boundX + overshoot),
    ],
    boundNames,
    reserved: boundNames.map((mark) => textBox(mark, font)),
  };
}

function nameEntropyBounds(
  entropyBounds: EntropyBounds,
  boundX: number,
  boundY: number,
  plot: Box,
  { font, overshoot, boundNameShare }: PlaneStyle,
): TextMark[] {
  const name = (bound: string, value: number) => {
    const text = messages.charts.bound(bound, value);
    return textWidth(text, font) < boundNameShare * (boundX - plot.x0) ? text : bound;
  };
  const gap = overshoot - 1;
  return [
    { x: plot.x0 + 10, y: boundY - gap, text: name('H(Y)', entropyBounds.hy), anchor: 'start' },
    { x: boundX - 8, y: plot.y1 - gap - 1, text: name('H(X)', entropyBounds.hx), anchor: 'end' },
  ];
}

function nameAxes(size: Size, plot: Box, style: PlaneStyle): TextMark[] {
  const fit = (texts: readonly string[]) =>
    texts.find((text) => textWidth(text, style.font) * 0.9 < size.width) ?? texts.at(-1) ?? '';
  return [
    { x: plot.x1, y: plot.y1 + style.titleDrop, text: fit(style.xTitles), anchor: 'end' },
    { x: 6, y: style.titleTop, text: fit(style.yTitles), anchor: 'start' },
  ];
}

/** The room that a line of text takes. */
export function textBox(mark: TextMark, font: number): Box {
  const width = textWidth(mark.text, font);
  const share = mark.anchor === 'start' ? 0 : mark.anchor === 'end' ? 1 : 0.5;
  const x0 = mark.x - share * width;
  return { x0, y0: mark.y - font, x1: x0 + width, y1: mark.y + 4 };
}
