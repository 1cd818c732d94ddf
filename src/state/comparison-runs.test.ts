import { beforeEach, describe, expect, test } from 'vitest';
import type { Run } from '../engine/index.ts';
import { WorkerError } from '../worker/live.ts';
import { Changes } from './changes.ts';
import { ComparisonRuns } from './comparison-runs.ts';
import { AUTOSTART_SECONDS } from './runs.ts';
import { FakeTrainer, settled } from './testing/fakes.ts';
import { countChanges, SMALL_RUN } from './testing/pages.ts';

/** Any cost is accepted. */
const ANY = Number.POSITIVE_INFINITY;

const run = (seed: number): Run => ({ ...SMALL_RUN, seed });
const [A, B, C] = [run(1), run(2), run(3)];

let trainer: FakeTrainer;
let comparisonRuns: ComparisonRuns;
let counted: { readonly count: number };
/** What any run is expected to take. */
let seconds: number;

beforeEach(() => {
  trainer = new FakeTrainer();
  seconds = 1;
  const changes = new Changes();
  counted = countChanges(changes);
  comparisonRuns = new ComparisonRuns(changes, trainer, () => seconds);
});

const statuses = (...runs: Run[]): (string | undefined)[] =>
  runs.map((each) => comparisonRuns.of(each)?.status.kind);

describe('wanted comparison runs', () => {
  test('are trained one after the other, in order', async () => {
    comparisonRuns.want([A, B], ANY);
    expect(trainer.runs.map((asked) => asked.run)).toEqual([A]);
    expect(statuses(A, B)).toEqual(['starting', 'starting']);
    trainer.latest.checkpoints(0, 1);
    expect(statuses(A, B)).toEqual(['training', 'starting']);
    expect(comparisonRuns.of(A)).toMatchObject({ epoch: 1, recording: { epochs: [0, 1] } });
    await trainer.latest.finish();
    expect(trainer.runs.map((asked) => asked.run)).toEqual([A, B]);
    trainer.latest.checkpoints(0);
    await trainer.latest.finish('f', { kind: 'diverged', epoch: 1 });
    expect(comparisonRuns.of(B)?.status).toEqual({ kind: 'diverged', epoch: 1 });
    expect(statuses(A, B)).toEqual(['completed', 'diverged']);
    expect(trainer.runs).toHaveLength(2);
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

  test('are not trained twice, however they are asked for', async () => {
    comparisonRuns.want([A, A], ANY);
    comparisonRuns.want([{ ...A }], ANY);
    await trainer.latest.finish();
    comparisonRuns.want([A], ANY);
    expect(trainer.runs).toHaveLength(1);
  });

  test('keep their recording while others are compared', async () => {
    comparisonRuns.want([A], ANY);
    trainer.latest.checkpoints(0, 1);
    await trainer.latest.finish();
    const recording = comparisonRuns.of(A)?.recording;
    comparisonRuns.want([B], ANY);
    comparisonRuns.want([A, B], ANY);
    expect(comparisonRuns.of(A)?.recording).toBe(recording);
    expect(trainer.runs.map((asked) => asked.run)).toEqual([A, B]);
  });

  test('the eight wanted last are kept', async () => {
    for (let seed = 1; seed <= 10; seed++) {
      comparisonRuns.want([run(seed)], ANY);
      await trainer.latest.finish();
      // The first stays in use.
      comparisonRuns.want([A], ANY);
    }
    const kept = Array.from({ length: 10 }, (_, i) => statuses(run(i + 1))[0] !== undefined);
    expect(kept).toEqual([true, false, false, true, true, true, true, true, true, true]);
  });
});

describe('a comparison run that is not wanted any more', () => {
  test('is stopped, forgotten, and makes room for the next', async () => {
    comparisonRuns.want([A, B], ANY);
    const [first] = trainer.runs;
    first?.checkpoints(0, 1);
    comparisonRuns.want([B], ANY);
    expect(first?.signal.aborted).toBe(true);
    expect(comparisonRuns.of(A)).toBeUndefined();
    expect(trainer.runs.map((asked) => asked.run)).toEqual([A, B]);
    first?.checkpoints(2);
    await settled();
    expect(statuses(A, B)).toEqual([undefined, 'starting']);
    expect(trainer.runs).toHaveLength(2);
  });

  test('wanted again begins anew', async () => {
    comparisonRuns.want([A], ANY);
    trainer.latest.checkpoints(0, 1);
    comparisonRuns.rest([]);
    comparisonRuns.want([A], ANY);
    await settled();
    expect(trainer.runs).toHaveLength(2);
    expect(comparisonRuns.of(A)?.recording.count).toBe(0);
    trainer.latest.checkpoints(0);
    expect(comparisonRuns.of(A)?.recording.epochs).toEqual([0]);
  });

  test('before it was begun is not trained', async () => {
    comparisonRuns.want([A, B, C], ANY);
    comparisonRuns.want([A, C], ANY);
    await trainer.latest.finish();
    expect(trainer.runs.map((asked) => asked.run)).toEqual([A, C]);
  });
});

describe('while nothing is compared', () => {
  test('what is in training goes on to its end, and nothing new begins', async () => {
    comparisonRuns.want([A, B], ANY);
    comparisonRuns.rest([A, B]);
    trainer.latest.checkpoints(0, 1);
    await trainer.latest.finish();
    expect(statuses(A)).toEqual(['completed']);
    expect(trainer.runs.map((asked) => asked.run)).toEqual([A]);
    comparisonRuns.want([A, B], ANY);
    expect(trainer.runs.map((asked) => asked.run)).toEqual([A, B]);
  });

  test('what belongs to another run is stopped', () => {
    comparisonRuns.want([A], ANY);
    comparisonRuns.rest([B]);
    expect(trainer.latest.signal.aborted).toBe(true);
    expect(comparisonRuns.of(A)).toBeUndefined();
  });
});

describe('a comparison run that costs more than a visitor may expect', () => {
  beforeEach(() => {
    seconds = AUTOSTART_SECONDS + 1;
  });

  test('waits, with the seconds it takes, and lets cheap ones go before', () => {
    comparisonRuns.want([A], AUTOSTART_SECONDS);
    expect(comparisonRuns.of(A)?.status).toEqual({ kind: 'waiting', seconds });
    seconds = 1;
    comparisonRuns.want([B], AUTOSTART_SECONDS);
    expect(trainer.runs.map((asked) => asked.run)).toEqual([B]);
  });

  test('is trained when a run of that size has been asked for', () => {
    comparisonRuns.want([A], AUTOSTART_SECONDS);
    const before = counted.count;
    comparisonRuns.want([A], ANY);
    expect(trainer.latest.run).toEqual(A);
    expect(statuses(A)).toEqual(['starting']);
    expect(counted.count).toBeGreaterThan(before);
  });

  test('is trained when a person asks for it, and goes on though its cost is not accepted', async () => {
    comparisonRuns.want([A], AUTOSTART_SECONDS);
    comparisonRuns.retry(A);
    comparisonRuns.want([A], AUTOSTART_SECONDS);
    expect(trainer.runs.map((asked) => asked.run)).toEqual([A]);
    trainer.latest.checkpoints(0);
    await trainer.latest.finish();
    comparisonRuns.want([A], AUTOSTART_SECONDS);
    expect(statuses(A)).toEqual(['completed']);
  });
});

describe('a comparison run that fails', () => {
  test.each([
    [new WorkerError('lost'), { code: 'lost', detail: '' }],
    [new RangeError('too deep'), { code: 'unknown', detail: 'RangeError: too deep' }],
  ])('has the reason, keeps its checkpoints, and lets the next begin', async (error, problem) => {
    comparisonRuns.want([A, B], ANY);
    trainer.latest.checkpoints(0, 1);
    await trainer.latest.fail(error);
    expect(comparisonRuns.of(A)).toMatchObject({
      status: { kind: 'failed', problem },
      recording: { count: 2 },
    });
    expect(trainer.latest.run).toEqual(B);
  });

  test('is not tried again by itself, but when a person asks for it, from its beginning', async () => {
    comparisonRuns.want([A], ANY);
    trainer.latest.checkpoints(0, 1);
    await trainer.latest.fail(new WorkerError('lost'));
    comparisonRuns.want([A], ANY);
    expect(trainer.runs).toHaveLength(1);
    comparisonRuns.retry(A);
    expect(trainer.runs).toHaveLength(2);
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

  test('that was never wanted cannot be tried again', () => {
    comparisonRuns.retry(A);
    expect(trainer.runs).toEqual([]);
  });
});
