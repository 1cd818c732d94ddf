import type { Remote } from 'comlink';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { type Checkpoint, type Run, train, typedArrayBackend } from '../engine/index.ts';
import { dataOf } from '../engine/testing/data.ts';
import type { TrainerApi } from './entry.ts';
import {
  bench,
  honest,
  ignore,
  never,
  PATIENT,
  RUN,
  signal,
  stoppable,
  stuck,
  talkative,
} from './testing/bench.ts';
import { turn } from './testing/workers.ts';

describe('a run', () => {
  test('resolves with its outcome, after every checkpoint has been handed on in order', async () => {
    const { trainer } = bench();
    const received: Checkpoint[] = [];
    let epoch = -1;
    const end = await trainer.train(signal(), RUN, (checkpoints, done) => {
      received.push(...checkpoints);
      epoch = done;
    });
    const checkpoints = [...train(RUN, dataOf(RUN), typedArrayBackend)].map(
      ({ checkpoint }) => checkpoint,
    );
    expect(received).toStrictEqual(checkpoints);
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

  test('ignores messages that carry the id of another', async () => {
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
    let received = 0;
    const second = trainer.train(next.signal, RUN, () => {
      received++;
    });
    await expect.poll(() => received).toBeGreaterThan(0);
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
    let received = 0;
    const second = trainer.train(next.signal, RUN, () => {
      received++;
    });
    await expect(running).rejects.toBe(reason);
    await expect.poll(() => received).toBeGreaterThan(0);
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
    let received = 0;
    const running = trainer.train(last.signal, RUN, () => {
      received++;
    });
    await expect.poll(() => received).toBeGreaterThan(0);
    last.abort(reason);
    await expect(running).rejects.toBe(reason);
    await expect.poll(() => workers.filter(({ ended }) => !ended)).toHaveLength(1);
  });

  test('lets no checkpoint through afterwards', async () => {
    const { trainer } = bench({ train: talkative });
    const control = new AbortController();
    let received = 0;
    const running = trainer.train(control.signal, RUN, () => {
      received += 1;
    });
    await expect.poll(() => received, { interval: 1 }).toBeGreaterThan(0);
    const before = received;
    control.abort(reason);
    await expect(running).rejects.toBe(reason);
    for (let turns = 0; turns < 20; turns++) await turn();
    expect(received).toBe(before);
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

test("the worker's type is what its page calls", () => {
  type Calls = Remote<TrainerApi>;
  expectTypeOf<Parameters<Calls['hello']>>().toEqualTypeOf<[life: string]>();
  expectTypeOf<Parameters<Calls['train']>>().toEqualTypeOf<
    [run: Run, id: number, port: MessagePort]
  >();
  expectTypeOf<ReturnType<Calls['train']>>().toEqualTypeOf<Promise<void>>();
  expectTypeOf<keyof TrainerApi>().toEqualTypeOf<'hello' | 'ping' | 'train' | 'stop'>();
});
