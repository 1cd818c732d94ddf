import { messages } from '../../messages/index.ts';
import { pixelText, round2 } from '../shared/format.ts';
import { hatchPath } from '../shared/hatch.ts';
import { type TextMark, textWidth } from '../shared/marks.ts';
import { type Box, overlaps } from '../shared/place.ts';
import { BIN_FONT, type BinChartFrame, COUNTED } from './frame.ts';

/** An interval of activations that share a bin; two bands of one bin are one cell. */
export interface BinBand {
  /** The outermost may be infinite. */
  readonly from: number;
  readonly to: number;
  readonly bin: number;
  /** Bits lost because levels are merged in it; 0 where it holds one level or none. */
  readonly cost: number;
}

export interface PlacedBands {
  readonly boxes: readonly Box[];
  /** Every other band. Empty where there are too many to tell apart. */
  readonly fills: readonly Box[];
  readonly edges: string;
  /** Over the bands that share their bin with another one. */
  readonly hatch: string;
  readonly shared: readonly TextMark[];
  /** Over the bands that merge levels, and what each costs, the dearest first. */
  readonly brackets: string;
  readonly costs: readonly TextMark[];
}

/** Beyond this many, fills would be a grey of their own: only edges are drawn. */
const MAX_FILLS = 60;
const HATCH = 6;
const BRACKET = 4;
const GAP = 5;

export function placeBands(bands: readonly BinBand[], frame: BinChartFrame): PlacedBands {
  const { plot } = frame;
  const boxes = bands.map(
    ({ from, to }): Box => ({
      x0: edge(frame, from),
      y0: plot.y0,
      x1: edge(frame, to),
      y1: plot.y1,
    }),
  );
  const isShared = bands.map(({ bin }, index) =>
    bands.some((other, rank) => rank !== index && other.bin === bin),
  );
  const isFew = bands.length <= MAX_FILLS;
  const hatched = boxes.filter((_, index) => isFew && isShared[index]);
  return {
    boxes,
    fills: isFew ? boxes.filter((_, index) => index % 2 === 1) : [],
    edges: boxes
      .slice(1)
      .map(({ x0 }) => `M${pixelText(x0)},${plot.y0}V${plot.y1}`)
      .join(''),
    hatch: hatched.map((box) => hatchPath(box, HATCH)).join(''),
    shared: placeInRow(
      bands.map(({ bin }, index) => ({
        text: isShared[index] ? `bin ${bin}` : '',
        middle: middleOf(boxes[index]),
      })),
      plot.y0 + 12,
      plot.x0,
      plot.x1,
    ),
    brackets: boxes
      .filter((_, index) => (bands[index]?.cost ?? 0) > 0)
      .map(({ x0, x1 }) => bracketPath(x0, x1, plot.y0 - BRACKET))
      .join(''),
    costs: placeInRow(
      bands
        .map(({ cost }, index) => ({ cost, middle: middleOf(boxes[index]) }))
        .sort((a, b) => b.cost - a.cost)
        .map(({ cost, middle }) => ({
          text: cost > 0 ? messages.numbers.difference(-cost) : '',
          middle,
        })),
      plot.y0 - BRACKET - GAP,
      textWidth(COUNTED, BIN_FONT) + GAP,
      plot.x1,
    ),
  };
}

function middleOf(box: Box | undefined): number {
  return box ? (box.x0 + box.x1) / 2 : Number.NaN;
}

function edge({ x, plot, domain }: BinChartFrame, value: number): number {
  if (value <= domain[0]) return plot.x0;
  return value >= domain[1] ? plot.x1 : x(value);
}

/** A bar just over a band, with a gap to the next one. */
function bracketPath(x0: number, x1: number, y: number): string {
  const inset = Math.min(1, (x1 - x0) / 4);
  return `M${pixelText(x0 + inset)},${y}H${pixelText(x1 - inset)}`;
}

/** Texts over their bands, the first given first; one without room is left out. */
function placeInRow(
  requests: readonly { readonly text: string; readonly middle: number }[],
  y: number,
  low: number,
  high: number,
): TextMark[] {
  const taken: Box[] = [];
  return requests.flatMap(({ text, middle }): TextMark[] => {
    if (text === '') return [];
    const half = textWidth(text, BIN_FONT) / 2;
    const x = Math.max(low + half, Math.min(high - half, middle));
    const room = { x0: x - half - GAP / 2, y0: 0, x1: x + half + GAP / 2, y1: 1 };
    if (taken.some((other) => overlaps(other, room))) return [];
    taken.push(room);
    return [{ x: round2(x), y, text, anchor: 'middle' }];
  });
}
