import { expect, test } from 'vitest';
import { ScheduledWorker } from './scheduled-worker.ts';
import { FakeWorker, TINY } from './testing/workers.ts';

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
