/** What the charts of networks share: names, the pointer, and a notice while one is not complete. */

import type { EstimatorSpec } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import type { CompareModel } from '../../state/compare-model.ts';
import { networkTitle } from '../../state/compared-networks.ts';
import type { ComparedRun } from '../../state/comparison-runs.ts';
import { applyOverrides } from '../../state/engine-values.ts';
import type { PlayheadState } from '../../state/playhead.ts';
import { type Stage, stageOf } from '../../state/stage.ts';
import { isOver } from '../../state/training.ts';
import { useModel } from '../laboratory/laboratory.ts';
import buttonStyles from '../shared/button.module.css';
import { CommandButton } from '../shared/CommandButton.tsx';
import { classes } from '../shared/classes.ts';
import { useObserved } from '../shared/page-context.ts';
import { useCheckpointPointer } from '../shared/use-chart.ts';
import styles from './network-chart.module.css';

/** The names of the networks of the comparison, the run itself first. */
export function useNetworkTitles(): string[] {
  const model = useModel<CompareModel>();
  const own = useObserved(({ screen }) => screen.experiment.run);
  const { run, title } = useObserved(({ screen }) => screen.recording);
  const others = useObserved(() => model.overrides);
  if (run === undefined) return [title ?? ''];
  return [
    networkTitle(own, undefined),
    ...others.map((overrides) => networkTitle(applyOverrides(own, overrides), overrides)),
  ];
}

interface NetworkStage {
  readonly stage: Stage;
  /** Why there is nothing, or not all, to be seen. */
  readonly sentence: string;
  /** The same for the head of a column. */
  readonly note: string;
}

/** How far an estimator is with a network. */
export function networkStage(
  model: CompareModel,
  compared: ComparedRun,
  estimator: EstimatorSpec,
): NetworkStage {
  const { count, status } = compared;
  const measured = model.trajectories(compared, estimator)?.done ?? 0;
  const hasFailed = model.hasFailed(compared, estimator);
  const stage = stageOf(estimator, { isOver: isOver(status), count, measured, hasFailed });
  return {
    stage,
    sentence: messages.status.stage(stage, measured, count),
    note: messages.status.stageNote(stage, measured, count),
  };
}

interface Props {
  readonly row: number;
  /** The notice is about the first of these that is not complete. */
  readonly estimators: readonly EstimatorSpec[];
}

/** Over a chart: why nothing, or not all, is to be seen in it yet. */
export function StageNotice({ row, estimators }: Props) {
  const model = useModel<CompareModel>();
  const { stage, sentence } = useObserved((): Omit<NetworkStage, 'note'> => {
    const compared = model.comparedRuns[row];
    if (compared === undefined)
      return { stage: 'untrained', sentence: messages.status.stage('untrained', 0, 0) };
    for (const estimator of estimators) {
      const found = networkStage(model, compared, estimator);
      if (found.stage !== 'complete') return found;
    }
    return { stage: 'complete', sentence: '' };
  });
  if (stage === 'complete') return null;
  // What there is stays to be seen.
  const isPart = stage === 'measuring' || stage === 'failed';
  return (
    <p className={classes(styles['stage-notice'], !isPart && styles['unmeasured'])}>
      {sentence}{' '}
      {stage === 'failed' && (
        <CommandButton command="measure-again" className={buttonStyles['small']} />
      )}
    </p>
  );
}

/**
 * As useCheckpointPointer for one network of the comparison, whose chart has its own checkpoints
 * only.
 */
export function useNetworkPointer(
  row: number,
  find: (x: number, y: number) => PlayheadState['hover'],
) {
  const model = useModel<CompareModel>();
  return useCheckpointPointer((x, y) => {
    const found = find(x, y);
    const network = model.comparedRuns[row];
    if (found === undefined || network === undefined) return undefined;
    const checkpoint = model.checkpointShown(network.recording, found.checkpoint);
    return checkpoint < 0 ? undefined : { ...found, checkpoint };
  });
}
