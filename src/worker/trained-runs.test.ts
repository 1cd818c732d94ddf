import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_PRESET, estimateSeconds, type Run } from '../engine/index.ts';
import { WorkerError } from './live.ts';
import type { Priority } from './scheduler.ts';
import { FakeScheduler } from './testing/scheduler.ts';
import type { TrainedRun } from './trained-run.ts';
import { TrainedRuns } from './trained-runs.ts';

const run = (seed: number): Run => ({
  ...DEFAULT_PRESET.run,
  hidden: [3, 2],
  activations: ['tanh', 'tanh'],
  epochs: 50,
  seed,
});
const [A, B] = [run(1), run(2)];

let scheduler: FakeScheduler;
let runs: TrainedRuns;
let time: number;

beforeEach(() => {
  scheduler = new FakeScheduler();
  time = 0;
  runs = new TrainedRuns({ scheduler, now: () => time, maxKept: 8 });
});

/** Holds a run and trains it; `leave` lets it go. */
function train(of: Run, priority: Priority = 'comparison') {
  const lease = new AbortController();
  const trained = runs.train(of, { priority, signal: lease.signal });
  return { trained, signal: lease.signal, leave: () => lease.abort() };
}

/** What is kept of a run; holding it for a moment leaves nothing of one that is not. */
function keptOf(of: Run): TrainedRun | undefined {
  const lease = new AbortController();
  const held = runs.hold(of, { signal: lease.signal });
  lease.abort();
  return kind(held) === 'waiting' ? undefined : held;
}

const kind = ({ snapshot }: TrainedRun): string => snapshot.status.kind;

describe('a run', () => {
  test('is observed from its start to its end', async () => {
    const { trained } = train(A);
    const { recording } = trained.snapshot;
    const seen: string[] = [];
    trained.subscribe(() => {
      const { status, epoch, count, fingerprint } = trained.snapshot;
      seen.push(`${status.kind} ${epoch} ${count} ${fingerprint}`);
    });
    expect(kind(trained)).toBe('starting');
    scheduler.latest.checkpoints(0, 1);
    scheduler.latest.reaches(4);
    await scheduler.latest.finish('f');
    expect(seen).toEqual(['training 1 2 undefined', 'training 4 2 undefined', 'completed 4 2 f']);
    expect(trained.snapshot.recording).toBe(recording);
    expect(recording.epochs).toEqual([0, 1]);
  });

  test('has a snapshot of its own for each change, and one only', () => {
    const { trained } = train(A);
    const first = trained.snapshot;
    expect(trained.snapshot).toBe(first);
    scheduler.latest.checkpoints(0);
    expect(trained.snapshot).not.toBe(first);
    expect(first).toMatchObject({ status: { kind: 'starting' }, count: 0 });
  });

  test('measures epochs a second from its first message', () => {
    const { trained } = train(A);
    time = 500;
    scheduler.latest.checkpoints(0);
    expect(trained.snapshot.rate).toBe(0);
    time = 1000;
    scheduler.latest.checkpoints(1, 2, 20);
    expect(trained.snapshot.rate).toBe(40);
  });

  test('that diverges is over, as that', async () => {
    const { trained } = train(A);
    await scheduler.latest.finish('f', { kind: 'diverged', epoch: 3 });
    expect(trained.snapshot.status).toEqual({ kind: 'diverged', epoch: 3 });
  });

  test('no longer observed notifies no more', () => {
    const { trained } = train(A);
    let notified = 0;
    trained.subscribe(() => notified++)();
    scheduler.latest.checkpoints(0);
    expect(notified).toBe(0);
  });

  test('whose worker is taken goes on with its recording, which gets each checkpoint once', () => {
    const { trained } = train(A);
    const { recording } = trained.snapshot;
    time = 1000;
    scheduler.latest.checkpoints(0, 1, 2);
    scheduler.latest.options.onRestart?.();
    time = 2000;
    scheduler.latest.checkpoints(0, 1);
    expect(trained.snapshot).toMatchObject({ epoch: 2, count: 3, rate: 0 });
    time = 3000;
    scheduler.latest.checkpoints(2, 3);
    expect(trained.snapshot).toMatchObject({ epoch: 3, count: 4, rate: 3 });
    expect(trained.snapshot.recording).toBe(recording);
    expect(recording.epochs).toEqual([0, 1, 2, 3]);
  });
});

describe('a run asked for twice', () => {
  test('is trained once: who joins late gets what there is, then what comes', () => {
    const { trained } = train(A);
    scheduler.latest.checkpoints(0);
    const joined = train({ ...A }).trained;
    expect(joined).toBe(trained);
    expect(joined.snapshot.recording.epochs).toEqual([0]);
    scheduler.latest.checkpoints(1);
    expect(joined.snapshot.recording.epochs).toEqual([0, 1]);
    expect(scheduler.jobs).toHaveLength(1);
  });

  test('has the more urgent priority of those who hold it', () => {
    train(A, 'ensemble');
    const lab = train(A, 'lab');
    train(A, 'comparison');
    expect(scheduler.latest.priority).toBe('lab');
    lab.leave();
    expect(scheduler.latest.priority).toBe('comparison');
  });

  test('goes on until the last has left', () => {
    const first = train(A);
    const second = train(A);
    first.leave();
    expect(scheduler.latest.isStopped).toBe(false);
    scheduler.latest.checkpoints(0);
    second.leave();
    expect(scheduler.latest.isStopped).toBe(true);
    expect(kind(first.trained)).toBe('stopped');
  });

  test('is there at once when it has been trained before', async () => {
    const { trained, leave } = train(A);
    scheduler.latest.checkpoints(0, 1);
    await scheduler.latest.finish();
    leave();
    train(B);
    expect(train(A).trained).toBe(trained);
    expect(scheduler.jobs.map((job) => job.run)).toEqual([A, B]);
  });
});

describe('a run that is left', () => {
  test('before its end is stopped and forgotten, and begins anew when asked for again', () => {
    const { trained, leave } = train(A);
    scheduler.latest.checkpoints(0, 1);
    leave();
    expect(scheduler.latest.isStopped).toBe(true);
    expect(keptOf(A)).toBeUndefined();
    scheduler.latest.checkpoints(2);
    // Who still has it sees how far it came.
    expect(trained.snapshot).toMatchObject({ status: { kind: 'stopped' }, count: 2 });
    const again = train(A).trained;
    expect(again).not.toBe(trained);
    expect(again.snapshot.count).toBe(0);
    scheduler.latest.checkpoints(0);
    expect(again.snapshot.recording.epochs).toEqual([0]);
    expect(trained.snapshot.count).toBe(2);
  });

  test('with the next asked for in the same turn makes room for it', () => {
    // As while a slider is dragged: the latest value wins.
    for (let seed = 1; seed <= 5; seed++) train(run(seed), 'lab').leave();
    train(run(6), 'lab');
    expect(scheduler.jobs.map(({ isStopped }) => isStopped)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  test('twice by one holder counts once', () => {
    const { signal, leave } = train(A);
    runs.hold(A, { signal });
    leave();
    expect(keptOf(A)).toBeUndefined();
  });
});

describe('stopping a run', () => {
  test('keeps what has been recorded, and the run for those who hold it', () => {
    const { trained } = train(A);
    scheduler.latest.checkpoints(0, 1);
    trained.stop();
    expect(scheduler.latest.isStopped).toBe(true);
    expect(trained.snapshot).toMatchObject({ status: { kind: 'stopped' }, count: 2 });
    expect(keptOf(A)).toBe(trained);
  });

  test('that has ended changes nothing', async () => {
    const { trained } = train(A);
    await scheduler.latest.finish();
    trained.stop();
    expect(kind(trained)).toBe('completed');
  });

  test('is not undone by asking for it, but by asking for it again', () => {
    const { trained, signal } = train(A);
    scheduler.latest.checkpoints(0, 1);
    const { recording } = trained.snapshot;
    trained.stop();
    train(A);
    expect(kind(trained)).toBe('stopped');
    runs.train(A, { priority: 'lab', signal, again: true });
    expect(trained.snapshot).toMatchObject({ status: { kind: 'starting' }, epoch: 0, count: 0 });
    scheduler.latest.checkpoints(0);
    expect(trained.snapshot.recording.epochs).toEqual([0]);
    expect(recording.epochs).toEqual([0, 1]);
  });
});

describe('a run that fails', () => {
  test('keeps its checkpoints and why, and is not tried again by itself', async () => {
    const { trained, signal } = train(A);
    const error = new WorkerError('lost');
    scheduler.latest.checkpoints(0, 1);
    await scheduler.latest.fail(error);
    expect(trained.snapshot).toMatchObject({ status: { kind: 'failed', error }, count: 2 });
    train(A);
    expect(scheduler.jobs).toHaveLength(1);
    runs.train(A, { priority: 'comparison', signal, again: true });
    scheduler.latest.checkpoints(0);
    await scheduler.latest.finish('f');
    expect(trained.snapshot).toMatchObject({ status: { kind: 'completed' }, count: 1 });
  });

  test('in another way has a fault all the same', async () => {
    const { trained } = train(A);
    await scheduler.latest.fail(new RangeError('too deep'));
    expect(trained.snapshot.status).toMatchObject({
      kind: 'failed',
      error: { fault: 'error', detail: 'RangeError: too deep' },
    });
  });

  test('while it begins again leaves no trace', async () => {
    const { trained, signal } = train(A);
    const [first] = scheduler.jobs;
    runs.train(A, { priority: 'lab', signal, again: true });
    await first?.fail(new WorkerError('lost'));
    expect(kind(trained)).toBe('starting');
  });
});

describe('a run that is held', () => {
  test('waits, with the seconds it takes, until its training is asked for', () => {
    const { signal } = new AbortController();
    const trained = runs.hold(A, { signal });
    expect(trained.snapshot.status).toEqual({ kind: 'waiting', seconds: runs.estimate(A) });
    expect(scheduler.jobs).toEqual([]);
    expect(train(A).trained).toBe(trained);
    expect(kind(trained)).toBe('starting');
    expect(scheduler.jobs).toHaveLength(1);
  });

  test('keeps the training of another going', () => {
    const { leave } = train(A);
    runs.hold(A, { signal: new AbortController().signal });
    leave();
    expect(scheduler.latest.isStopped).toBe(false);
  });

  test('by one who has left already is refused', () => {
    const signal = AbortSignal.abort(new Error('too late'));
    expect(() => runs.hold(A, { signal })).toThrow('too late');
    expect(keptOf(A)).toBeUndefined();
  });
});

describe('the cache', () => {
  /** Trains a run to its end and lets it go. */
  async function pass(of: Run): Promise<void> {
    const { leave } = train(of);
    scheduler.latest.checkpoints(0, 1);
    await scheduler.latest.finish();
    leave();
  }
  const kept = (count: number): boolean[] =>
    Array.from({ length: count }, (_, i) => keptOf(run(i + 1)) !== undefined);

  test('keeps the eight used last and whatever is in use', async () => {
    train(A);
    await scheduler.latest.finish();
    for (let seed = 2; seed <= 10; seed++) await pass(run(seed));
    train(run(3)).leave();
    await pass(run(11));
    expect(kept(11)).toEqual([true, false, true, false, true, true, true, true, true, true, true]);
  });

  test('keeps no more bytes than it may', async () => {
    await pass(A);
    const trained = keptOf(A) as TrainedRun;
    // At each of two checkpoints two numbers of state in four bytes; in eight bytes five of the epoch,
    // and three for each of two hidden layers and four definitions of the output.
    expect(trained.snapshot.recording.bytes).toBe(2 * (8 + 8 * (5 + 3 * 6)));
    runs = new TrainedRuns({
      scheduler,
      maxKept: 8,
      maxKeptBytes: 2 * trained.snapshot.recording.bytes,
    });
    for (let seed = 1; seed <= 3; seed++) await pass(run(seed));
    expect(kept(3)).toEqual([false, true, true]);
  });
});

test('a run is expected to take longer on a slow backend', () => {
  const fast = runs.estimate(A);
  runs.setBackend({ id: 'wasm-simd', fallback: undefined });
  expect(runs.estimate(A)).toBe(fast);
  runs.setBackend({ id: 'typed-arrays', fallback: { code: 'unavailable', detail: 'no SIMD' } });
  expect(runs.estimate(A)).toBeGreaterThan(10 * fast);
});

describe('on a machine that takes three times what is expected', () => {
  /** Trains as such a machine would, up to an epoch. */
  const reach = (of: Run, epoch: number): void => {
    time = 3000 * estimateSeconds(of, { epoch });
    scheduler.latest.reaches(epoch);
  };
  const long = { ...run(1), epochs: 20_000 };

  test('what is left is known early, though epochs that are recorded take longer', () => {
    const { trained } = train(long);
    reach(long, 0);
    expect(trained.snapshot.secondsLeft).toBeUndefined();
    for (const epoch of [1000, 5000, 15_000]) {
      reach(long, epoch);
      const left = 3 * (estimateSeconds(long) - estimateSeconds(long, { epoch }));
      expect(trained.snapshot.secondsLeft).toBeCloseTo(left, 6);
    }
  });

  test('later runs are expected to take as long, until there is another backend', async () => {
    const before = runs.estimate(B);
    train(long);
    reach(long, 0);
    reach(long, 20_000);
    await scheduler.latest.finish();
    expect(runs.estimate(B)).toBeCloseTo(3 * before, 9);
    runs.setBackend({ id: 'typed-arrays', fallback: { code: 'unavailable', detail: 'no SIMD' } });
    expect(runs.estimate(B)).toBe(estimateSeconds(B, { backend: 'typed-arrays' }));
  });

  test('a moment tells nothing', async () => {
    const before = runs.estimate(B);
    train(A);
    scheduler.latest.reaches(0);
    time = 20;
    scheduler.latest.reaches(50);
    await scheduler.latest.finish();
    expect(runs.estimate(B)).toBe(before);
  });
});
