/** How far networks are trained and estimators have read them, in words. */

import type { EstimatorSpec } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { type Network, needsWholeRun } from '../../state/comparison.ts';
import { isOver } from '../../state/training.ts';
import { duration } from '../shared/words.ts';

/** How far an estimator is with a network. */
export type Stage = 'untrained' | 'empty' | 'until the end' | 'measuring' | 'complete';

export function stageOf(
  { recording, status }: Network,
  estimator: EstimatorSpec,
  measured: number,
): Stage {
  if (recording.count === 0) return isOver(status) ? 'empty' : 'untrained';
  if (needsWholeRun(estimator) && !isOver(status)) return 'until the end';
  return measured < recording.count ? 'measuring' : 'complete';
}

/** Why there is nothing, or not all, to be seen; nothing once there is. */
export function stageSentence(stage: Stage, measured: number, count: number): string {
  switch (stage) {
    case 'untrained':
      return 'not trained yet';
    case 'empty':
      return 'nothing was recorded';
    case 'until the end':
      return 'measured when the run has ended';
    case 'measuring':
      return `measuring ${measured} of ${count}`;
    case 'complete':
      return '';
  }
}

/** The same for the head of a column, in steps that do not flicker. */
export function stageNote(stage: Stage, measured: number, count: number): string {
  switch (stage) {
    case 'until the end':
      return 'after the run';
    case 'measuring':
      return `${10 * Math.floor((10 * measured) / count)} %`;
    default:
      return stageSentence(stage, measured, count);
  }
}

/** How a network is doing, in few words; nothing when it is done. */
export function networkProgress({ run, recording, status }: Network): string {
  const epoch = recording.epochs.at(-1) ?? 0;
  switch (status.kind) {
    case 'waiting':
      return `not started: about ${duration(status.seconds)}`;
    case 'starting':
      return 'waits for its turn';
    case 'training':
      return `training: ${Math.floor((100 * epoch) / run.epochs)} %`;
    case 'stopped':
      return `stopped at epoch ${epoch}`;
    case 'diverged':
      return `diverged: by epoch ${status.epoch} a number was no longer finite`;
    case 'failed':
      return messages.notices.problem(status.problem);
    case 'completed':
      return '';
  }
}
