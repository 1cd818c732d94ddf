/** A page with nothing but the scheduler: trains one network from many seeds and reports on each run. */
import type { Run } from '../../src/engine/index.ts';
import { Scheduler } from '../../src/worker/scheduler.ts';
import { spawnWorker } from '../../src/worker/spawn.ts';
import { type TrainAllListener, trainAll } from '../../src/worker/train-all.ts';

/** What is known of one run. */
export interface TrainedRun {
  started: number;
  /** Epochs done since it last began. */
  epoch: number;
  /** Epochs recorded since it last began, in the order they came. */
  recorded: number[];
  /** One for each time it ended. */
  fingerprints: string[];
  faults: string[];
}

export interface Ensemble {
  /** By place in the list of runs; changes as they train. */
  readonly trained: readonly TrainedRun[];
  readonly over: Promise<void>;
}

function ensemble(runs: readonly Run[], size: number): Ensemble {
  const trained = runs.map(
    (): TrainedRun => ({ started: 0, epoch: 0, recorded: [], fingerprints: [], faults: [] }),
  );
  const at = (index: number): TrainedRun => trained[index] as TrainedRun;
  const scheduler = new Scheduler({ spawn: spawnWorker, locks: navigator.locks, size });
  const listener: TrainAllListener = {
    started: (index) => {
      at(index).started++;
      at(index).epoch = 0;
      at(index).recorded = [];
    },
    checkpoints: (index, checkpoints, epoch) => {
      at(index).epoch = epoch;
      at(index).recorded.push(...checkpoints.map((checkpoint) => checkpoint.epoch));
    },
    ended: (index, { fingerprint }) => {
      at(index).fingerprints.push(fingerprint);
    },
    failed: (index, { fault }) => {
      at(index).faults.push(fault);
    },
  };
  const over = trainAll(scheduler, runs, listener, { signal: new AbortController().signal });
  return { trained, over };
}

export interface SchedulerPage {
  /** Trains the runs on so many workers. */
  readonly ensemble: typeof ensemble;
}

Object.assign(window, { ensemble } satisfies SchedulerPage);
