import type { ReferenceRepresentation } from '../../charts/plane/landmarks.ts';
import type { Trajectories } from '../../charts/shared/trajectories.ts';
import type {
  EntropyBounds,
  EstimatorSpec,
  OutputDefinition,
  Recording,
  Trajectory,
} from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import type { Measured } from '../../state/estimates.ts';
import { hasSeveralEpochs, layerNames, type OnScreen } from '../../state/on-screen.ts';
import { useObserved } from './page-context.ts';

/** What an estimator has found of the recording on show, as charts and tables take it. */
interface ShownTrajectories extends Trajectories {
  readonly epochs: readonly number[];
  readonly layers: readonly Trajectory[];
}

const emptyLayer = (name: string): Trajectory => ({ name, ixt: [], ity: [], states: [] });

/** A recording as far as it has come, and what counts as T at its output. */
export interface Subject {
  readonly recording: Recording;
  readonly count: number;
  readonly output: OutputDefinition;
}

/** What has been found of a recording; columns are empty where nothing was measured yet. */
export function shownTrajectories(
  { recording, count, output }: Subject,
  measured: Measured | undefined,
): ShownTrajectories {
  const layers = measured?.layers ?? layerNames(recording, output).map(emptyLayer);
  return { count, epochs: recording.epochs, layers };
}

/** The same for a component, which renders again when there is more. */
export function useTrajectories(estimator: EstimatorSpec): ShownTrajectories {
  const { recording, count } = useObserved(({ screen }) => screen.shown.snapshot);
  const measured = useObserved(({ screen }) => screen.trajectories(estimator));
  const output = useObserved(({ screen }) => screen.view.output);
  return shownTrajectories({ recording, count, output }, measured);
}

/** What the estimator has found that the plane is drawn with. */
export function useMainTrajectories(): ShownTrajectories {
  return useTrajectories(useObserved(({ screen }) => screen.main));
}

/** How many checkpoints an estimator has measured so far. */
export function measuredCount(layers: readonly Trajectory[], count: number): number {
  let measured = 0;
  for (let checkpoint = 0; checkpoint < count; checkpoint++) {
    if (layers.some(({ ixt }) => Number.isFinite(ixt[checkpoint]))) measured++;
  }
  return measured;
}

/** The epoch of a checkpoint as sentences name it: the only one of a file has no number. */
export function momentAt(recording: Recording, checkpoint: number): number | 'only' | undefined {
  const epoch = recording.epochs[checkpoint];
  return epoch === undefined || hasSeveralEpochs(recording) ? epoch : 'only';
}

/** The plane in words, for those who do not see it. */
export function planeSummary(
  { hx, hy }: EntropyBounds,
  { layers }: Pick<ShownTrajectories, 'layers'>,
  recording: Recording,
  checkpoint: number,
): string {
  const numbers = layers.map(({ name, ixt, ity }) => ({
    name,
    ixt: ixt[checkpoint] ?? Number.NaN,
    ity: ity[checkpoint] ?? Number.NaN,
  }));
  return messages.charts.plane(hx, hy, momentAt(recording, checkpoint), numbers);
}

/** The landmarks of what is on show, with their names. */
export function namedLandmarks(found: OnScreen['landmarks']): ReferenceRepresentation[] {
  return found.map(({ id, ixt, ity }) => ({ name: messages.landmarks.name(id), ixt, ity }));
}
