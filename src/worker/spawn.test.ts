import { afterEach, expect, test, vi } from 'vitest';
import { spawnEarly, spawnWorker } from './spawn.ts';

/** Stands for the browser's; lists those that were made. */
function stubWorkers(): EventTarget[] {
  const made: EventTarget[] = [];
  class FakeWorker extends EventTarget {
    constructor() {
      super();
      made.push(this);
    }
  }
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('self', { origin: 'https://example.org' });
  return made;
}

afterEach(() => vi.unstubAllGlobals());

test('the worker started early is the first to be given out', () => {
  const made = stubWorkers();
  spawnEarly();
  expect(made).toHaveLength(1);
  expect(spawnWorker()).toBe(made[0]);
  expect(spawnWorker()).toBe(made[1]);
});

test('one that failed before anything could listen is not given out', () => {
  const made = stubWorkers();
  spawnEarly();
  made[0]?.dispatchEvent(new Event('error'));
  expect(spawnWorker()).toBe(made[1]);
});
