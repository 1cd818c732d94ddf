import { beforeEach, describe, expect, test } from 'vitest';
import { estimateSeconds, type Run } from '../engine/index.ts';
import { WorkerError } from '../worker/live.ts';
import { FakeScheduler, settled } from '../worker/testing/scheduler.ts';
import { TrainedRuns } from '../worker/trained-runs.ts';
import { Changes } from './changes.ts';
import { ComparisonRuns } from './comparison-runs.ts';
import { AUTOSTART_SECONDS } from './runs.ts';
import { countChanges, SMALL_RUN } from './testing/pages.ts';

/** Any cost is accepted. */
const ANY = Number.POSITIVE_INFINITY;

const run = (seed: number): Run => ({ ...SMALL_RUN, seed });
const [A, B, C] = [run(1), run(2), run(3)];
const EXPENSIVE: Run = { ...SMALL_RUN, hidden: [32, 32], epochs: 20000 };

let trainer: FakeScheduler;
let changes: Changes;
let comparisonRuns: ComparisonRuns;
let counted: { readonly count: number };

beforeEach(() => {
  trainer = new FakeScheduler();
  changes = new Changes();
  counted = countChanges(changes);
  comparisonRuns = new ComparisonRuns(changes, new TrainedRuns({ scheduler: trainer }));
});

const statuses = (...runs: Run[]): (string | undefined)[] =>
  runs.map((each) => comparisonRuns.of(each)?.status.kind);
const asked = (): Run[] => trainer.jobs.map((each) => each.run);

describe('wanted comparison runs', () => {
  test('are asked of the scheduler in order, and each has how far it has come', async () => {
    comparisonRuns.want([A, B], ANY);
    expect(asked()).toEqual([A, B]);
    const [first, second] = trainer.jobs;
    first?.checkpoints(0, 1);
    expect(statuses(A, B)).toEqual(['training', 'starting']);
    expect(comparisonRuns.of(A)).toMatchObject({ count: 2, recording: { epochs: [0, 1] } });
    await first?.finish();
    second?.checkpoints(0);
    await second?.finish('f', { kind: 'diverged', epoch: 1 });
    expect(comparisonRuns.of(B)?.status).toEqual({ kind: 'diverged', epoch: 1 });
    expect(statuses(A)).toEqual(['completed']);
  });

  test('report each step, and nothing when nothing has changed', async () => {
    comparisonRuns.want([A], ANY);
    let before = counted.count;
    comparisonRuns.want([A], ANY);
    expect(counted.count).toBe(before);
    trainer.latest.checkpoints(0);
    expect(counted.count).toBeGreaterThan(before);
    before = counted.count;
    await trainer.latest.finish();
    expect(counted.count).toBeGreaterThan(before);
  });

  test('are held and begun before a listener can let go of them', () => {
    changes.subscribe(() => comparisonRuns.rest([]));
    comparisonRuns.want([A, B], ANY);
    expect(statuses(A, B)).toEqual([undefined, undefined]);
    expect(trainer.jobs.map(({ isStopped }) => isStopped)).toEqual([true, true]);
  });

  test('are not trained twice, however they are asked for', async () => {
    comparisonRuns.want([A, A], ANY);
    comparisonRuns.want([{ ...A }], ANY);
    await trainer.latest.finish();
    comparisonRuns.want([A], ANY);
    expect(trainer.jobs).toHaveLength(1);
  });

  test('keep their recording while others are compared', async () => {
    comparisonRuns.want([A], ANY);
    trainer.latest.checkpoints(0, 1);
    await trainer.latest.finish();
    const recording = comparisonRuns.of(A)?.recording;
    comparisonRuns.want([B], ANY);
    expect(comparisonRuns.of(A)).toBeUndefined();
    comparisonRuns.want([A, B], ANY);
    expect(comparisonRuns.of(A)?.recording).toBe(recording);
    expect(asked()).toEqual([A, B]);
  });
});

describe('a comparison run that is not wanted any more', () => {
  test('is stopped and forgotten, and what it still reports is ignored', async () => {
    comparisonRuns.want([A, B], ANY);
    const [first] = trainer.jobs;
    first?.checkpoints(0, 1);
    comparisonRuns.want([B], ANY);
    expect(first?.isStopped).toBe(true);
    const before = counted.count;
    first?.checkpoints(2);
    await settled();
    expect(counted.count).toBe(before);
    expect(statuses(A, B)).toEqual([undefined, 'starting']);
    expect(trainer.jobs).toHaveLength(2);
  });

  test('wanted again begins anew', async () => {
    comparisonRuns.want([A], ANY);
    trainer.latest.checkpoints(0, 1);
    comparisonRuns.rest([]);
    comparisonRuns.want([A], ANY);
    await settled();
    expect(trainer.jobs).toHaveLength(2);
    expect(comparisonRuns.of(A)?.recording.count).toBe(0);
    trainer.latest.checkpoints(0);
    expect(comparisonRuns.of(A)?.recording.epochs).toEqual([0]);
  });

  test('before it was begun is called off', () => {
    comparisonRuns.want([A, B, C], ANY);
    comparisonRuns.want([A, C], ANY);
    expect(trainer.jobs.map(({ isStopped }) => isStopped)).toEqual([false, true, false]);
  });
});

describe('while nothing is compared', () => {
  test('what is in training goes on to its end, and is there when compared again', async () => {
    comparisonRuns.want([A, B], ANY);
    const [first] = trainer.jobs;
    comparisonRuns.rest([A, B]);
    first?.checkpoints(0, 1);
    await first?.finish();
    expect(statuses(A)).toEqual(['completed']);
    comparisonRuns.rest([A, B]);
    comparisonRuns.want([A, B], ANY);
    expect(statuses(A)).toEqual(['completed']);
    expect(asked()).toEqual([A, B]);
  });

  test('what belongs to another run is stopped', () => {
    comparisonRuns.want([A], ANY);
    comparisonRuns.rest([B]);
    expect(trainer.latest.isStopped).toBe(true);
    expect(comparisonRuns.of(A)).toBeUndefined();
  });
});

describe('a comparison run that costs more than a visitor may expect', () => {
  test('waits, with the seconds it takes, and cheap ones go before', () => {
    comparisonRuns.want([EXPENSIVE], AUTOSTART_SECONDS);
    const seconds = estimateSeconds(EXPENSIVE);
    expect(seconds).toBeGreaterThan(AUTOSTART_SECONDS);
    expect(comparisonRuns.of(EXPENSIVE)?.status).toEqual({ kind: 'waiting', seconds });
    comparisonRuns.want([EXPENSIVE, B], AUTOSTART_SECONDS);
    expect(asked()).toEqual([B]);
  });

  test('is trained when a run of that size has been asked for', () => {
    comparisonRuns.want([EXPENSIVE], AUTOSTART_SECONDS);
    const before = counted.count;
    comparisonRuns.want([EXPENSIVE], ANY);
    expect(asked()).toEqual([EXPENSIVE]);
    expect(statuses(EXPENSIVE)).toEqual(['starting']);
    expect(counted.count).toBeGreaterThan(before);
  });

  test('is trained when a person requests it, and goes on though its cost is not accepted', async () => {
    comparisonRuns.want([EXPENSIVE], AUTOSTART_SECONDS);
    comparisonRuns.retry(EXPENSIVE);
    comparisonRuns.want([EXPENSIVE], AUTOSTART_SECONDS);
    expect(asked()).toEqual([EXPENSIVE]);
    trainer.latest.checkpoints(0);
    await trainer.latest.finish();
    comparisonRuns.want([EXPENSIVE], AUTOSTART_SECONDS);
    expect(statuses(EXPENSIVE)).toEqual(['completed']);
  });
});

describe('a comparison run that fails', () => {
  test.each([
    [new WorkerError('lost'), { code: 'lost', detail: '' }],
    [new RangeError('too deep'), { code: 'error', detail: 'RangeError: too deep' }],
  ])('has the reason and keeps its checkpoints: %s', async (error, problem) => {
    comparisonRuns.want([A], ANY);
    trainer.latest.checkpoints(0, 1);
    await trainer.latest.fail(error);
    expect(comparisonRuns.of(A)).toMatchObject({
      status: { kind: 'failed', problem },
      recording: { count: 2 },
    });
  });

  test('is not tried again by itself, but when a person requests it, from its beginning', async () => {
    comparisonRuns.want([A], ANY);
    trainer.latest.checkpoints(0, 1);
    await trainer.latest.fail(new WorkerError('lost'));
    comparisonRuns.want([A], ANY);
    expect(trainer.jobs).toHaveLength(1);
    comparisonRuns.retry(A);
    expect(trainer.jobs).toHaveLength(2);
    expect(comparisonRuns.of(A)).toMatchObject({
      status: { kind: 'starting' },
      recording: { count: 0 },
    });
    trainer.latest.checkpoints(0);
    await trainer.latest.finish();
    expect(comparisonRuns.of(A)).toMatchObject({
      status: { kind: 'completed' },
      recording: { epochs: [0] },
    });
  });
});
