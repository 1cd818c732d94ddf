import { expect, test } from 'vitest';
import { holdForLife, type Locks, whenGone, whenSilent } from './life.ts';

/** Locks of one browser, as far as `life.ts` uses them: exclusive, first come first served. */
function browserLocks() {
  const queues = new Map<string, Array<() => void>>();
  const release = (name: string): void => {
    const queue = queues.get(name) ?? [];
    queue.shift();
    queue[0]?.();
  };
  const request = (...args: unknown[]): Promise<unknown> => {
    const name = args[0] as string;
    const { signal } = (args.length > 2 ? args[1] : {}) as { signal?: AbortSignal };
    const callback = args[args.length - 1] as () => unknown;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const queue = queues.get(name) ?? [];
      queues.set(name, queue);
      const grant = async (): Promise<void> => {
        resolve(await callback());
        release(name);
      };
      signal?.addEventListener('abort', () => {
        const at = queue.indexOf(grant);
        if (at > 0) queue.splice(at, 1);
        reject(signal.reason);
      });
      queue.push(grant);
      if (queue[0] === grant) void grant();
    });
  };
  return { locks: { request } as Locks, endHolderOf: release };
}

const never = (): Promise<never> => new Promise(() => {});

const REFUSING = { request: () => Promise.reject(new Error('denied')) } as unknown as Locks;

/** What a promise has come to once everything under way is done. */
async function stateOf(promise: Promise<unknown>): Promise<'pending' | 'resolved' | 'rejected'> {
  let state: 'pending' | 'resolved' | 'rejected' = 'pending';
  promise.then(
    () => {
      state = 'resolved';
    },
    () => {
      state = 'rejected';
    },
  );
  await new Promise((resolve) => setImmediate(resolve));
  return state;
}

test('a page waits as long as its worker lives, and learns of its end', async () => {
  const { locks, endHolderOf } = browserLocks();
  await holdForLife(locks, 'a');
  const gone = whenGone(locks, 'a', new AbortController().signal, never);
  expect(await stateOf(gone)).toBe('pending');
  endHolderOf('a');
  expect(await stateOf(gone)).toBe('resolved');
});

test('the end of one worker is not taken for that of another', async () => {
  const { locks, endHolderOf } = browserLocks();
  await Promise.all([holdForLife(locks, 'a'), holdForLife(locks, 'b')]);
  const gone = whenGone(locks, 'b', new AbortController().signal, never);
  endHolderOf('a');
  expect(await stateOf(gone)).toBe('pending');
});

test('a page that stops waiting is notified no more', async () => {
  const { locks, endHolderOf } = browserLocks();
  await holdForLife(locks, 'a');
  const watch = new AbortController();
  const gone = whenGone(locks, 'a', watch.signal, never);
  watch.abort();
  endHolderOf('a');
  expect(await stateOf(gone)).toBe('pending');
});

test.each([
  ['missing', undefined],
  ['refused', REFUSING],
])(
  'where locks are %s a worker starts all the same, and is never thought dead',
  async (_, locks) => {
    await holdForLife(locks, 'a');
    expect(await stateOf(whenGone(locks, 'a', new AbortController().signal, never))).toBe(
      'pending',
    );
  },
);

test('without locks a page takes long silence for the end of its worker', async () => {
  let pings = 0;
  const silent = whenSilent(
    () => (++pings < 3 ? Promise.resolve() : never()),
    new AbortController().signal,
    1,
  );
  await silent;
  expect(pings).toBe(3);
});

test('an answer that takes its time is one, and a worker that was let go is not greeted any more', async () => {
  const control = new AbortController();
  let pings = 0;
  const slow = (): Promise<void> => {
    pings++;
    return new Promise((resolve) => setTimeout(resolve, 5));
  };
  const silent = whenSilent(slow, control.signal, 1);
  await expect.poll(() => pings).toBeGreaterThan(2);
  control.abort();
  const before = pings;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(pings - before).toBeLessThanOrEqual(1);
  expect(await stateOf(silent)).toBe('pending');
});
