import { formatConstant, round2 } from './format.ts';
import { BASELINE, type Segment, type TextMark, textWidth } from './marks.ts';
import type { Box } from './place.ts';
import { bitsScale, type Position, valueTicks } from './scales.ts';
import type { Size } from './series.ts';

/** H(X) and H(Y) in bits: no layer can keep more than the input has, nor know more than the label. */
export interface Walls {
  readonly hx: number;
  readonly hy: number;
}

/** Everything of the plane that is known before the first record. */
export interface PlaneFrame {
  readonly plot: Box;
  readonly x: Position;
  readonly y: Position;
  readonly grid: readonly Segment[];
  readonly axes: readonly Segment[];
  readonly numbers: readonly TextMark[];
  readonly titles: readonly TextMark[];
  readonly walls: readonly Segment[];
  readonly wallNames: readonly TextMark[];
  /** Where the names of the walls stand: labels keep out. */
  readonly reserved: readonly Box[];
}

export const PLANE_FONT = 13;
const MARGIN = { top: 34, right: 4, bottom: 48, left: 44 };
/** Pixels beyond the walls. No trail comes there, so labels of the layers at a wall are legible. */
const HEADROOM = { x: 62, y: 30 };
/** By how much walls and axes cross one another. */
const OVERSHOOT = 10;
const TICK_SPACING = 80;

export function planeFrame(size: Size, walls: Walls): PlaneFrame {
  const plot: Box = {
    x0: MARGIN.left,
    y0: MARGIN.top,
    x1: Math.max(MARGIN.left + 2 * HEADROOM.x, size.width - MARGIN.right),
    y1: Math.max(MARGIN.top + 2 * HEADROOM.y, size.height - MARGIN.bottom),
  };
  const x = bitsScale(walls.hx, plot.x0, plot.x1 - HEADROOM.x);
  const y = bitsScale(walls.hy, plot.y1, plot.y0 + HEADROOM.y);
  const wallX = x(walls.hx);
  const wallY = y(walls.hy);
  const xTicks = valueTicks([0, walls.hx], (plot.x1 - plot.x0) / TICK_SPACING, x);
  const yTicks = valueTicks([0, walls.hy], (plot.y1 - plot.y0) / TICK_SPACING, y);
  const wallNames = nameWalls(walls, wallX, wallY, plot);
  return {
    plot,
    x,
    y,
    grid: [
      ...xTicks.slice(1).map(({ position }) => vertical(position, wallY, plot.y1)),
      ...yTicks.slice(1).map(({ position }) => horizontal(position, plot.x0, wallX)),
    ],
    axes: [
      horizontal(plot.y1, plot.x0, wallX + OVERSHOOT),
      vertical(plot.x0, wallY - OVERSHOOT, plot.y1),
    ],
    numbers: [
      ...xTicks.map(
        ({ value, position }): TextMark => ({
          x: position,
          y: plot.y1 + 18,
          text: String(value),
          anchor: 'middle',
        }),
      ),
      ...yTicks.map(
        ({ value, position }): TextMark => ({
          x: plot.x0 - 8,
          y: round2(position + BASELINE * PLANE_FONT),
          text: String(value),
          anchor: 'end',
        }),
      ),
    ],
    titles: nameAxes(size, plot),
    walls: [
      vertical(wallX, wallY - OVERSHOOT, plot.y1),
      horizontal(wallY, plot.x0, wallX + OVERSHOOT),
    ],
    wallNames,
    reserved: wallNames.map(textBox),
  };
}

function nameWalls(walls: Walls, wallX: number, wallY: number, plot: Box): TextMark[] {
  const bits = (value: number) => `${formatConstant(value)} bits`;
  return [
    { x: plot.x0 + 10, y: wallY - 9, text: `H(Y) = ${bits(walls.hy)}`, anchor: 'start' },
    { x: wallX - 8, y: plot.y1 - 10, text: `H(X) = ${bits(walls.hx)}`, anchor: 'end' },
  ];
}

function nameAxes(size: Size, plot: Box): TextMark[] {
  const fit = (long: string, short: string) =>
    textWidth(long, PLANE_FONT) * 0.9 < size.width ? long : short;
  return [
    {
      x: plot.x1,
      y: plot.y1 + 40,
      text: fit('I(X;T) — what the layer keeps of the input (bits)', 'I(X;T) — input kept (bits)'),
      anchor: 'end',
    },
    {
      x: 6,
      y: 18,
      text: fit('I(T;Y) — what it knows of the label (bits)', 'I(T;Y) — label known (bits)'),
      anchor: 'start',
    },
  ];
}

function textBox(mark: TextMark): Box {
  const width = textWidth(mark.text, PLANE_FONT);
  const x0 = mark.anchor === 'end' ? mark.x - width : mark.x;
  return { x0, y0: mark.y - PLANE_FONT, x1: x0 + width, y1: mark.y + 4 };
}

function vertical(x: number, y1: number, y2: number): Segment {
  return { x1: x, y1, x2: x, y2 };
}

function horizontal(y: number, x1: number, x2: number): Segment {
  return { x1, y1: y, x2, y2: y };
}
