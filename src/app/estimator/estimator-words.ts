import type { EstimatorSpec } from '../../engine/index.ts';
import { isExact, needsWholeRun } from '../../state/comparison.ts';
import { estimatorOf } from '../../state/settings.ts';

/** Whether an estimator reads a function of the code, so that it can only lose bits. */
export function isBinning({ method, options }: EstimatorSpec): boolean {
  return estimatorOf(method).kind === 'bins' && options.mean !== true;
}

/** What the distance from exact to an estimator's reading is called. */
export function distanceName(estimator: EstimatorSpec): string {
  return isBinning(estimator) ? 'bits lost to binning' : 'difference from exact';
}

/** How far an estimator has come with the checkpoints on show. */
export interface Progress {
  /** Whether no more checkpoints will come. */
  readonly isOver: boolean;
  readonly measured: number;
  readonly count: number;
}

/** What the hollow dots are, or why there are none yet; nothing before the first checkpoint. */
export function estimatorStatus(
  estimator: EstimatorSpec,
  { isOver, measured, count }: Progress,
): string {
  if (isExact(estimator)) return 'this is the exact count itself';
  if (needsWholeRun(estimator) && !isOver) return 'measured when the run has ended';
  if (count === 0) return '';
  if (measured < count) return `measuring ${measured} of ${count}`;
  return `whiskers: ${distanceName(estimator)}`;
}
