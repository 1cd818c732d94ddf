import {
  type Backend,
  type EstimatorSpec,
  EXACT,
  formatEstimator,
  loadDataset,
  measureCheckpoints,
  NUMBERS,
  type OutputDefinition,
  parseEstimator,
  RunActivations,
  RunRanges,
  type RunRecording,
  sameEstimator,
  type Trajectory,
} from '../engine/index.ts';
import type { ViewState } from '../link/index.ts';
import { messages } from '../messages/index.ts';
import { UsageError } from './options.ts';

/** The layers of a recording under one estimator. */
export interface EstimatorTrajectories {
  /** As links write it. */
  readonly estimator: string;
  readonly layers: readonly Trajectory[];
}

/** The estimator that an option gives as links write it, `uniform,30,run`. */
export function parseEstimatorOption(option: string, text: string): EstimatorSpec {
  const { estimator, repairs } = parseEstimator(text);
  if (estimator === undefined || repairs.length > 0) {
    const found = repairs.map(messages.estimators.repair);
    throw new UsageError(`--${option} ${text}: ${found.join('; ')}`);
  }
  return estimator;
}

/** The estimators of a list as links write it, `exact;uniform,30,run`; those that are there already are named. */
export function parseEstimatorsOption(text: string): EstimatorSpec[] {
  const estimators: EstimatorSpec[] = [];
  for (const one of text.split(';')) {
    const estimator = parseEstimatorOption('estimators', one);
    if (estimators.some((other) => sameEstimator(other, estimator))) {
      const repair = { code: 'same-estimator', given: formatEstimator(estimator) } as const;
      process.stderr.write(`--${messages.repairs.sentence(repair)}\n`);
    } else {
      estimators.push(estimator);
    }
  }
  return estimators;
}

/** The estimators that are on the page when a link is opened. */
export function estimatorsOnShow({
  view,
  estimators,
  overlay,
  estimator,
}: ViewState): readonly EstimatorSpec[] {
  if (view === 'compare') return estimators;
  return overlay ? [EXACT, estimator] : [EXACT];
}

/** Measures all checkpoints of a recording; exact estimates are the recording's own. */
export async function trajectoriesOf(
  recording: RunRecording,
  estimators: readonly EstimatorSpec[],
  output: OutputDefinition,
  backend: Backend,
): Promise<EstimatorTrajectories[]> {
  const exact = recording.trajectories(output);
  const measured = estimators.filter((estimator) => !sameEstimator(estimator, EXACT));
  const found = measured.map(() =>
    exact.map(({ name }) => ({
      name,
      ixt: [] as number[],
      ity: [] as number[],
      states: [] as number[],
    })),
  );
  const recorded = new RunActivations(recording.run, await loadDataset(recording.run), backend);
  recorded.extend(recording.states);
  const measurements = measured.map((estimator) => ({ kind: 'estimator', estimator }) as const);
  const checkpoints = Uint32Array.from(recording.epochs.keys());
  for (const step of measureCheckpoints(
    recorded,
    new RunRanges(recorded),
    measurements,
    output,
    checkpoints,
  )) {
    if (step === undefined) continue;
    found.forEach((layers, i) => {
      layers.forEach(({ ixt, ity, states }, l) => {
        const at = (i * layers.length + l) * NUMBERS;
        ixt.push(step.numbers[at] as number);
        ity.push(step.numbers[at + 1] as number);
        states.push(step.numbers[at + 2] as number);
      });
    });
  }
  return estimators.map((estimator) => ({
    estimator: formatEstimator(estimator),
    layers: found[measured.indexOf(estimator)] ?? exact,
  }));
}
