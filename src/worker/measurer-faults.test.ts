import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { Measurer } from './measurer.ts';
import { Scheduler } from './scheduler.ts';
import { bench, called, measure, never, recording, signal } from './testing/measurer.ts';
import { TINY, turn } from './testing/workers.ts';

describe('a worker that is lost', () => {
  const place = { checkpoint: 0, layer: 0, output: 'logits' } as const;

  test('by an error rejects what waits for it, and the next call starts another', async () => {
    const made = bench({ measure: never, codes: never });
    const measuring = measure(made);
    const asking = made.measurer.codes(recording, place);
    await expect.poll(() => called(made, 'measure')).toHaveLength(1);
    made.workers[0]?.fail('out of memory');
    await expect(measuring).rejects.toMatchObject({ name: 'WorkerError', fault: 'error' });
    await expect(asking).rejects.toMatchObject({ name: 'WorkerError', fault: 'error' });
    made.changes = {};
    expect((await measure(made)).size).toBe(recording.count);
    expect(made.workers.map(({ ended }) => ended)).toEqual([true, false]);
  });

  test('from outside is replaced, and what waits for it is done by the next', async () => {
    const made = bench({ measure: never, codes: never });
    const measuring = measure(made);
    const asking = made.measurer.codes(recording, place);
    await expect.poll(() => called(made, 'measure')).toHaveLength(1);
    made.changes = {};
    made.loseWorkers();
    expect((await measuring).size).toBe(recording.count);
    expect((await asking).sizes.length).toBeGreaterThan(0);
    expect(made.workers.map(({ ended }) => ended)).toEqual([true, false]);
  });

  test('from outside again and again rejects what waits for it', async () => {
    const made = bench({ measure: never });
    const measuring = measure(made);
    const caught = measuring.catch((error: unknown) => error);
    for (let lost = 1; lost <= 3; lost++) {
      await expect.poll(() => called(made, 'measure')).toHaveLength(lost);
      made.loseWorkers();
    }
    expect(await caught).toMatchObject({ name: 'WorkerError', fault: 'lost' });
    expect(made.workers).toHaveLength(3);
    made.changes = {};
    expect((await measure(made)).size).toBe(recording.count);
  });

  test('leaves nothing behind that would stop its job later', async () => {
    const made = bench({ measure: never });
    const control = new AbortController();
    const listeners = (): number => getEventListeners(control.signal, 'abort').length;
    const measuring = measure(made, undefined, undefined, control.signal);
    await expect.poll(() => called(made, 'measure')).toHaveLength(1);
    const amid = listeners();
    made.loseWorkers();
    await expect.poll(() => called(made, 'measure')).toHaveLength(2);
    expect(listeners()).toBe(amid);
    control.abort(new Error('superseded'));
    await expect(measuring).rejects.toThrow('superseded');
    expect(listeners()).toBe(0);
  });

  test('as its job is superseded has nothing to stop', async () => {
    // However many steps of the page lie between the two.
    for (let steps = 0; steps < 20; steps++) {
      const made = bench({ measure: never });
      const control = new AbortController();
      const measuring = measure(made, undefined, undefined, control.signal);
      await expect.poll(() => called(made, 'measure')).toHaveLength(1);
      made.loseWorkers();
      for (let step = 0; step < steps; step++) await Promise.resolve();
      control.abort(new Error('superseded'));
      await expect(measuring).rejects.toThrow();
    }
  });

  test('between calls is replaced without a word', async () => {
    const made = bench();
    await measure(made);
    made.loseWorkers();
    await turn();
    expect((await measure(made)).size).toBe(recording.count);
    expect(made.workers.map(({ ended }) => ended)).toEqual([true, false]);
  });
});

describe('a worker that does not start', () => {
  test.each([
    ['it cannot be made', undefined],
    ['its first answer is an error', { hello: () => Promise.reject(new Error('out of order')) }],
  ])('because %s is a fault of the start, and the next call tries again', async (_, changes) => {
    // Long enough for an honest worker on a busy machine.
    const made = bench(changes, 500);
    const spawn = (): never => {
      throw new Error('no workers here');
    };
    const broken = new Measurer(new Scheduler({ spawn, locks: undefined, size: 2 }));
    const place = { checkpoint: 0, layer: 0, output: 'logits' } as const;
    const measurer = changes === undefined ? broken : made.measurer;
    await expect(measurer.codes(recording, place)).rejects.toMatchObject({ fault: 'start' });
    await expect(measurer.codes(recording, place)).rejects.toMatchObject({ fault: 'start' });
    expect(made.workers.every(({ ended }) => ended)).toBe(true);
    made.changes = {};
    if (changes !== undefined) expect((await measure(made)).size).toBe(recording.count);
  });
});

test('where the worker that would measure does not start, one that has started measures', async () => {
  const made = bench();
  await measure(made);
  made.loseWorkers();
  await turn();
  const { scheduler, workers } = made;
  await scheduler.train(TINY, { priority: 'lab', signal: signal(), onCheckpoints: () => {} });
  made.changes = { hello: () => Promise.reject(new Error('no connection')) };
  expect((await measure(made)).size).toBe(recording.count);
  expect(workers.map(({ ended }) => ended)).toEqual([true, false, true]);
});

test('a worker that never answers is replaced, twice at most', async () => {
  const made = bench({ hello: never }, 200);
  const place = { checkpoint: 0, layer: 0, output: 'logits' } as const;
  await expect(made.measurer.codes(recording, place)).rejects.toMatchObject({ fault: 'start' });
  expect(made.workers.map(({ ended }) => ended)).toEqual([true, true, true]);
  const asking = made.measurer.codes(recording, place);
  await turn();
  made.changes = {};
  expect((await asking).sizes.length).toBeGreaterThan(0);
  expect(made.workers).toHaveLength(5);
});

test('an error of the engine rejects with its words and keeps the worker', async () => {
  const made = bench();
  await expect(measure(made, Uint32Array.of(99))).rejects.toThrow('no checkpoint 99 of 5');
  expect((await measure(made)).size).toBe(recording.count);
  expect(made.workers).toHaveLength(1);
});
