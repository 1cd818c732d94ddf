import { useRef } from 'react';
import type { EstimatorSpec } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { isBinning, isExact } from '../../state/estimates.ts';
import type { OnScreen } from '../../state/on-screen.ts';
import { type Stage, stageOf } from '../../state/stage.ts';
import buttonStyles from '../shared/button.module.css';
import { CommandButton, CommandCheckbox } from '../shared/CommandButton.tsx';
import { useObserved, usePage } from '../shared/page-context.ts';
import { namedLandmarks } from '../shared/trajectories-of.ts';
import { EstimatorPicker } from './EstimatorPicker.tsx';
import styles from './estimator-bar.module.css';

/** What is laid over the exact plane: what another estimator finds, and landmarks. */
export function EstimatorBar() {
  const bar = useRef<HTMLDivElement>(null);
  const { view } = usePage();
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
      <EstimatorStatus />
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

/** How far the estimators on the plane are; nothing where there is nothing to be known of them. */
function EstimatorStatus() {
  const [stage, sentence] = useObserved(({ screen }) => statusOf(screen));
  if (sentence === '') return null;
  return (
    <span className={styles['estimator-status']} data-testid="estimator-status">
      {sentence}{' '}
      {stage === 'failed' && (
        <CommandButton command="measure-again" className={buttonStyles['small']} />
      )}
    </span>
  );
}

/**
 * Of the first estimator that is not complete, why its dots are missing; else what the hollow dots are.
 * Nothing before the first checkpoint.
 */
function statusOf(screen: OnScreen): readonly [Stage, string] {
  const { main, overlaid, isWhole: isOver, shown } = screen;
  const { count } = shown.snapshot;
  if (count === 0) return ['untrained', ''];
  for (const estimator of overlaid === undefined ? [main] : [main, overlaid]) {
    const measured = screen.trajectories(estimator)?.done ?? 0;
    const hasFailed = screen.hasFailed(estimator);
    const stage = stageOf(estimator, { isOver, count, measured, hasFailed });
    if (stage !== 'complete') return [stage, messages.status.stage(stage, measured, count)];
  }
  return ['complete', overlaid === undefined ? '' : overlayNote(overlaid)];
}

function overlayNote(estimator: EstimatorSpec): string {
  return isExact(estimator)
    ? messages.estimators.isExactItself()
    : messages.estimators.whiskers(isBinning(estimator));
}
