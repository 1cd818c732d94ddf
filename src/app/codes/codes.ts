/** The codes of a layer as the treemap draws them, and the inputs that have them. */

import {
  type CodeItem,
  REST,
  type TreemapLayout,
  type TreemapRectangle,
  treemapLayout,
} from '../../charts/treemap/layout.ts';
import type { CodeClasses, InputDrawing } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import type { Size } from '../shared/use-chart.ts';

export interface Input {
  readonly row: number;
  /** Undefined where it is not known. */
  readonly label: number | undefined;
}

/** More codes than this are not drawn: most would be smaller than a pixel. */
export const MAX_CODES = 16_384;

/** Number of labels; 0 where there are no codes. */
function labelCountOf({ sizes, shares }: CodeClasses): number {
  return sizes.length === 0 ? 0 : shares.length / sizes.length;
}

export function codeItems(groups: CodeClasses): CodeItem[] {
  const { first, sizes, shares } = groups;
  const labelCount = labelCountOf(groups);
  return Array.from(first, (key, g) => ({
    key,
    size: sizes[g] as number,
    shares: Array.from(shares.subarray(g * labelCount, (g + 1) * labelCount)),
  }));
}

/** The treemap of a layer of that name. */
export function codesLayout(
  groups: CodeClasses | undefined,
  size: Size,
  name: string,
): TreemapLayout {
  const codes = groups?.sizes.length ?? 0;
  const inputs = groups?.classOf.length ?? 0;
  const title =
    groups === undefined
      ? messages.layers.noCodes(name)
      : messages.layers.codesTitle(name, inputs, codes);
  return treemapLayout({
    size,
    items: groups === undefined || codes > MAX_CODES ? [] : codeItems(groups),
    labelCount: groups === undefined ? 2 : labelCountOf(groups),
    title,
    ariaLabel: messages.charts.codes(title),
  });
}

/** Rectangles are known by their first row: one that is gone has merged into that row's code. */
export function absorberOf(groups: CodeClasses | undefined): (key: number) => number {
  return (key) => {
    const group = groups?.classOf[key];
    return group === undefined ? key : (groups?.first[group] ?? key);
  };
}

/** The first inputs of a rectangle. */
export function inputsOf(
  groups: CodeClasses,
  rectangles: readonly TreemapRectangle[],
  { key }: TreemapRectangle,
  most: number,
): Input[] {
  const drawn = new Set(rectangles.map((rectangle) => rectangle.key));
  const isWanted = (code: number): boolean => (key === REST ? !drawn.has(code) : code === key);
  return rowsOf(groups, isWanted, most).map((row) => ({
    row,
    label: groups.labels[row],
  }));
}

/** The first rows of the codes to be shown; a code is identified by the first row that has it. */
function rowsOf(
  { classOf, first }: CodeClasses,
  isWanted: (key: number) => boolean,
  most: number,
): number[] {
  const wanted = Array.from(first, isWanted);
  const rows: number[] = [];
  for (let row = 0; row < classOf.length && rows.length < most; row++) {
    if (wanted[classOf[row] as number]) rows.push(row);
  }
  return rows;
}

/** A code, or many small ones, in a sentence. */
export function codeText({ key, size, shares, ...small }: TreemapRectangle): string {
  return key === REST
    ? messages.layers.smallCodes(small.codes, small.allCodes, small.largest, size, shares)
    : messages.layers.code(size, shares);
}

/** The name of the input of a row: its bits, the first column in front, where they are known. */
export function inputName(row: number, drawing: InputDrawing | undefined): string {
  return drawing === undefined
    ? messages.lab.row(row + 1)
    : row.toString(2).padStart(drawing.count, '0');
}
