import type { Checkpoint, Run } from '../engine/index.ts';
import { WorkerError } from './live.ts';
import type { RunEnd } from './scheduled-worker.ts';
import type { Priority, Scheduler } from './scheduler.ts';

/** Is called with what becomes of each run, known by its place in the list. */
export interface TrainAllListener {
  /** A run begins, or begins again: what was reported of it is void. */
  started(index: number): void;
  checkpoints(index: number, checkpoints: readonly Checkpoint[], epoch: number): void;
  /** A run has ended by itself. The next is taken when this settles: a slow listener slows training. */
  ended(index: number, end: RunEnd): void | Promise<void>;
  /** A run cannot be had: it failed, or lost its worker too often. */
  failed(index: number, error: WorkerError): void;
}

interface TrainAllOptions {
  readonly signal: AbortSignal;
  readonly priority?: Priority;
}

/** How often a run is begun again after its worker was lost or did not start. */
const RETRIES = 2;

/**
 * Trains many runs, taken from the list as workers become free; keeps nothing of them. Rejects with
 * the signal's reason as soon as it aborts, or with what a listener throws; runs already ended stay
 * ended.
 */
export async function trainAll(
  scheduler: Pick<Scheduler, 'size' | 'train'>,
  runs: Iterable<Run>,
  listener: TrainAllListener,
  { signal, priority = 'ensemble' }: TrainAllOptions,
): Promise<void> {
  signal.throwIfAborted();
  const own = new AbortController();
  const all = AbortSignal.any([signal, own.signal]);
  const queue = numbered(runs);
  const trainOne = async (index: number, run: Run): Promise<void> => {
    const onStart = (): void => listener.started(index);
    let end: RunEnd;
    try {
      end = await scheduler.train(run, {
        priority,
        signal: all,
        retries: RETRIES,
        onStart,
        onRestart: onStart,
        onCheckpoints: (checkpoints, epoch) => listener.checkpoints(index, checkpoints, epoch),
      });
    } catch (error) {
      if (!(error instanceof WorkerError)) throw error;
      listener.failed(index, error);
      return;
    }
    await listener.ended(index, end);
  };
  const work = async (): Promise<void> => {
    for (let next = queue.next(); next.done !== true; next = queue.next())
      await trainOne(...next.value);
  };
  try {
    await Promise.all(Array.from({ length: scheduler.size }, work));
  } catch (error) {
    own.abort(error);
    throw error;
  }
}

function* numbered(runs: Iterable<Run>): Generator<readonly [number, Run], undefined> {
  let index = 0;
  for (const run of runs) yield [index++, run];
}
