import { describe, expect, test } from 'vitest';
import { type Checkpoint, DEFAULT_PRESET, type Run } from '../engine/index.ts';
import { WorkerError } from './live.ts';
import type { RunEnd } from './scheduled-worker.ts';
import type { TrainOptions } from './scheduler.ts';
import { type TrainAllListener, trainAll } from './train-all.ts';

const seeds = (count: number): Run[] =>
  Array.from({ length: count }, (_, seed) => ({ ...DEFAULT_PRESET.run, seed }));

const end = (run: Run): RunEnd => ({
  outcome: { kind: 'completed' },
  fingerprint: String(run.seed).padStart(16, '0'),
});

/** A scheduler whose runs end, fail or hang as a test needs. */
function schedulerOf(size: number, train: (run: Run, options: TrainOptions) => Promise<RunEnd>) {
  const made = {
    size,
    busy: 0,
    /** Runs in training at once, at most. */
    most: 0,
    train: async (run: Run, options: TrainOptions): Promise<RunEnd> => {
      options.signal.throwIfAborted();
      made.busy++;
      made.most = Math.max(made.most, made.busy);
      const aborted = new Promise<never>((_, reject) => {
        options.signal.addEventListener('abort', () => reject(options.signal.reason));
      });
      options.onStart?.();
      try {
        return await Promise.race([train(run, options), aborted]);
      } finally {
        made.busy--;
      }
    },
  };
  return made;
}

function logging() {
  const log: string[] = [];
  const listener: TrainAllListener = {
    started: (index) => log.push(`started ${index}`),
    checkpoints: (index, checkpoints) => log.push(`checkpoints ${index}: ${checkpoints.length}`),
    ended: (index, { fingerprint }) => {
      log.push(`ended ${index}: ${Number(fingerprint)}`);
    },
    failed: (index, { fault }) => log.push(`failed ${index}: ${fault}`),
  };
  return { log, listener };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const { signal } = new AbortController();

describe('many runs', () => {
  test('end once each, with no more at once than there are workers', async () => {
    const scheduler = schedulerOf(3, async (run) => {
      await turn();
      return end(run);
    });
    const { log, listener } = logging();
    await trainAll(scheduler, seeds(10), listener, { signal });
    const ended = log.filter((line) => line.startsWith('ended'));
    expect(ended.toSorted()).toEqual(seeds(10).map(({ seed }) => `ended ${seed}: ${seed}`));
    expect(scheduler.most).toBe(3);
  });

  test('have the least urgent priority, unless another is asked for', async () => {
    const priorities: string[] = [];
    const scheduler = schedulerOf(1, async (run, { priority }) => {
      priorities.push(priority);
      return end(run);
    });
    const { listener } = logging();
    await trainAll(scheduler, seeds(1), listener, { signal });
    await trainAll(scheduler, seeds(1), listener, { signal, priority: 'comparison' });
    expect(priorities).toEqual(['ensemble', 'comparison']);
  });

  test('report the checkpoints of each under its number, and each beginning', async () => {
    const checkpoint = {} as Checkpoint;
    const scheduler = schedulerOf(1, async (run, { onCheckpoints, onRestart }) => {
      onCheckpoints([checkpoint, checkpoint], 1);
      if (run.seed === 1) onRestart?.();
      return end(run);
    });
    const { log, listener } = logging();
    await trainAll(scheduler, seeds(2), listener, { signal });
    expect(log).toEqual([
      'started 0',
      'checkpoints 0: 2',
      'ended 0: 0',
      'started 1',
      'checkpoints 1: 2',
      'started 1',
      'ended 1: 1',
    ]);
  });

  test('are taken from the list only as workers become free', async () => {
    let taken = 0;
    function* runs() {
      for (const run of seeds(100)) {
        taken++;
        yield run;
      }
    }
    const control = new AbortController();
    const scheduler = schedulerOf(2, () => new Promise(() => {}));
    const all = trainAll(scheduler, runs(), logging().listener, { signal: control.signal });
    await turn();
    expect(taken).toBe(2);
    control.abort(new Error('enough'));
    await expect(all).rejects.toThrow('enough');
    expect(taken).toBe(2);
  });

  test('wait for a slow listener before the next is taken', async () => {
    let release = (): void => {};
    const { log, listener } = logging();
    const slow: TrainAllListener = {
      ...listener,
      ended: () =>
        new Promise((resolve) => {
          release = resolve;
        }),
    };
    const all = trainAll(
      schedulerOf(1, async (run) => end(run)),
      seeds(2),
      slow,
      { signal },
    );
    await turn();
    expect(log).toEqual(['started 0']);
    release();
    await turn();
    expect(log).toEqual(['started 0', 'started 1']);
    release();
    await all;
  });
});

describe('a fault', () => {
  test('gives up on that run alone', async () => {
    const scheduler = schedulerOf(1, async (run, { retries }) => {
      expect(retries).toBe(2);
      if (run.seed === 1) throw new WorkerError('lost');
      return end(run);
    });
    const { log, listener } = logging();
    await trainAll(scheduler, seeds(3), listener, { signal });
    expect(log.filter((line) => !line.startsWith('started'))).toEqual([
      'ended 0: 0',
      'failed 1: lost',
      'ended 2: 2',
    ]);
  });

  test('of the listener ends the whole and stops the other runs', async () => {
    let aborted = false;
    const scheduler = schedulerOf(2, async (run, options) => {
      options.signal.addEventListener('abort', () => {
        aborted = true;
      });
      return run.seed === 0 ? end(run) : new Promise<never>(() => {});
    });
    const ended = (): never => {
      throw new Error('no room');
    };
    const { listener } = logging();
    await expect(trainAll(scheduler, seeds(2), { ...listener, ended }, { signal })).rejects.toThrow(
      'no room',
    );
    expect(aborted).toBe(true);
  });
});
