/** What a run is doing. */
import type { TrainingStatus } from '../worker/trained-run.ts';
import { type Problem, problemOf } from './problem.ts';

/** What a run is doing. Each is a named state that the page puts in words. */
export type Status =
  /** Costs too much to start unasked. */
  | { readonly kind: 'waiting'; readonly seconds: number }
  | { readonly kind: 'starting' }
  | { readonly kind: 'training' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'completed' }
  | { readonly kind: 'diverged'; readonly epoch: number }
  | { readonly kind: 'failed'; readonly problem: Problem };

const BUSY = ['starting', 'training'];

/** Whether a run is in training, or about to be. */
export function isBusy(status: Status): boolean {
  return BUSY.includes(status.kind);
}

/** Whether no more checkpoints will come; a range over the run is not known before. */
export function isOver(status: Status): boolean {
  return status.kind !== 'waiting' && !isBusy(status);
}

/** The status of a training session, with its fault as a problem. */
export function statusOf(status: TrainingStatus): Status {
  return status.kind === 'failed' ? { kind: 'failed', problem: problemOf(status.error) } : status;
}
