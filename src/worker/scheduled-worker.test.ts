import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { ScheduledWorker } from './scheduled-worker.ts';
import { bench, never, recording } from './testing/measurer.ts';
import { FakeWorker, TINY, turn } from './testing/workers.ts';

const greet = () => Promise.resolve({ id: 'typed-arrays', fallback: undefined });

test('a stopped run settles, so that nothing holds it for as long as its worker lives', async () => {
  const api = { hello: greet, train: () => new Promise<void>(() => {}), stop: () => {} };
  const spawn = (): Worker => new FakeWorker(api) as unknown as Worker;
  const worker = new ScheduledWorker(spawn, undefined, { start: 60_000, stop: 1 });
  await worker.ready;
  const end = worker.train(TINY, () => {});
  const settled = expect(end).rejects.toThrow('stopped');
  await worker.stop(false);
  await settled;
  worker.end();
});

test('an answer is not kept for as long as its worker lives', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const { measurer } = bench();
  const ask = async (): Promise<WeakRef<object>> =>
    new WeakRef(await measurer.points(recording, { checkpoint: 0, layer: 0, output: 'logits' }));
  const answer = await ask();
  await turn();
  collectGarbage();
  expect(answer.deref() === undefined).toBe(true);
});

test('what waits for a worker is rejected when it fails, and what comes after that at once', async () => {
  const fake = new FakeWorker({ hello: greet });
  const spawn = (): Worker => fake as unknown as Worker;
  const worker = new ScheduledWorker(spawn, undefined, { start: 60_000, stop: 1 });
  const waiting = [worker.untilFault(never()), worker.untilFault(never())];
  expect(await worker.untilFault(Promise.resolve(1))).toBe(1);
  await expect(worker.untilFault(Promise.reject(new Error('its own')))).rejects.toThrow('its own');
  await worker.ready;
  fake.fail('out of memory');
  for (const each of waiting) await expect(each).rejects.toThrow('out of memory');
  await expect(worker.untilFault(never())).rejects.toThrow('out of memory');
  worker.end();
});
