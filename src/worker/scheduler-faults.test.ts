import { describe, expect, test, vi } from 'vitest';
import { typedArrayBackend } from '../engine/index.ts';
import { messages } from '../messages/index.ts';
import { type Spawn, WorkerError } from './live.ts';
import { Scheduler } from './scheduler.ts';
import {
  type Bench,
  bench,
  ignore,
  never,
  oneByOne,
  PATIENT,
  RUN,
  signal,
  stuck,
} from './testing/bench.ts';
import { measure, bench as measurerBench } from './testing/measurer.ts';
import { type FakeWorker, turn } from './testing/workers.ts';
import { trainToPort } from './train-to-port.ts';

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

  test('in five seconds is not waited for beside one that has, however quick that was', async () => {
    const made = measurerBench({}, 10_000);
    await measure(made);
    made.changes = { hello: never };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const control = new AbortController();
    const { scheduler, workers } = made;
    const { signal } = control;
    const training = scheduler.train(RUN, { priority: 'lab', signal, onCheckpoints: ignore });
    const stopped = expect(training).rejects.toThrow('enough');
    const ended = async (seconds: number): Promise<boolean[]> => {
      vi.advanceTimersByTime(seconds * 1000);
      await new Promise((resolve) => setImmediate(resolve));
      return workers.map((worker) => worker.ended);
    };
    try {
      expect(await ended(0)).toEqual([false, false]);
      // A slow machine that starts several at once takes seconds for each.
      expect(await ended(4.9)).toEqual([false, false]);
      expect(await ended(0.2)).toEqual([false, true]);
    } finally {
      vi.useRealTimers();
      control.abort(new Error('enough'));
    }
    await stopped;
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
