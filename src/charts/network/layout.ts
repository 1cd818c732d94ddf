import { pixelText, round2 } from '../shared/format.ts';
import type { Segment, Size, TextMark } from '../shared/marks.ts';
import { INK, layerColour, MUTED } from '../shared/palette.ts';
import type { Box } from '../shared/place.ts';

/** A layer, 1 to L, and perhaps one of its neurons, 1 to its width. */
interface NetworkPlace {
  readonly layer: number;
  readonly neuron: number | undefined;
}

export interface NetworkOptions {
  readonly size: Size;
  readonly inputs: number;
  /** Of the hidden layers and the output. */
  readonly widths: readonly number[];
  readonly selected: NetworkPlace | undefined;
  readonly ariaLabel: string;
}

/** All neurons of a layer: dots of one path. */
export interface NetworkColumn {
  readonly dots: string;
  readonly colour: string;
  readonly faded: boolean;
}

export interface NetworkLayout {
  readonly size: Size;
  readonly ariaLabel: string;
  /** From each column to the next: every neuron with every one, too many to draw. */
  readonly bands: string;
  readonly columns: readonly NetworkColumn[];
  /** Diameter. */
  readonly dot: number;
  /** Around the selected layer. */
  readonly frame: readonly (Box & { readonly colour: string })[];
  /** What the selected neuron is joined to. */
  readonly links: readonly Segment[];
  readonly chosen: readonly { readonly x: number; readonly y: number; readonly colour: string }[];
  readonly names: readonly (TextMark & { readonly colour: string })[];
  readonly neuronAt: (px: number, py: number) => { layer: number; neuron: number } | undefined;
}

export const NETWORK_FONT = 11;
const MARGIN = { top: 24, bottom: 26, side: 14 };
/** More inputs than this are hinted at by their number and a gap. */
const MAX_INPUTS = 32;
const GAP = 3;
const WIDEST = 13;
const LARGEST_DOT = 8;
/** Of the room of a neuron, the share that its dot takes. */
const DOT_SHARE = 0.72;
/** Around the dots of the selected layer. */
const FRAME = 5;

/** The network as columns of dots: what the layers of the plane are, and which one is chosen. */
export function networkLayout(options: NetworkOptions): NetworkLayout {
  const { size, inputs, widths, selected } = options;
  const shown = [Math.min(inputs, MAX_INPUTS), ...widths];
  const height = size.height - MARGIN.top - MARGIN.bottom;
  const step = Math.min(WIDEST, height / Math.max(1, ...shown));
  const across = (size.width - 2 * MARGIN.side) / widths.length;
  const middle = MARGIN.top + height / 2;
  const dot = round2(Math.min(LARGEST_DOT, step * DOT_SHARE));
  const x = (column: number) => round2(MARGIN.side + column * across);
  const y = (column: number, index: number) =>
    round2(middle + (index - ((shown[column] ?? 1) - 1) / 2) * step);
  const indices = (column: number) => {
    const all = Array.from({ length: shown[column] ?? 0 }, (_, index) => index);
    return column === 0 && inputs > MAX_INPUTS ? all.filter((index) => !isInGap(index)) : all;
  };
  const colour = (column: number) =>
    column === 0 ? MUTED : layerColour(column - 1, widths.length);
  const isFaded = (column: number) => selected !== undefined && selected.layer !== column;
  return {
    size,
    ariaLabel: options.ariaLabel,
    bands: widths
      .map((_, column) => {
        const ends = (of: number) => [y(of, 0), y(of, (shown[of] ?? 1) - 1)];
        const [top, bottom] = ends(column);
        const [nextTop, nextBottom] = ends(column + 1);
        return `M${x(column)},${top}L${x(column + 1)},${nextTop}V${nextBottom}L${x(column)},${bottom}Z`;
      })
      .join(''),
    columns: shown.map((_, column) => ({
      dots: indices(column)
        .map((index) => `M${pixelText(x(column))},${pixelText(y(column, index))}h0`)
        .join(''),
      colour: colour(column),
      faded: isFaded(column),
    })),
    dot,
    frame: frameOf(selected, shown, x, y, dot).map((box) => ({
      ...box,
      colour: colour(selected?.layer ?? 0),
    })),
    ...chosenOf(selected, shown, x, y, indices, colour),
    names: shown.flatMap((_, column): (TextMark & { colour: string })[] => {
      const at = { x: x(column), anchor: 'middle' } as const;
      const width = column === 0 ? inputs : (widths[column - 1] ?? 0);
      return [
        {
          ...at,
          y: NETWORK_FONT,
          text: column === 0 ? 'X' : `T${column}`,
          colour: selected?.layer === column ? INK : MUTED,
        },
        { ...at, y: size.height - 4, text: String(width), colour: MUTED },
      ];
    }),
    neuronAt: (px, py) => {
      const column = Math.round((px - MARGIN.side) / across);
      const width = widths[column - 1];
      if (width === undefined) return undefined;
      const index = Math.round((py - y(column, 0)) / step);
      return index >= 0 && index < width ? { layer: column, neuron: index + 1 } : undefined;
    },
  };
}

function isInGap(index: number): boolean {
  return Math.abs(index - (MAX_INPUTS - 1) / 2) < GAP / 2;
}

type Across = (column: number) => number;
type Down = (column: number, index: number) => number;

function frameOf(
  selected: NetworkPlace | undefined,
  shown: readonly number[],
  x: Across,
  y: Down,
  dot: number,
): Box[] {
  const width = shown[selected?.layer ?? 0];
  if (!selected || width === undefined) return [];
  const reach = dot / 2 + FRAME;
  const column = selected.layer;
  return [
    {
      x0: x(column) - reach,
      y0: y(column, 0) - reach,
      x1: x(column) + reach,
      y1: y(column, width - 1) + reach,
    },
  ];
}

function chosenOf(
  selected: NetworkPlace | undefined,
  shown: readonly number[],
  x: Across,
  y: Down,
  indices: (column: number) => readonly number[],
  colour: (column: number) => string,
): Pick<NetworkLayout, 'links' | 'chosen'> {
  const { layer = 0, neuron } = selected ?? {};
  if (neuron === undefined || neuron > (shown[layer] ?? 0)) return { links: [], chosen: [] };
  const from = { x1: x(layer), y1: y(layer, neuron - 1) };
  const neighbours = [layer - 1, layer + 1].filter((column) => column < shown.length);
  return {
    links: neighbours.flatMap((column) =>
      indices(column).map((index) => ({ ...from, x2: x(column), y2: y(column, index) })),
    ),
    chosen: [{ x: from.x1, y: from.y1, colour: colour(layer) }],
  };
}
