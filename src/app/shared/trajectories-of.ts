import type { ReferenceRepresentation } from '../../charts/plane/landmarks.ts';
import type { Trajectories } from '../../charts/shared/trajectories.ts';
import type { EstimatorSpec, Trajectory } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import type { OnScreen } from '../../state/on-screen.ts';
import { EXACT } from '../../state/settings.ts';
import { useObserved } from './page-context.ts';

/** What an estimator has found of the recording on show, as charts and tables take it. */
export interface ShownTrajectories extends Trajectories {
  readonly epochs: readonly number[];
  readonly layers: readonly Trajectory[];
}

const emptyLayer = (name: string): Trajectory => ({ name, ixt: [], ity: [], states: [] });

/** What an estimator has found of what is on show; columns are empty where nothing was measured yet. */
export function layersOf(screen: OnScreen, estimator: EstimatorSpec): readonly Trajectory[] {
  return screen.trajectories(estimator)?.layers ?? screen.layerNames.map(emptyLayer);
}

/** The same with the epochs. */
export function trajectoriesShown(screen: OnScreen, estimator: EstimatorSpec): ShownTrajectories {
  const { recording, count } = screen.shown.snapshot;
  return { count, epochs: recording.epochs, layers: layersOf(screen, estimator) };
}

/** The same for a component, which renders again when there is more. */
export function useTrajectories(estimator: EstimatorSpec): ShownTrajectories {
  const { recording, count } = useObserved(({ screen }) => screen.shown.snapshot);
  const measured = useObserved(({ screen }) => screen.trajectories(estimator));
  const names = useObserved(({ screen }) => screen.layerNames);
  return { count, epochs: recording.epochs, layers: measured?.layers ?? names.map(emptyLayer) };
}

/** How many checkpoints an estimator has measured so far. */
export function measuredCount(layers: readonly Trajectory[], count: number): number {
  let measured = 0;
  for (let checkpoint = 0; checkpoint < count; checkpoint++) {
    if (layers.some(({ ixt }) => Number.isFinite(ixt[checkpoint]))) measured++;
  }
  return measured;
}

/** The plane in words, for those who do not see it. */
export function planeSummary(screen: OnScreen): string {
  const { entropyBounds, snapshot } = screen.shown;
  const checkpoint = screen.shownCheckpoint;
  const layers = layersOf(screen, EXACT).map(({ name, ixt, ity }) => ({
    name,
    ixt: ixt[checkpoint] ?? Number.NaN,
    ity: ity[checkpoint] ?? Number.NaN,
  }));
  const epoch = snapshot.recording.epochs[checkpoint];
  return messages.charts.plane(entropyBounds.hx, entropyBounds.hy, epoch, layers);
}

/** The landmarks of what is on show, with their names. */
export function namedLandmarks(found: OnScreen['landmarks']): ReferenceRepresentation[] {
  return found.map(({ id, ixt, ity }) => ({ name: messages.landmarks.name(id), ixt, ity }));
}
