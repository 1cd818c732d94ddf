import type { EstimatorSpec } from '../../engine/index.ts';
import { type Network, needsWholeRun } from '../../state/comparison.ts';
import { isOver } from '../../state/training.ts';

/** How far an estimator is with a network. */
export type Stage = 'untrained' | 'empty' | 'until-the-end' | 'measuring' | 'complete';

export function stageOf(
  { recording, status }: Network,
  estimator: EstimatorSpec,
  measured: number,
): Stage {
  if (recording.count === 0) return isOver(status) ? 'empty' : 'untrained';
  if (needsWholeRun(estimator) && !isOver(status)) return 'until-the-end';
  return measured < recording.count ? 'measuring' : 'complete';
}
