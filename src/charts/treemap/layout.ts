import { hierarchy, treemap } from 'd3';
import { messages } from '../../messages/index.ts';
import { round2 } from '../shared/format.ts';
import { hatchPath } from '../shared/hatch.ts';
import { inkOn, majorityColour, shareColour } from '../shared/label-palette.ts';
import { BASELINE, type Size, type TextMark, textWidth } from '../shared/marks.ts';
import type { Box } from '../shared/place.ts';
import { type TreemapLegend, treemapLegend } from './legend.ts';

/** One code of a layer. */
export interface CodeItem {
  /** The first row with this code: the same inputs keep it from epoch to epoch. */
  readonly key: number;
  /** Inputs that share the code. */
  readonly size: number;
  /** Of each label among them. */
  readonly shares: readonly number[];
}

export interface TreemapOptions {
  readonly size: Size;
  readonly items: readonly CodeItem[];
  readonly labelCount: number;
  readonly title: string;
  readonly ariaLabel: string;
}

export interface TreemapRectangle {
  readonly key: number;
  readonly box: Box;
  readonly colour: string;
  readonly size: number;
  readonly shares: readonly number[];
  /** More than one where the smallest codes share a rectangle. */
  readonly codes: number;
  /** Codes in all rectangles together. */
  readonly allCodes: number;
  /** Inputs of the largest of them. */
  readonly largest: number;
}

export interface KeyedText extends TextMark {
  readonly key: number;
  readonly colour: string;
  /** What keeps the hatch off it. */
  readonly halo: string | undefined;
}

export interface TreemapLayout {
  readonly size: Size;
  readonly ariaLabel: string;
  readonly titles: readonly TextMark[];
  readonly rectangles: readonly TreemapRectangle[];
  /** Over the rectangle of the smallest codes. */
  readonly hatch: string;
  readonly texts: readonly KeyedText[];
  readonly legend: TreemapLegend;
  readonly itemAt: (px: number, py: number) => TreemapRectangle | undefined;
}

/** More cannot be told apart, and cost more than a frame to move. */
export const MAX_RECTANGLES = 700;
/** Key of the rectangle in which the smallest codes are shown together; below it, of its text. */
export const REST = -1;

export const TREEMAP_FONT = 11;
const TREEMAP_ROW = 14;
export const TREEMAP_TITLE = 12;
const TOP = 20;
const HATCH = 7;
const PADDING = 3;

/** The codes of one layer: area is the number of inputs, colour their labels. */
export function treemapLayout(options: TreemapOptions): TreemapLayout {
  const { size, items, labelCount, title, ariaLabel } = options;
  const legend = treemapLegend(labelCount, size);
  const plot: Box = {
    x0: 0,
    y0: TOP,
    x1: Math.max(1, size.width),
    y1: Math.max(TOP + 1, legend.top),
  };
  const rectangles = placeCodes(items, labelCount, plot);
  const rest = rectangles.find(({ key }) => key === REST);
  return {
    size,
    ariaLabel,
    titles: [{ x: 2, y: TREEMAP_TITLE, text: title, anchor: 'start' }],
    rectangles,
    hatch: rest ? hatchPath(rest.box, HATCH) : '',
    texts: rectangles.flatMap(textOf),
    legend,
    itemAt: (px, py) =>
      rectangles.find(({ box }) => px >= box.x0 && px < box.x1 && py >= box.y0 && py < box.y1),
  };
}

type Leaf = Omit<TreemapRectangle, 'box' | 'colour'>;

/** Largest first, equals by key: the order, and so the picture, depends on nothing else. */
function leavesOf(items: readonly CodeItem[]): Leaf[] {
  const used = items.filter(({ size }) => size > 0);
  const allCodes = used.length;
  const sorted = used
    .sort((a, b) => b.size - a.size || a.key - b.key)
    .map((item) => ({ ...item, codes: 1, allCodes, largest: item.size }));
  if (sorted.length <= MAX_RECTANGLES) return sorted;
  const shown = sorted.slice(0, MAX_RECTANGLES - 1);
  const small = sorted.slice(MAX_RECTANGLES - 1);
  const shares = (small[0]?.shares ?? []).map((_, label) =>
    small.reduce((sum, item) => sum + (item.shares[label] ?? 0), 0),
  );
  const size = small.reduce((sum, item) => sum + item.size, 0);
  const largest = small[0]?.size ?? 0;
  return [...shown, { key: REST, size, shares, codes: small.length, allCodes, largest }];
}

function placeCodes(items: readonly CodeItem[], labelCount: number, plot: Box): TreemapRectangle[] {
  const leaves = leavesOf(items);
  if (leaves.length === 0) return [];
  const root = hierarchy<{ leaf?: Leaf; children?: { leaf: Leaf }[] }>({
    children: leaves.map((leaf) => ({ leaf })),
  }).sum(({ leaf }) => leaf?.size ?? 0);
  const placed = treemap<{ leaf?: Leaf }>().size([plot.x1 - plot.x0, plot.y1 - plot.y0])(root);
  return (placed.children ?? []).flatMap(({ data, x0, y0, x1, y1 }) => {
    const { leaf } = data;
    if (!leaf) return [];
    const box = {
      x0: round2(plot.x0 + x0),
      y0: round2(plot.y0 + y0),
      x1: round2(plot.x0 + x1),
      y1: round2(plot.y0 + y1),
    };
    return { ...leaf, box, colour: colourOf(leaf, labelCount) };
  });
}

function colourOf({ size, shares }: Leaf, labelCount: number): string {
  if (labelCount <= 2) return shareColour((shares[1] ?? 0) / size);
  const most = Math.max(...shares);
  return majorityColour(shares.indexOf(most), labelCount, most / size);
}

/** The number of inputs, where there is room for it. */
function textOf(rectangle: TreemapRectangle): KeyedText[] {
  const { key, box, colour } = rectangle;
  const width = box.x1 - box.x0 - 2 * PADDING;
  const rows = (box.y1 - box.y0 - PADDING) / TREEMAP_ROW;
  const lines = namesOf(rectangle).find(
    (texts) =>
      texts.length <= rows && texts.every((text) => textWidth(text, TREEMAP_FONT) <= width),
  );
  const middle = (box.y0 + box.y1) / 2 + BASELINE * TREEMAP_FONT;
  return (lines ?? []).map((text, row, { length }) => ({
    key: key - row,
    x: round2((box.x0 + box.x1) / 2),
    y: round2(middle + (row - (length - 1) / 2) * TREEMAP_ROW),
    text,
    anchor: 'middle',
    colour: inkOn(colour),
    halo: key === REST ? colour : undefined,
  }));
}

/** In one or two rows, longest first. */
function namesOf({
  key,
  size,
  codes,
  allCodes,
  largest,
}: TreemapRectangle): readonly (readonly string[])[] {
  if (key !== REST) return [[String(size)]];
  return messages.charts.smallCodes(codes, allCodes, largest);
}
