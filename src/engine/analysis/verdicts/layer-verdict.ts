import type { Recording, Trajectory } from '../../training/recording.ts';
import { layerState } from '../layer-state.ts';
import type { VerdictCriteria } from './criteria.ts';
import { type LearningStatus, learningStatusOf } from './learning-status.ts';
import { judge, MIN_CHECKPOINTS, type Verdict } from './verdict.ts';

/** What verdicts on layers need to know of a recording. */
export interface JudgedRecording {
  /** Of its checkpoints so far. */
  readonly epochs: readonly number[];
  /** H(X), bits. */
  readonly hx: number;
  /** H(Y), bits. */
  readonly hy: number;
  /** Inputs measured. */
  readonly rows: number;
  readonly status: LearningStatus;
}

/** The same of the first `count` checkpoints of a recording. */
export function judgedRecording(
  recording: Pick<Recording, 'run' | 'learning' | 'rows' | 'epochs' | 'entropyBounds'>,
  count: number,
  hasDiverged: boolean,
): JudgedRecording {
  const { epochs, entropyBounds, rows } = recording;
  const status = learningStatusOf(recording, count, hasDiverged);
  return { epochs: epochs.slice(0, count), ...entropyBounds, rows, status };
}

/** A layer with its verdict. */
export interface LayerVerdict {
  readonly name: string;
  /** Its place, from 0. */
  readonly index: number;
  readonly verdict: Verdict;
}

/** Whether it has too few checkpoints for any verdict. */
export const isTooShort = ({ epochs }: JudgedRecording): boolean => epochs.length < MIN_CHECKPOINTS;

/** Whether nearly every one of the rows has a code, or a bin, of its own at the last checkpoint. */
export function isSaturated({ ixt, states }: Trajectory, count: number, rows: number): boolean {
  const last = count - 1;
  return layerState(ixt[last] as number, states[last] as number, rows) === 'saturated';
}

/**
 * The verdict on a layer under one estimator; undefined where a checkpoint was not measured, where there
 * are too few, and for a run that diverged. A run that did not learn has layers that fall, but
 * none that compresses; one that memorized may have.
 */
export function judgeLayer(
  layer: Trajectory,
  { epochs, hx, hy, rows, status }: JudgedRecording,
  criteria: VerdictCriteria,
): Verdict | undefined {
  if (status.kind === 'diverged') return undefined;
  const { ixt, ity } = layer;
  const saturated = isSaturated(layer, epochs.length, rows);
  const verdict = judge({ epochs, ixt, ity, hx, hy, isSaturated: saturated }, criteria);
  const isFall = verdict?.kind === 'compresses' || verdict?.kind === 'drops-while-fitting';
  return isFall && status.kind === 'did-not-learn' ? { ...verdict, kind: 'falls' } : verdict;
}

/** The verdict on each layer that has one. */
export function judgeLayers(
  layers: readonly Trajectory[],
  recording: JudgedRecording,
  criteria: VerdictCriteria,
): LayerVerdict[] {
  return layers.flatMap((layer, index) => {
    const verdict = judgeLayer(layer, recording, criteria);
    return verdict === undefined ? [] : [{ name: layer.name, index, verdict }];
  });
}
