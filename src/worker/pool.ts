import type { Checkpoint, Run } from '../engine/index.ts';
import type { RunEnd, RunListener } from './client.ts';
import { WorkerError } from './live.ts';

/** Trains one run at a time; a Trainer, or what a test puts in its place. */
export interface RunTrainer {
  train(signal: AbortSignal, run: Run, listener: RunListener): Promise<RunEnd>;
}

/** Hears what becomes of each run, known by its place in the list. */
export interface PoolListener {
  /** A run begins, or begins anew because its worker was lost: forget what was heard of it. */
  started(index: number): void;
  checkpoints(index: number, checkpoints: readonly Checkpoint[], epoch: number): void;
  /** A run has ended by itself. Its worker takes the next when this settles: who is slow slows. */
  ended(index: number, end: RunEnd): void | Promise<void>;
  /** A run cannot be had: it failed, or lost its worker too often. */
  failed(index: number, error: WorkerError): void;
}

/** More workers than this gain little: memory bandwidth and the page want a share. */
const MAX_WORKERS = 8;
/** How often a run is begun again after its worker was lost or did not start. */
const RETRIES = 2;

/** Workers for a machine of so many logical cores. */
export function poolSize(cores: number): number {
  return Math.min(Math.max(Math.floor(cores), 1), MAX_WORKERS);
}

/**
 * Trains many runs on a few workers: each takes the next from the list when it is free. A worker
 * lost in mid-run costs that run's beginning only; begun again, it gives the same bits.
 */
export class Pool {
  private readonly trainers: readonly RunTrainer[];

  /** `size` workers at most, each made when it is first needed. */
  constructor(makeTrainer: () => RunTrainer, size: number) {
    this.trainers = Array.from({ length: size }, makeTrainer);
  }

  /**
   * Trains the runs, taken from the list as workers become free. Rejects with the signal's reason
   * as soon as it aborts, or with what a listener throws; runs already ended stay ended.
   */
  async trainAll(signal: AbortSignal, runs: Iterable<Run>, listener: PoolListener): Promise<void> {
    signal.throwIfAborted();
    const own = new AbortController();
    const all = AbortSignal.any([signal, own.signal]);
    const queue = numbered(runs);
    const work = async (trainer: RunTrainer): Promise<void> => {
      for (let next = queue.next(); next.done !== true; next = queue.next()) {
        const [index, run] = next.value;
        await trainOne(trainer, all, index, run, listener);
      }
    };
    try {
      await Promise.all(this.trainers.map(work));
    } catch (error) {
      own.abort(error);
      throw error;
    }
  }
}

function* numbered(runs: Iterable<Run>): Generator<readonly [number, Run], undefined> {
  let index = 0;
  for (const run of runs) yield [index++, run];
}

async function trainOne(
  trainer: RunTrainer,
  signal: AbortSignal,
  index: number,
  run: Run,
  listener: PoolListener,
): Promise<void> {
  for (let tries = 0; ; tries++) {
    listener.started(index);
    try {
      const hear: RunListener = (checkpoints, epoch) =>
        listener.checkpoints(index, checkpoints, epoch);
      const end = await trainer.train(signal, run, hear);
      await listener.ended(index, end);
      return;
    } catch (error) {
      if (!(error instanceof WorkerError)) throw error;
      if (error.fault === 'error' || tries === RETRIES) {
        listener.failed(index, error);
        return;
      }
    }
  }
}
