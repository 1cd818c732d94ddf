import type { Ruler } from '../../engine/index.ts';
import { isExact, needsWholeRun } from '../../state/comparison.ts';
import { estimatorOf } from '../../state/settings.ts';

/** Whether a ruler reads a function of the code, so that it can only lose bits. */
export function isBinning({ method, options }: Ruler): boolean {
  return estimatorOf(method).kind === 'bins' && options.mean !== true;
}

/** What the distance from exact to a ruler's reading is called. */
export function distanceName(ruler: Ruler): string {
  return isBinning(ruler) ? 'bits lost to binning' : 'difference from exact';
}

/** How far a ruler has come with the records on show. */
export interface Progress {
  /** Whether no more records will come. */
  readonly isOver: boolean;
  readonly measured: number;
  readonly count: number;
}

/** What the hollow dots are, or why there are none yet; nothing before the first record. */
export function rulerStatus(ruler: Ruler, { isOver, measured, count }: Progress): string {
  if (isExact(ruler)) return 'this is the exact count itself';
  if (needsWholeRun(ruler) && !isOver) return 'measured when the run has ended';
  if (count === 0) return '';
  if (measured < count) return `measuring ${measured} of ${count}`;
  return `whiskers: ${distanceName(ruler)}`;
}
