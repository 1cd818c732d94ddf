import type { Remote } from 'comlink';
import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  type Checkpoint,
  DEFAULT_PRESET,
  type Run,
  train,
  typedArrayBackend,
} from '../engine/index.ts';
import { dataOf } from '../engine/testing/data.ts';

import { messages } from '../messages/index.ts';

import type { TrainerApi } from './entry.ts';
import { type Spawn, WorkerError } from './live.ts';
import type { CheckpointListener, Patience, RunEnd } from './scheduled-worker.ts';
import { Scheduler } from './scheduler.ts';
import { FakeWorker, pageLocks, turn } from './testing/workers.ts';
import { type Pace, trainToPort } from './train-to-port.ts';

const RUN: Run = { ...DEFAULT_PRESET.run, hidden: [2], activations: ['tanh'], epochs: 2 };

const ignore = (): void => {};
const never = (): Promise<never> => new Promise(() => {});

/** So long that only what never comes is late, however busy the machine. */
const PATIENT: Patience = { start: 60_000, stop: 60_000 };

const greet: TrainerApi['hello'] = () =>
  Promise.resolve({ id: 'typed-arrays', fallback: undefined });

/** How a worker trains on this thread, at its pace. */
type Trains = (run: Run, id: number, port: MessagePort, pace: Pace) => Promise<void>;

/** To the end, as the real one does. */
const honest: Trains = (run, id, port, pace) => trainToPort(run, id, port, typedArrayBackend, pace);

/** Up to its first message, and no further. */
const stuck: Trains = (run, id, port, pace) =>
  honest(run, id, port, { ...pace, now: () => 0, yieldToEventLoop: never });

/** For very long, unless it is stopped. */
function stoppable(): { train: Trains; stop: TrainerApi['stop'] } {
  let stopped = 0;
  return {
    train: (run, id, port, pace) =>
      honest({ ...run, epochs: 20_000 }, id, port, { ...pace, isStopped: () => stopped >= id }),
    stop: (id) => {
      stopped = id;
    },
  };
}

/** Says something each epoch, whether anybody wants it or not. */
const talkative: Trains = (run, id, port, pace) => {
  let time = 0;
  const now = (): number => {
    time += 1000;
    return time;
  };
  return honest({ ...run, epochs: 60 }, id, port, { ...pace, now });
};

/** What a worker is like, where it is not like the real one. */
interface Ways {
  readonly train?: Trains;
  readonly hello?: TrainerApi['hello'];
  readonly stop?: TrainerApi['stop'];
}

/** Trains one run at a time on a scheduler. */
interface OneByOne {
  train(signal: AbortSignal, run: Run, onCheckpoints: CheckpointListener): Promise<RunEnd>;
}

const oneByOne = (scheduler: Scheduler): OneByOne => ({
  train: (signal, run, onCheckpoints) =>
    scheduler.train(run, { priority: 'lab', signal, onCheckpoints }),
});

interface Bench {
  readonly trainer: OneByOne;
  /** The workers made so far. */
  readonly workers: FakeWorker[];
  /** What the next worker is like; undefined for one that never answers. */
  ways: Ways | undefined;
  /** Resolves when the worker has been asked to train and the page has heard its greeting. */
  readonly asked: Promise<unknown>;
  /** How many workers' ends the page waits for. */
  watched(): number;
  loseWorkers(): void;
}

function bench(ways: Ways = {}, patience = PATIENT): Bench {
  let tellAsked = (): void => {};
  const asked = new Promise<void>((resolve) => {
    tellAsked = resolve;
  });
  const { locks, waiting, loseWorkers } = pageLocks();
  const workers: FakeWorker[] = [];
  const scheduler = new Scheduler({ spawn: () => spawn(), locks, size: 1, patience });
  const greeted = new Promise<void>((resolve) => {
    scheduler.onBackend = () => resolve();
  });
  const apiOf = ({ train: trains = honest, hello = greet, stop = ignore }: Ways): TrainerApi => {
    const number = workers.length;
    // A worker that has been ended trains no further.
    const yieldToEventLoop = (): Promise<void> => (workers[number]?.ended ? never() : turn());
    const pace: Pace = { now: () => performance.now(), yieldToEventLoop, isStopped: () => false };
    return {
      hello,
      train: (run, id, port) => {
        tellAsked();
        return trains(run, id, port, pace);
      },
      stop,
    };
  };
  const spawn = (): Worker => {
    const worker = new FakeWorker(made.ways && apiOf(made.ways));
    workers.push(worker);
    return worker as unknown as Worker;
  };
  const made: Bench = {
    trainer: oneByOne(scheduler),
    workers,
    ways,
    asked: Promise.all([asked, greeted]),
    watched: () => waiting.size,
    loseWorkers,
  };
  return made;
}

const signal = (): AbortSignal => new AbortController().signal;

describe('a run', () => {
  test('resolves with its outcome, after every checkpoint has been handed on in order', async () => {
    const { trainer } = bench();
    const heard: Checkpoint[] = [];
    let epoch = -1;
    const end = await trainer.train(signal(), RUN, (checkpoints, done) => {
      heard.push(...checkpoints);
      epoch = done;
    });
    const checkpoints = [...train(RUN, dataOf(RUN), typedArrayBackend)].map(
      ({ checkpoint }) => checkpoint,
    );
    expect(heard).toStrictEqual(checkpoints);
    expect(epoch).toBe(RUN.epochs);
    expect(end).toEqual({
      outcome: { kind: 'completed' },
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });

  test('that completes leaves its worker to the next', async () => {
    const { trainer, workers } = bench();
    const first = await trainer.train(signal(), RUN, ignore);
    const second = await trainer.train(signal(), RUN, ignore);
    expect(second).toEqual(first);
    expect(workers.map(({ ended }) => ended)).toEqual([false]);
  });

  test('is asked of a new worker before that has answered the greeting', async () => {
    let answer = (): void => {};
    let asked = false;
    const { trainer } = bench({
      hello: () =>
        new Promise((resolve) => {
          answer = () => resolve({ id: 'typed-arrays', fallback: undefined });
        }),
      train: (...run) => {
        asked = true;
        return honest(...run);
      },
    });
    const running = trainer.train(signal(), RUN, ignore);
    await expect.poll(() => asked).toBe(true);
    answer();
    await expect(running).resolves.toMatchObject({ outcome: { kind: 'completed' } });
  });

  test('hears nothing of messages that carry the id of another', async () => {
    const { trainer } = bench({
      train: async (run, id, port, pace) => {
        await honest({ ...run, epochs: 1 }, id + 1, port, pace);
        await honest(run, id, port, pace);
      },
    });
    const epochs: number[] = [];
    await trainer.train(signal(), RUN, (checkpoints) =>
      epochs.push(...checkpoints.map((r) => r.epoch)),
    );
    expect(epochs).toEqual([0, 1, 2]);
  });

  test('may be aborted after its end without harm to its worker', async () => {
    const { trainer, workers } = bench();
    const control = new AbortController();
    await trainer.train(control.signal, RUN, ignore);
    control.abort();
    await turn();
    await trainer.train(signal(), RUN, ignore);
    expect(workers).toHaveLength(1);
  });
});

describe('an abort', () => {
  const reason = new Error('another setting');

  test('before the run rejects with its reason and starts no worker', async () => {
    const { trainer, workers } = bench();
    const running = trainer.train(AbortSignal.abort(reason), RUN, ignore);
    await expect(running).rejects.toBe(reason);
    expect(workers).toEqual([]);
  });

  test('while the worker starts rejects with its reason and ends the worker', async () => {
    const { trainer, workers } = bench({ hello: never });
    const control = new AbortController();
    const running = trainer.train(control.signal, RUN, ignore);
    await turn();
    control.abort(reason);
    await expect(running).rejects.toBe(reason);
    await turn();
    expect(workers.map(({ ended }) => ended)).toEqual([true]);
  });

  test('amid the run rejects at once and ends a worker that does not stop', async () => {
    const { trainer, workers, asked, watched } = bench({ train: stuck }, { ...PATIENT, stop: 1 });
    const control = new AbortController();
    const running = trainer.train(control.signal, RUN, ignore);
    await asked;
    expect(watched()).toBe(1);
    control.abort(reason);
    await expect(running).rejects.toBe(reason);
    await expect.poll(() => workers.map(({ ended }) => ended)).toEqual([true]);
    expect(watched()).toBe(0);
  });

  test('amid the run stops the run and keeps a worker that does', async () => {
    const { trainer, workers, asked } = bench(stoppable());
    const control = new AbortController();
    const running = trainer.train(control.signal, RUN, ignore);
    await asked;
    control.abort(reason);
    await expect(running).rejects.toBe(reason);
    const next = new AbortController();
    let heard = 0;
    const second = trainer.train(next.signal, RUN, () => {
      heard++;
    });
    await expect.poll(() => heard).toBeGreaterThan(0);
    next.abort(reason);
    await expect(second).rejects.toBe(reason);
    expect(workers.map(({ ended }) => ended)).toEqual([false]);
  });

  test('with the next run asked for in the same yields keeps the worker for it', async () => {
    const { trainer, workers, asked } = bench(stoppable());
    const control = new AbortController();
    const running = trainer.train(control.signal, RUN, ignore);
    await asked;
    control.abort(reason);
    const next = new AbortController();
    let heard = 0;
    const second = trainer.train(next.signal, RUN, () => {
      heard++;
    });
    await expect(running).rejects.toBe(reason);
    await expect.poll(() => heard).toBeGreaterThan(0);
    next.abort(reason);
    await expect(second).rejects.toBe(reason);
    expect(workers.map(({ ended }) => ended)).toEqual([false]);
  });

  test('of one run after the other leaves no more than one worker alive', async () => {
    const { trainer, workers } = bench(stoppable());
    for (const waits of [0, 1, 3, 6]) {
      const control = new AbortController();
      trainer.train(control.signal, RUN, ignore).catch(ignore);
      for (let turns = 0; turns < waits; turns++) await turn();
      control.abort(reason);
    }
    const last = new AbortController();
    let heard = 0;
    const running = trainer.train(last.signal, RUN, () => {
      heard++;
    });
    await expect.poll(() => heard).toBeGreaterThan(0);
    last.abort(reason);
    await expect(running).rejects.toBe(reason);
    await expect.poll(() => workers.filter(({ ended }) => !ended)).toHaveLength(1);
  });

  test('lets no checkpoint through afterwards', async () => {
    const { trainer } = bench({ train: talkative });
    const control = new AbortController();
    let heard = 0;
    const running = trainer.train(control.signal, RUN, () => {
      heard += 1;
    });
    await expect.poll(() => heard, { interval: 1 }).toBeGreaterThan(0);
    const before = heard;
    control.abort(reason);
    await expect(running).rejects.toBe(reason);
    for (let turns = 0; turns < 20; turns++) await turn();
    expect(heard).toBe(before);
  });

  test('is followed by a run in a new worker', async () => {
    const { trainer, workers } = bench();
    const control = new AbortController();
    const running = trainer.train(control.signal, RUN, ignore);
    await turn();
    control.abort(reason);
    const next = trainer.train(signal(), RUN, ignore);
    await expect(running).rejects.toBe(reason);
    expect(await next).toMatchObject({ outcome: { kind: 'completed' } });
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  });

  test('right after a run was asked for leaves a kept worker to the next', async () => {
    const { trainer, workers } = bench();
    await trainer.train(signal(), RUN, ignore);
    const control = new AbortController();
    const running = trainer.train(control.signal, RUN, ignore);
    control.abort(reason);
    await expect(running).rejects.toBe(reason);
    await trainer.train(signal(), RUN, ignore);
    expect(workers.map(({ ended }) => ended)).toEqual([false]);
  });
});

/** The fault with which a run is rejected. */
async function faultOf(running: Promise<unknown>): Promise<WorkerError> {
  const error = await running.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (!(error instanceof WorkerError)) throw new Error(`not a WorkerError: ${String(error)}`);
  return error;
}

describe('a worker that does not start', () => {
  test('because it cannot be made is a fault of the start', async () => {
    const spawn: Spawn = () => {
      throw new DOMException('not here', 'SecurityError');
    };
    const control = new AbortController();
    const trainer = oneByOne(new Scheduler({ spawn, locks: undefined, size: 1 }));
    const { fault, message } = await faultOf(trainer.train(control.signal, RUN, ignore));
    expect(fault).toBe('start');
    expect(message).toContain('not here');
    // The page aborts a failed run when it tries again; nothing waits for it any more.
    control.abort(new Error('retry'));
    await turn();
  });

  test('because of an error is a fault of the start', async () => {
    const { trainer, workers } = bench({ hello: never });
    const running = trainer.train(signal(), RUN, ignore);
    await turn();
    workers[0]?.fail('no such script');
    const { fault, message } = await faultOf(running);
    expect(fault).toBe('start');
    expect(message).toContain('no such script');
    expect(workers[0]?.ended).toBe(true);
  });

  test('may fail without a word, as when its file is missing', async () => {
    const { trainer, workers } = bench({ hello: never });
    const running = trainer.train(signal(), RUN, ignore);
    await turn();
    workers[0]?.fail();
    expect((await faultOf(running)).fault).toBe('start');
  });

  test('because its first answer is an error is a fault of the start', async () => {
    const { trainer } = bench({ hello: () => Promise.reject(new Error('out of order')) });
    const { fault, message } = await faultOf(trainer.train(signal(), RUN, ignore));
    expect(fault).toBe('start');
    expect(message).toContain('out of order');
  });

  test('because it never answers is a fault of the start once the limit is over', async () => {
    const silent = bench({}, { ...PATIENT, start: 1 });
    silent.ways = undefined;
    const { fault } = await faultOf(silent.trainer.train(signal(), RUN, ignore));
    expect(fault).toBe('start');
    expect(silent.workers[0]?.ended).toBe(true);
  });

  test('leaves the trainer fit for another try', async () => {
    const tries = bench({ hello: never });
    const running = tries.trainer.train(signal(), RUN, ignore);
    await turn();
    tries.workers[0]?.fail();
    await faultOf(running);
    tries.ways = {};
    expect(await tries.trainer.train(signal(), RUN, ignore)).toMatchObject({
      outcome: { kind: 'completed' },
    });
  });
});

describe('a worker that fails amid a run', () => {
  test.each([
    ['by an uncaught error', (worker: FakeWorker) => worker.fail('out of memory'), 'out of memory'],
    [
      'by a message that cannot be read',
      (worker: FakeWorker) => worker.dispatchEvent(new Event('messageerror')),
      '',
    ],
  ])('%s rejects as an error', async (_, break_, detail) => {
    const { trainer, workers, asked } = bench({ train: stuck });
    const running = trainer.train(signal(), RUN, ignore);
    await asked;
    break_(workers[0] as FakeWorker);
    const { fault, message } = await faultOf(running);
    expect(fault).toBe('error');
    expect(message).toContain(detail);
    expect(workers[0]?.ended).toBe(true);
  });

  test('its error is dealt with, and not reported by the browser once more', async () => {
    const { trainer, workers, asked } = bench({ train: stuck });
    const running = trainer.train(signal(), RUN, ignore);
    await asked;
    let handled = false;
    workers[0]?.addEventListener('error', (event) => {
      handled = event.defaultPrevented;
    });
    workers[0]?.fail('out of memory');
    await faultOf(running);
    expect(handled).toBe(true);
  });

  test('by an exception of the engine rejects with its words', async () => {
    const broken = new Proxy(typedArrayBackend, {
      get: () => {
        throw new RangeError('no room for 9 layers');
      },
    });
    const { trainer, workers } = bench({
      train: (run, id, port, pace) => trainToPort(run, id, port, broken, pace),
    });
    const { fault, message } = await faultOf(trainer.train(signal(), RUN, ignore));
    expect(fault).toBe('error');
    expect(message).toContain('RangeError: no room for 9 layers');
    expect(workers[0]?.ended).toBe(true);
  });

  test('by its end from outside rejects as lost', async () => {
    const { trainer, workers, asked, loseWorkers } = bench({ train: stuck });
    const running = trainer.train(signal(), RUN, ignore);
    await asked;
    loseWorkers();
    expect((await faultOf(running)).fault).toBe('lost');
    expect(workers[0]?.ended).toBe(true);
  });

  test('is replaced for the next run', async () => {
    const made = bench({ train: stuck });
    const running = made.trainer.train(signal(), RUN, ignore);
    await made.asked;
    made.loseWorkers();
    await faultOf(running);
    made.ways = {};
    expect(await made.trainer.train(signal(), RUN, ignore)).toMatchObject({
      outcome: { kind: 'completed' },
    });
    expect(made.workers.map(({ ended }) => ended)).toEqual([true, false]);
  });
});

describe('a worker lost between runs', () => {
  test.each([
    ['from outside', ({ loseWorkers }: Bench) => loseWorkers()],
    ['by an error', ({ workers }: Bench) => workers[0]?.fail('out of memory')],
  ])('%s is replaced without a word', async (_, lose) => {
    const made = bench();
    await made.trainer.train(signal(), RUN, ignore);
    lose(made);
    await turn();
    expect(await made.trainer.train(signal(), RUN, ignore)).toMatchObject({
      outcome: { kind: 'completed' },
    });
    expect(made.workers.map(({ ended }) => ended)).toEqual([true, false]);
  });
});

test('the three faults read differently', () => {
  const sentences = (['start', 'lost', 'error'] as const).map((code) =>
    messages.notices.problem({ code, detail: new WorkerError(code).detail }),
  );
  expect(new Set(sentences).size).toBe(3);
  for (const sentence of sentences) expect(sentence).toMatch(/^The worker .*[^.]\.$/);
});

test("the worker's type is what its page calls", () => {
  type Calls = Remote<TrainerApi>;
  expectTypeOf<Parameters<Calls['hello']>>().toEqualTypeOf<[life: string]>();
  expectTypeOf<Parameters<Calls['train']>>().toEqualTypeOf<
    [run: Run, id: number, port: MessagePort]
  >();
  expectTypeOf<ReturnType<Calls['train']>>().toEqualTypeOf<Promise<void>>();
  expectTypeOf<keyof TrainerApi>().toEqualTypeOf<'hello' | 'train' | 'stop'>();
});
