import { useRef } from 'react';
import type { EstimatorSpec } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { isBinning, isExact, needsWholeRun } from '../../state/estimates.ts';
import buttonStyles from '../shared/button.module.css';
import { CommandButton, CommandCheckbox } from '../shared/CommandButton.tsx';
import { useObserved, usePage } from '../shared/page-context.ts';
import {
  measuredCount,
  namedLandmarks,
  useMainTrajectories,
  useTrajectories,
} from '../shared/trajectories-of.ts';
import { EstimatorPicker } from './EstimatorPicker.tsx';
import styles from './estimator-bar.module.css';

/** What is laid over the exact plane: what another estimator finds, and landmarks. */
export function EstimatorBar() {
  const bar = useRef<HTMLDivElement>(null);
  const { view } = usePage();
  const { overlay } = useObserved(({ screen }) => screen.view);
  const estimator = useObserved(({ screen }) => screen.estimator);
  const isMain = useObserved(({ screen }) => screen.shown.byEstimator);
  const hasRun = useObserved(({ screen }) => screen.recordedRun !== undefined);
  return (
    <div className={styles['estimator-bar']} ref={bar}>
      {isMain ? (
        <span>{messages.lab.plane().measuredWith}</span>
      ) : (
        <CommandCheckbox command="overlay">{messages.lab.plane().overlay}</CommandCheckbox>
      )}
      <EstimatorPicker
        label={messages.estimators.picker().label}
        bar={bar}
        value={estimator}
        onChange={(chosen) =>
          view.set(isMain ? { estimator: chosen } : { estimator: chosen, overlay: true })
        }
      />
      {isMain ? <MainStatus /> : overlay && <EstimatorStatus />}
      {hasRun && <LandmarksToggle />}
    </div>
  );
}

function LandmarksToggle() {
  const landmarks = useObserved(({ screen }) => screen.view.landmarks);
  return (
    <>
      <CommandCheckbox command="landmarks">{messages.lab.plane().landmarks}</CommandCheckbox>
      {landmarks && <LandmarkNames />}
    </>
  );
}

/** The crosses from the left: on the plane a name is left out where there is no room. */
function LandmarkNames() {
  const found = useObserved(({ screen }) => screen.landmarks);
  const landmarks = namedLandmarks(found).toSorted((a, b) => a.ixt - b.ixt);
  return (
    <p className={styles['landmark-names']} data-testid="landmark-names">
      {messages.lab.landmarks(landmarks)}
    </p>
  );
}

/** How far the estimator in place of the exact count is; nothing once it is done. */
function MainStatus() {
  const { layers, count } = useMainTrajectories();
  const measured = measuredCount(layers, count);
  return (
    <span className={styles['estimator-status']} data-testid="estimator-status">
      {measured < count && messages.status.stage('measuring', measured, count)}
    </span>
  );
}

function EstimatorStatus() {
  const estimator = useObserved(({ screen }) => screen.estimator);
  const isOver = useObserved(({ screen }) => screen.isWhole);
  const hasFailed = useObserved(({ screen }) => screen.hasFailed(estimator));
  const { layers, count } = useTrajectories(estimator);
  const measured = measuredCount(layers, count);
  return (
    <span className={styles['estimator-status']} data-testid="estimator-status">
      {estimatorStatus(estimator, { isOver, measured, count, hasFailed })}{' '}
      {hasFailed && <CommandButton command="measure-again" className={buttonStyles['small']} />}
    </span>
  );
}

/** How far an estimator has come with the checkpoints on show. */
interface Progress {
  /** Whether no more checkpoints will come. */
  readonly isOver: boolean;
  readonly measured: number;
  readonly count: number;
  /** Whether measuring has failed. */
  readonly hasFailed?: boolean;
}

/** What the hollow dots are, or why there are none yet; nothing before the first checkpoint. */
export function estimatorStatus(
  estimator: EstimatorSpec,
  { isOver, measured, count, hasFailed }: Progress,
): string {
  if (isExact(estimator)) return messages.estimators.isExactItself();
  if (needsWholeRun(estimator) && !isOver) return messages.status.stage('until-the-end', 0, 0);
  if (count === 0) return '';
  if (measured < count) {
    return messages.status.stage(hasFailed ? 'failed' : 'measuring', measured, count);
  }
  return messages.estimators.whiskers(isBinning(estimator));
}
