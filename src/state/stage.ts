/** How far an estimator is with a recording. */
import type { EstimatorSpec } from '../engine/index.ts';
import { needsWholeRun } from './estimates.ts';

export type Stage = 'untrained' | 'empty' | 'until-the-end' | 'measuring' | 'failed' | 'complete';

interface Progress {
  /** Whether no more checkpoints will come. */
  readonly isOver: boolean;
  readonly count: number;
  /** Checkpoints measured so far. */
  readonly measured: number;
  /** Whether measuring has failed. */
  readonly hasFailed: boolean;
}

export function stageOf(
  estimator: EstimatorSpec,
  { isOver, count, measured, hasFailed }: Progress,
): Stage {
  if (count === 0) return isOver ? 'empty' : 'untrained';
  if (needsWholeRun(estimator) && !isOver) return 'until-the-end';
  if (measured >= count) return 'complete';
  return hasFailed ? 'failed' : 'measuring';
}
