/** The codes of a layer and their inputs in words. */
import { REST, type TreemapRectangle } from '../../charts/treemap/layout.ts';
import { INPUT_BITS } from '../../state/settings.ts';
import { plural } from '../shared/words.ts';

/** The input of a row of a built-in task, the first column in front. */
export function inputWord(row: number): string {
  return row.toString(2).padStart(INPUT_BITS, '0');
}

/** A code in one sentence. */
export function codeText({ key, size, shares, codes, largest }: TreemapRectangle): string {
  const labels = sharesText(size, shares);
  if (key !== REST) return `${plural(size, 'input')}, ${labels}`;
  return `${codes} codes of ${largest === 1 ? '1 input each' : `at most ${largest} inputs`}, ${labels}`;
}

const MAX_LABELS = 3;

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
    .slice(0, MAX_LABELS)
    .map(({ count, label }) => `${percent(count, size)} labelled ${label}`);
  return `${parts.join(', ')}${present.length > MAX_LABELS ? ', …' : ''}`;
}

/** Never “100 %” of a part. */
function percent(count: number, size: number): string {
  const share = Math.min(Math.max(Math.round((100 * count) / size), 1), 99);
  return `${share} %`;
}
