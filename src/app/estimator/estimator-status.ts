import type { EstimatorSpec } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { isBinning, isExact, needsWholeRun } from '../../state/estimates.ts';

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
  if (isExact(estimator)) return messages.estimators.isExactItself();
  if (needsWholeRun(estimator) && !isOver) return messages.status.stage('until-the-end', 0, 0);
  if (count === 0) return '';
  if (measured < count) return messages.status.stage('measuring', measured, count);
  return messages.estimators.whiskers(isBinning(estimator));
}
