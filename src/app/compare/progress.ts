/** How far networks are trained and rulers have read them, in words. */
import type { Ruler } from '../../engine/index.ts';
import { type Network, needsWholeRun } from '../../state/comparison.ts';
import { isOver } from '../../state/training.ts';
import { duration } from '../words.ts';

/** How far a ruler is with a network. */
export type Stage = 'untrained' | 'empty' | 'until the end' | 'measuring' | 'complete';

export function stageOf({ trace, status }: Network, ruler: Ruler, measured: number): Stage {
  if (trace.count === 0) return isOver(status) ? 'empty' : 'untrained';
  if (needsWholeRun(ruler) && !isOver(status)) return 'until the end';
  return measured < trace.count ? 'measuring' : 'complete';
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
export function networkProgress({ run, trace, status }: Network): string {
  const epoch = trace.epochs.at(-1) ?? 0;
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
      return status.reason;
    case 'completed':
      return '';
  }
}
