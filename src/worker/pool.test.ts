import { describe, expect, test } from 'vitest';
import { type Checkpoint, DEFAULT_PRESET, type Run } from '../engine/index.ts';
import type { RunEnd, RunListener } from './client.ts';
import { WorkerError, type WorkerFault } from './live.ts';
import { Pool, type PoolListener, poolSize, type RunTrainer } from './pool.ts';

const seeds = (count: number): Run[] =>
  Array.from({ length: count }, (_, seed) => ({ ...DEFAULT_PRESET.run, seed }));

const end = (run: Run): RunEnd => ({
  outcome: { kind: 'completed' },
  fingerprint: String(run.seed).padStart(16, '0'),
});

/** A trainer whose runs end, fail or hang as the test says. */
class FakeTrainer implements RunTrainer {
  static busy = 0;
  static most = 0;
  private readonly course: (run: Run, listener: RunListener) => Promise<RunEnd>;

  constructor(course: (run: Run, listener: RunListener) => Promise<RunEnd>) {
    this.course = course;
  }

  async train(signal: AbortSignal, run: Run, listener: RunListener): Promise<RunEnd> {
    signal.throwIfAborted();
    FakeTrainer.busy++;
    FakeTrainer.most = Math.max(FakeTrainer.most, FakeTrainer.busy);
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
    try {
      return await Promise.race([this.course(run, listener), aborted]);
    } finally {
      FakeTrainer.busy--;
    }
  }
}

function poolOf(size: number, course: (run: Run, listener: RunListener) => Promise<RunEnd>): Pool {
  FakeTrainer.most = 0;
  return new Pool(() => new FakeTrainer(course), size);
}

function hearing() {
  const heard: string[] = [];
  const listener: PoolListener = {
    started: (index) => heard.push(`started ${index}`),
    checkpoints: (index, checkpoints) => heard.push(`checkpoints ${index}: ${checkpoints.length}`),
    ended: (index, { fingerprint }) => {
      heard.push(`ended ${index}: ${Number(fingerprint)}`);
    },
    failed: (index, { fault }) => heard.push(`failed ${index}: ${fault}`),
  };
  return { heard, listener };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const free = (): AbortSignal => new AbortController().signal;

describe('a pool', () => {
  test('ends every run once, on no more workers than it has', async () => {
    const pool = poolOf(3, async (run) => {
      await turn();
      return end(run);
    });
    const { heard, listener } = hearing();
    await pool.trainAll(free(), seeds(10), listener);
    const ended = heard.filter((line) => line.startsWith('ended'));
    expect(ended.toSorted()).toEqual(seeds(10).map(({ seed }) => `ended ${seed}: ${seed}`));
    expect(FakeTrainer.most).toBe(3);
  });

  test('hands on the checkpoints of each run under its number', async () => {
    const checkpoint = {} as Checkpoint;
    const pool = poolOf(1, async (run, listen) => {
      listen([checkpoint, checkpoint], 1);
      return end(run);
    });
    const { heard, listener } = hearing();
    await pool.trainAll(free(), seeds(2), listener);
    expect(heard).toEqual([
      'started 0',
      'checkpoints 0: 2',
      'ended 0: 0',
      'started 1',
      'checkpoints 1: 2',
      'ended 1: 1',
    ]);
  });

  test('takes runs from the list only as workers become free', async () => {
    let taken = 0;
    function* runs() {
      for (const run of seeds(100)) {
        taken++;
        yield run;
      }
    }
    const control = new AbortController();
    const pool = poolOf(2, () => new Promise(() => {}));
    const all = pool.trainAll(control.signal, runs(), hearing().listener);
    await turn();
    expect(taken).toBe(2);
    control.abort(new Error('enough'));
    await expect(all).rejects.toThrow('enough');
    expect(taken).toBe(2);
  });

  test('waits for a slow listener before it takes the next run', async () => {
    let release = (): void => {};
    const { heard, listener } = hearing();
    const slow: PoolListener = {
      ...listener,
      ended: () =>
        new Promise((resolve) => {
          release = resolve;
        }),
    };
    const all = poolOf(1, async (run) => end(run)).trainAll(free(), seeds(2), slow);
    await turn();
    expect(heard).toEqual(['started 0']);
    release();
    await turn();
    expect(heard).toEqual(['started 0', 'started 1']);
    release();
    await all;
  });
});

describe('a fault', () => {
  const faulty = (fault: WorkerFault, times: number) => {
    let left = times;
    return poolOf(1, async (run) => {
      if (run.seed === 1 && left-- > 0) throw new WorkerError(fault);
      return end(run);
    });
  };

  test.each(['lost', 'start'] as const)(
    '%s begins that run again and loses no other',
    async (fault) => {
      const { heard, listener } = hearing();
      await faulty(fault, 1).trainAll(free(), seeds(3), listener);
      expect(heard).toEqual([
        'started 0',
        'ended 0: 0',
        'started 1',
        'started 1',
        'ended 1: 1',
        'started 2',
        'ended 2: 2',
      ]);
    },
  );

  test('that comes every time gives up on that run alone', async () => {
    const { heard, listener } = hearing();
    await faulty('lost', 99).trainAll(free(), seeds(3), listener);
    expect(heard.filter((line) => !line.startsWith('started'))).toEqual([
      'ended 0: 0',
      'failed 1: lost',
      'ended 2: 2',
    ]);
  });

  test('of the engine is not tried again: it would fail the same way', async () => {
    const { heard, listener } = hearing();
    await faulty('error', 1).trainAll(free(), seeds(2), listener);
    expect(heard).toEqual(['started 0', 'ended 0: 0', 'started 1', 'failed 1: error']);
  });

  test('of the listener ends the whole and stops the other workers', async () => {
    const { listener } = hearing();
    let aborted = false;
    const pool = new Pool(
      () => ({
        train: async (signal, run) => {
          signal.addEventListener('abort', () => {
            aborted = true;
          });
          return run.seed === 0 ? end(run) : new Promise<never>(() => {});
        },
      }),
      2,
    );
    const ended = (): never => {
      throw new Error('no room');
    };
    await expect(pool.trainAll(free(), seeds(2), { ...listener, ended })).rejects.toThrow(
      'no room',
    );
    expect(aborted).toBe(true);
  });
});

test('a pool is as large as the machine, within reason', () => {
  expect([0, 1, 2, 8, 64].map(poolSize)).toEqual([1, 1, 2, 8, 8]);
});
