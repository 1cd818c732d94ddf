/** A page with nothing but the pool: trains one network from many seeds and tells of each run. */
import type { Run } from '../../src/engine/index.ts';
import { Trainer } from '../../src/worker/client.ts';
import { Pool } from '../../src/worker/pool.ts';
import { spawnWorker } from '../../src/worker/spawn.ts';

/** What is known of one run. */
export interface Course {
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
  readonly courses: readonly Course[];
  readonly over: Promise<void>;
}

function ensemble(runs: readonly Run[], size: number): Ensemble {
  const courses = runs.map(
    (): Course => ({ started: 0, epoch: 0, recorded: [], fingerprints: [], faults: [] }),
  );
  const at = (index: number): Course => courses[index] as Course;
  const pool = new Pool(() => new Trainer(spawnWorker, navigator.locks), size);
  const over = pool.trainAll(new AbortController().signal, runs, {
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
  });
  return { courses, over };
}

export interface PoolPage {
  /** Trains the runs on so many workers. */
  readonly ensemble: typeof ensemble;
}

Object.assign(window, { ensemble } satisfies PoolPage);
