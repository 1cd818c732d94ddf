import type { Trajectories } from '../../charts/shared/trajectories.ts';
import type {
  EstimatorSpec,
  OutputDefinition,
  RunRecording,
  Trajectory,
} from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { layerNames } from '../../state/comparison.ts';
import type { Page } from '../../state/page.ts';
import { EXACT } from '../../state/settings.ts';

/** What charts draw of a recording. */
export function trajectoriesOf(recording: RunRecording, output: OutputDefinition): Trajectories {
  return { count: recording.count, epochs: recording.epochs, layers: recording.layers(output) };
}

/** What an estimator reads of what is on show; columns are empty where nothing was measured yet. */
export function layersOf(
  { lab, comparison }: Page,
  estimator: EstimatorSpec,
): readonly Trajectory[] {
  const { recording } = lab;
  const { output } = lab.state.viewState;
  const layers = comparison.layers(recording, estimator, output);
  if (layers !== undefined) return layers;
  return layerNames(recording, output).map((name) => ({ name, ixt: [], ity: [], codes: [] }));
}

/** What charts draw of what is on show, through an estimator. */
export function trajectoriesShown(page: Page, estimator: EstimatorSpec): Trajectories {
  const { count, epochs } = page.lab.recording;
  return { count, epochs, layers: layersOf(page, estimator) };
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
export function planeSummary(page: Page): string {
  const { lab } = page;
  const { entropyBounds } = lab.state;
  const frame = `Information plane. Right bound H(X) = ${entropyBounds.hx.toFixed(2)} bits, upper bound H(Y) = ${entropyBounds.hy.toFixed(3)} bits.`;
  const checkpoint = lab.shown;
  if (checkpoint < 0) return `${frame} No epoch recorded yet.`;
  const layers = layersOf(page, EXACT).map(
    ({ name, ixt, ity }) =>
      `${name}: ${messages.numbers.bits(ixt[checkpoint] ?? Number.NaN)} and ${messages.numbers.bits(ity[checkpoint] ?? Number.NaN)}`,
  );
  return `${frame} At epoch ${lab.recording.epochs[checkpoint]}, I(X;T) and I(T;Y) in bits: ${layers.join('; ')}.`;
}
