/** What a run is doing, and its training into a recording. */
import type { Run, RunRecording } from '../engine/index.ts';
import type { RunEnd, RunListener } from '../worker/client.ts';
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

export interface TrainerLike {
  train(signal: AbortSignal, run: Run, listener: RunListener): Promise<RunEnd>;
}

/**
 * Trains the run of an empty recording into it. `onProgress` is told the epochs done, recorded or not.
 * Resolves with how it ended; with undefined when it was aborted.
 */
export async function trainInto(
  recording: RunRecording,
  trainer: TrainerLike,
  signal: AbortSignal,
  onProgress: (epoch: number) => void,
): Promise<{ readonly status: Status; readonly fingerprint?: string } | undefined> {
  try {
    const { outcome, fingerprint } = await trainer.train(
      signal,
      recording.run,
      (checkpoints, epoch) => {
        if (signal.aborted) return;
        for (const checkpoint of checkpoints) recording.add(checkpoint);
        onProgress(epoch);
      },
    );
    return signal.aborted ? undefined : { status: outcome, fingerprint };
  } catch (error) {
    if (signal.aborted) return undefined;
    return { status: { kind: 'failed', problem: problemOf(error) } };
  }
}
