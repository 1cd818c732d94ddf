/** The codes of a layer in words and as what the treemap draws. */
import type { CodeItem } from '../../charts/treemap-layout.ts';
import type { CodeGroups } from '../../engine/index.ts';
import { INPUT_BITS } from '../../state/settings.ts';

/** More codes than this are not drawn: most would be smaller than a pixel. */
export const MOST_CODES = 16_384;

/** Number of labels; 0 where there are no codes. */
export function classesOf({ sizes, shares }: CodeGroups): number {
  return sizes.length === 0 ? 0 : shares.length / sizes.length;
}

export function codeItems(groups: CodeGroups): CodeItem[] {
  const { first, sizes, shares } = groups;
  const classes = classesOf(groups);
  return Array.from(first, (key, g) => ({
    key,
    size: sizes[g] as number,
    shares: Array.from(shares.subarray(g * classes, (g + 1) * classes)),
  }));
}

/** The first rows whose code is wanted; codes are known by the first row that has them. */
export function rowsOf(
  { groupOf, first }: CodeGroups,
  isWanted: (key: number) => boolean,
  most: number,
): number[] {
  const wanted = Array.from(first, isWanted);
  const rows: number[] = [];
  for (let row = 0; row < groupOf.length && rows.length < most; row++) {
    if (wanted[groupOf[row] as number]) rows.push(row);
  }
  return rows;
}

/**
 * The label of a row. Those of a file stay in the worker: there it is known only of a code whose
 * inputs are all labelled alike.
 */
export function labelOf(
  groups: CodeGroups,
  row: number,
  labels: ArrayLike<number> | undefined,
): number | undefined {
  if (labels !== undefined) return labels[row];
  const classes = classesOf(groups);
  const at = (groups.groupOf[row] as number) * classes;
  const present = [...groups.shares.subarray(at, at + classes).entries()].filter(([, n]) => n > 0);
  return present.length === 1 ? present[0]?.[0] : undefined;
}

/** The input of a row of a built-in task, the first column first. */
export function inputBits(row: number): boolean[] {
  return Array.from({ length: INPUT_BITS }, (_, j) => ((row >> (INPUT_BITS - 1 - j)) & 1) === 1);
}

export function inputWord(row: number): string {
  return row.toString(2).padStart(INPUT_BITS, '0');
}

const MOST_LABELS = 3;

/** How inputs are labelled: “all labelled 1”, “93 % labelled 1”, “60 % labelled 4, 25 % labelled 9, …”. */
export function sharesText(size: number, shares: readonly number[]): string {
  const present = shares
    .map((count, label) => ({ count, label }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const [most] = present;
  if (most === undefined) return '';
  if (present.length === 1) return `${size === 1 ? '' : 'all '}labelled ${most.label}`;
  const parts = present
    .slice(0, MOST_LABELS)
    .map(({ count, label }) => `${percent(count, size)} labelled ${label}`);
  return `${parts.join(', ')}${present.length > MOST_LABELS ? ', …' : ''}`;
}

/** Never “100 %” of a part. */
function percent(count: number, size: number): string {
  const share = Math.min(Math.max(Math.round((100 * count) / size), 1), 99);
  return `${share} %`;
}

export function inputsText(size: number): string {
  return size === 1 ? '1 input' : `${size} inputs`;
}
