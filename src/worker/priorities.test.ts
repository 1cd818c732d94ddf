import { describe, expect, test } from 'vitest';
import { DEFAULT_PRESET, type Run } from '../engine/index.ts';
import type { WorkerError, WorkerFault } from './live.ts';
import type { RunEnd } from './scheduled-worker.ts';
import { type Priority, Scheduler, type TrainOptions, workersFor } from './scheduler.ts';
import { FakeWorker, pageLocks, turn } from './testing/workers.ts';

const PATIENT = { start: 60_000, stop: 60_000 };

const run = (seed: number): Run => ({ ...DEFAULT_PRESET.run, seed });

/** A worker that trains until a test ends the run or it is stopped. */
class HeldWorker extends FakeWorker {
  /** Seeds of the runs requested of it. */
  readonly seeds: number[];
  readonly finish: () => void;

  constructor(stops: boolean) {
    const seeds: number[] = [];
    let current: { id: number; port: MessagePort; resolve: () => void } | undefined;
    super({
      hello: () => Promise.resolve({ id: 'typed-arrays', fallback: undefined }),
      train: (asked: Run, id: number, port: MessagePort) => {
        seeds.push(asked.seed);
        return new Promise<void>((resolve) => {
          current = { id, port, resolve };
        });
      },
      stop: (id: number) => {
        if (stops && current?.id === id) current.resolve();
      },
    });
    this.seeds = seeds;
    this.finish = () => {
      if (current === undefined) return;
      const { id, port, resolve } = current;
      port.postMessage({
        kind: 'end',
        id,
        outcome: { kind: 'completed' },
        fingerprint: `${seeds.at(-1)}`,
      });
      resolve();
    };
  }
}

function bench(size: number, { stops = true, stopLimit = PATIENT.stop, starts = Infinity } = {}) {
  const workers: HeldWorker[] = [];
  const { locks, loseWorkers } = pageLocks();
  const spawn = (): Worker => {
    if (workers.length >= starts) throw new DOMException('no connection', 'NetworkError');
    const worker = new HeldWorker(stops);
    workers.push(worker);
    return worker as unknown as Worker;
  };
  const patience = { ...PATIENT, stop: stopLimit };
  const scheduler = new Scheduler({ spawn, locks, size, patience });
  /** What became of each run, in order. */
  const log: string[] = [];
  const train = (seed: number, priority: Priority, options: Partial<TrainOptions> = {}) => {
    const abort = new AbortController();
    const end: Promise<RunEnd | undefined> = scheduler
      .train(run(seed), {
        priority,
        signal: abort.signal,
        onCheckpoints: () => {},
        onStart: () => log.push(`${seed} starts`),
        onRestart: () => log.push(`${seed} restarts`),
        ...options,
      })
      .then(
        (ended) => {
          log.push(`${seed} ends`);
          return ended;
        },
        (error: unknown) => {
          const fault: WorkerFault | undefined = (error as WorkerError).fault;
          log.push(`${seed} ${fault ?? 'aborted'}`);
          return undefined;
        },
      );
    return { end, abort: () => abort.abort(new Error('superseded')) };
  };
  /** Once every request has reached its worker. */
  const settle = async (): Promise<void> => {
    for (let turns = 0; turns < 6; turns++) await turn();
  };
  const seeds = (): number[][] => workers.map((worker) => worker.seeds);
  return { scheduler, workers, log, train, settle, seeds, loseWorkers };
}

describe('one budget', () => {
  test('makes no more workers than it has, and starts the rest as they become free', async () => {
    const { train, settle, seeds, workers, log } = bench(2);
    const ends = [1, 2, 3].map((seed) => train(seed, 'ensemble').end);
    await settle();
    expect(seeds()).toEqual([[1], [2]]);
    workers[1]?.finish();
    await settle();
    expect(seeds()).toEqual([[1], [2, 3]]);
    for (const worker of workers) worker.finish();
    await Promise.all(ends);
    expect(log.filter((line) => line.endsWith('ends'))).toEqual(['2 ends', '1 ends', '3 ends']);
  });

  test('of several runs asked for in one turn the most urgent goes first', async () => {
    const { train, settle, seeds, workers } = bench(1);
    train(1, 'ensemble');
    train(2, 'comparison');
    train(3, 'lab');
    await settle();
    expect(seeds()).toEqual([[3]]);
    workers[0]?.finish();
    await settle();
    workers[0]?.finish();
    await settle();
    expect(seeds()).toEqual([[3, 2, 1]]);
  });

  test('a run that is called off while it waits never starts', async () => {
    const { train, settle, seeds, workers, log } = bench(1);
    train(1, 'comparison');
    const { abort } = train(2, 'comparison');
    await settle();
    abort();
    workers[0]?.finish();
    await settle();
    expect(seeds()).toEqual([[1]]);
    expect(log).toEqual(['1 starts', '2 aborted', '1 ends']);
  });

  test('is as large as the machine, within reason', () => {
    expect([0, 1, 2, 8, 64].map(workersFor)).toEqual([1, 1, 2, 8, 8]);
  });
});

describe('the run on show', () => {
  test('takes the worker of the least urgent run, which begins again when there is one', async () => {
    const { train, settle, seeds, workers, log } = bench(2);
    const other = train(1, 'comparison');
    train(2, 'ensemble');
    await settle();
    train(3, 'lab');
    await settle();
    expect(seeds()).toEqual([[1], [2, 3]]);
    workers[1]?.finish();
    await settle();
    expect(seeds()).toEqual([[1], [2, 3, 2]]);
    expect(log.slice(0, 3)).toEqual(['1 starts', '2 starts', '3 starts']);
    expect(log.slice(3).toSorted()).toEqual(['2 restarts', '3 ends']);
    workers[0]?.finish();
    expect(await other.end).toMatchObject({ fingerprint: '1' });
    expect(workers.map(({ ended }) => ended)).toEqual([false, false]);
  });

  test('of equally urgent ones takes that which began last', async () => {
    const { train, settle, seeds } = bench(2);
    train(1, 'ensemble');
    train(2, 'ensemble');
    await settle();
    train(3, 'lab');
    await settle();
    expect(seeds()).toEqual([[1], [2, 3]]);
  });

  test('gets a worker in time also when the other run does not stop', async () => {
    const { train, settle, seeds, workers } = bench(1, { stops: false, stopLimit: 1 });
    train(1, 'ensemble');
    await settle();
    train(2, 'lab');
    await expect.poll(seeds).toEqual([[1], [2]]);
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  });

  test('waits for the worker of the run it supersedes rather than for a new one', async () => {
    const { train, settle, seeds } = bench(4);
    const { abort } = train(1, 'lab');
    await settle();
    abort();
    train(2, 'lab');
    await settle();
    expect(seeds()).toEqual([[1, 2]]);
  });

  test('that was a comparison run before takes a worker at once', async () => {
    const { scheduler, train, settle, seeds } = bench(1);
    train(1, 'ensemble');
    const job = scheduler.submit(run(2), {
      priority: 'ensemble',
      signal: new AbortController().signal,
      onCheckpoints: () => {},
    });
    await settle();
    expect(seeds()).toEqual([[1]]);
    job.setPriority('lab');
    await settle();
    expect(seeds()).toEqual([[1, 2]]);
  });

  test('does not disturb another like it', async () => {
    const { train, settle, seeds } = bench(1);
    train(1, 'lab');
    await settle();
    train(2, 'lab');
    await settle();
    expect(seeds()).toEqual([[1]]);
  });
});

describe('a lost worker', () => {
  test('whose run failed by an error is replaced for the next: the error would come again', async () => {
    const { train, settle, seeds, workers, log } = bench(1);
    train(1, 'ensemble', { retries: 2 });
    train(2, 'ensemble', { retries: 2 });
    await settle();
    workers[0]?.fail('out of memory');
    await settle();
    expect(log.toSorted()).toEqual(['1 error', '1 starts', '2 starts']);
    expect(seeds()).toEqual([[1], [2]]);
  });

  test('begins its run again as often as it may', async () => {
    const { train, settle, seeds, log, loseWorkers } = bench(1);
    train(1, 'ensemble', { retries: 1 });
    train(2, 'ensemble', { retries: 1 });
    for (let times = 0; times < 2; times++) {
      await settle();
      loseWorkers();
    }
    await settle();
    expect(log.slice(0, 2)).toEqual(['1 starts', '1 restarts']);
    expect(log.slice(2).toSorted()).toEqual(['1 lost', '2 starts']);
    expect(seeds()).toEqual([[1], [1], [2]]);
  });

  test('fails its run where no retries were asked for', async () => {
    const { train, settle, log, loseWorkers } = bench(1);
    train(1, 'lab');
    await settle();
    loseWorkers();
    await settle();
    expect(log).toEqual(['1 starts', '1 lost']);
  });
});

describe('where no worker starts any more', () => {
  test('a run waits for one that has started', async () => {
    const { train, settle, seeds, workers, log } = bench(2, { starts: 1 });
    train(1, 'lab');
    await settle();
    train(2, 'comparison');
    await settle();
    expect(log).toEqual(['1 starts']);
    workers[0]?.finish();
    await settle();
    expect(seeds()).toEqual([[1, 2]]);
    expect(log.toSorted()).toEqual(['1 ends', '1 starts', '2 starts']);
  });

  test('a run fails where none has started', async () => {
    const { train, settle, log } = bench(2, { starts: 0 });
    train(1, 'lab');
    await settle();
    expect(log).toEqual(['1 start']);
  });

  test('measuring shares one that has started', async () => {
    const { scheduler, train, settle } = bench(2, { starts: 1 });
    train(1, 'lab');
    await settle();
    expect(() => scheduler.measuringWorker()).toThrow();
    expect(await scheduler.measuringWorker().ready).toMatchObject({ id: 'typed-arrays' });
  });
});

describe('measuring', () => {
  test('has a worker beside those that train, as long as there is room', async () => {
    const { scheduler, train, settle, seeds, workers } = bench(3);
    train(1, 'lab');
    await settle();
    const measuring = scheduler.measuringWorker();
    train(2, 'comparison');
    await settle();
    expect(seeds()).toEqual([[1], [], [2]]);
    expect(workers).toHaveLength(3);
    expect(scheduler.measuringWorker()).toBe(measuring);
  });

  test('shares the worker of the least urgent run where there is no room', async () => {
    const { scheduler, train, settle, seeds } = bench(2);
    train(1, 'lab');
    train(2, 'comparison');
    await settle();
    scheduler.measuringWorker();
    train(3, 'ensemble');
    await settle();
    // A run is not stopped for it, and none waits for it.
    expect(seeds()).toEqual([[1], [2]]);
  });

  test('leaves its worker to a run that would find none', async () => {
    const { scheduler, train, settle, seeds } = bench(2);
    scheduler.measuringWorker();
    train(1, 'lab');
    await settle();
    train(2, 'comparison');
    await settle();
    expect(seeds()).toEqual([[2], [1]]);
  });

  test('has a new worker where one is needed, and no run is stopped for it', async () => {
    const { scheduler, train, settle, seeds, workers } = bench(1);
    const first = scheduler.measuringWorker();
    scheduler.renewMeasuring();
    expect(await first.fault.catch((error: unknown) => error)).toBe(first.dismissal);
    train(1, 'lab');
    await settle();
    const shared = scheduler.measuringWorker();
    scheduler.renewMeasuring();
    expect(scheduler.measuringWorker()).toBe(shared);
    expect(workers).toHaveLength(2);
    expect(seeds()).toEqual([[], [1]]);
  });

  test('has another worker once its own had to be ended', async () => {
    const { scheduler, train, settle, seeds } = bench(1, { stops: false, stopLimit: 1 });
    const measuring = scheduler.measuringWorker();
    const { abort } = train(1, 'lab');
    await settle();
    const cut = measuring.fault.catch((error: unknown) => error);
    abort();
    expect(await cut).toBe(measuring.dismissal);
    expect(scheduler.measuringWorker()).not.toBe(measuring);
    expect(seeds()).toEqual([[1], []]);
  });
});
