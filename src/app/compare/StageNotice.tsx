import type { EstimatorSpec } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import type { CompareModel } from '../../state/compare-model.ts';
import { useModel } from '../laboratory/laboratory.ts';
import { classes } from '../shared/classes.ts';
import { useObserved } from '../shared/page-context.ts';
import { type Stage, stageOf } from './stage.ts';
import styles from './stage-notice.module.css';

interface Props {
  readonly row: number;
  /** The first of these that is not complete is told of. */
  readonly estimators: readonly EstimatorSpec[];
}

/** Over a chart: why nothing, or not all, is to be seen in it yet. */
export function StageNotice({ row, estimators }: Props) {
  const model = useModel<CompareModel>();
  const [stage, sentence] = useObserved((): readonly [Stage, string] => {
    const compared = model.comparedRuns[row];
    if (compared === undefined) return ['untrained', messages.status.stage('untrained', 0, 0)];
    for (const estimator of estimators) {
      const measured = model.trajectories(compared, estimator)?.done ?? 0;
      const found = stageOf(compared, estimator, measured);
      if (found !== 'complete')
        return [found, messages.status.stage(found, measured, compared.count)];
    }
    return ['complete', ''];
  });
  if (stage === 'complete') return null;
  return (
    <p className={classes(styles['stage-notice'], stage !== 'measuring' && styles['unmeasured'])}>
      {sentence}
    </p>
  );
}
