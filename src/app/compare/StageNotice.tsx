import type { EstimatorSpec } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { usePage } from '../shell/lab-context.ts';
import { type Stage, stageOf } from './stage.ts';
import { useComparison } from './use-comparison.ts';

interface Props {
  readonly row: number;
  /** The first of these that is not complete is told of. */
  readonly estimators: readonly EstimatorSpec[];
}

/** Over a chart: why nothing, or not all, is to be seen in it yet. */
export function StageNotice({ row, estimators }: Props) {
  const { lab } = usePage();
  const told = useComparison((comparison) => {
    const network = comparison.networks[row];
    if (network === undefined) return `untrained|${messages.status.stage('untrained', 0, 0)}`;
    const { recording } = network;
    for (const estimator of estimators) {
      const measured = comparison.measured(recording, estimator, lab.state.viewState.output);
      const stage = stageOf(network, estimator, measured);
      if (stage !== 'complete')
        return `${stage}|${messages.status.stage(stage, measured, recording.count)}`;
    }
    return '';
  });
  if (told === '') return null;
  const [stage, sentence] = told.split('|') as [Stage, string];
  return (
    <p className={stage === 'measuring' ? 'stage-notice' : 'stage-notice unmeasured'}>{sentence}</p>
  );
}
