import type { EstimatorSpec } from '../../engine/index.ts';
import type { ComparedRun } from '../../state/compare-model.ts';
import { needsWholeRun } from '../../state/estimates.ts';
import { isOver } from '../../state/training.ts';

/** How far an estimator is with a network. */
export type Stage = 'untrained' | 'empty' | 'until-the-end' | 'measuring' | 'complete';

export function stageOf(
  { count, status }: Pick<ComparedRun, 'count' | 'status'>,
  estimator: EstimatorSpec,
  measured: number,
): Stage {
  if (count === 0) return isOver(status) ? 'empty' : 'untrained';
  if (needsWholeRun(estimator) && !isOver(status)) return 'until-the-end';
  return measured < count ? 'measuring' : 'complete';
}
