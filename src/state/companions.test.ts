import { beforeEach, describe, expect, test } from 'vitest';
import type { Run } from '../engine/index.ts';
import { WorkerError } from '../worker/live.ts';
import { Companions } from './companions.ts';
import { FakeTrainer, SMALL_RUN, settled } from './fixtures.ts';
import { AUTOSTART_SECONDS } from './lab.ts';

/** Any cost is accepted. */
const ANY = Number.POSITIVE_INFINITY;

const run = (seed: number): Run => ({ ...SMALL_RUN, seed });
const [A, B, C] = [run(1), run(2), run(3)];

let trainer: FakeTrainer;
let companions: Companions;
/** What any run is expected to take. */
let seconds: number;

beforeEach(() => {
  trainer = new FakeTrainer();
  seconds = 1;
  companions = new Companions(trainer, () => seconds);
});

const statuses = (...runs: Run[]): (string | undefined)[] =>
  runs.map((each) => companions.of(each)?.status.kind);
const version = (): number => companions.store.getState().version;

describe('wanted companions', () => {
  test('are trained one after the other, in order', async () => {
    companions.want([A, B], ANY);
    expect(trainer.runs.map((asked) => asked.run)).toEqual([A]);
    expect(statuses(A, B)).toEqual(['starting', 'starting']);
    trainer.latest.records(0, 1);
    expect(statuses(A, B)).toEqual(['training', 'starting']);
    expect(companions.of(A)).toMatchObject({ epoch: 1, trace: { epochs: [0, 1] } });
    await trainer.latest.finish();
    expect(trainer.runs.map((asked) => asked.run)).toEqual([A, B]);
    trainer.latest.records(0);
    await trainer.latest.finish('f', { kind: 'diverged', epoch: 1 });
    expect(companions.of(B)?.status).toEqual({ kind: 'diverged', epoch: 1 });
    expect(statuses(A, B)).toEqual(['completed', 'diverged']);
    expect(trainer.runs).toHaveLength(2);
  });

  test('tell each step, and nothing when nothing has changed', async () => {
    companions.want([A], ANY);
    let before = version();
    companions.want([A], ANY);
    expect(version()).toBe(before);
    trainer.latest.records(0);
    expect(version()).toBeGreaterThan(before);
    before = version();
    await trainer.latest.finish();
    expect(version()).toBeGreaterThan(before);
  });

  test('are not trained twice, however they are asked for', async () => {
    companions.want([A, A], ANY);
    companions.want([{ ...A }], ANY);
    await trainer.latest.finish();
    companions.want([A], ANY);
    expect(trainer.runs).toHaveLength(1);
  });

  test('keep their trace while others are compared', async () => {
    companions.want([A], ANY);
    trainer.latest.records(0, 1);
    await trainer.latest.finish();
    const trace = companions.of(A)?.trace;
    companions.want([B], ANY);
    companions.want([A, B], ANY);
    expect(companions.of(A)?.trace).toBe(trace);
    expect(trainer.runs.map((asked) => asked.run)).toEqual([A, B]);
  });

  test('the eight wanted last are kept', async () => {
    for (let seed = 1; seed <= 10; seed++) {
      companions.want([run(seed)], ANY);
      await trainer.latest.finish();
      // The first stays in use.
      companions.want([A], ANY);
    }
    const kept = Array.from({ length: 10 }, (_, i) => statuses(run(i + 1))[0] !== undefined);
    expect(kept).toEqual([true, false, false, true, true, true, true, true, true, true]);
  });
});

describe('a companion that nobody wants any more', () => {
  test('is stopped, forgotten, and makes room for the next', async () => {
    companions.want([A, B], ANY);
    const [first] = trainer.runs;
    first?.records(0, 1);
    companions.want([B], ANY);
    expect(first?.signal.aborted).toBe(true);
    expect(companions.of(A)).toBeUndefined();
    expect(trainer.runs.map((asked) => asked.run)).toEqual([A, B]);
    first?.records(2);
    await settled();
    expect(statuses(A, B)).toEqual([undefined, 'starting']);
    expect(trainer.runs).toHaveLength(2);
  });

  test('wanted again begins anew', async () => {
    companions.want([A], ANY);
    trainer.latest.records(0, 1);
    companions.rest([]);
    companions.want([A], ANY);
    await settled();
    expect(trainer.runs).toHaveLength(2);
    expect(companions.of(A)?.trace.count).toBe(0);
    trainer.latest.records(0);
    expect(companions.of(A)?.trace.epochs).toEqual([0]);
  });

  test('before it was begun is not trained', async () => {
    companions.want([A, B, C], ANY);
    companions.want([A, C], ANY);
    await trainer.latest.finish();
    expect(trainer.runs.map((asked) => asked.run)).toEqual([A, C]);
  });
});

describe('while nothing is compared', () => {
  test('what is in training goes on to its end, and nothing new begins', async () => {
    companions.want([A, B], ANY);
    companions.rest([A, B]);
    trainer.latest.records(0, 1);
    await trainer.latest.finish();
    expect(statuses(A)).toEqual(['completed']);
    expect(trainer.runs.map((asked) => asked.run)).toEqual([A]);
    companions.want([A, B], ANY);
    expect(trainer.runs.map((asked) => asked.run)).toEqual([A, B]);
  });

  test('what belongs to another run is stopped', () => {
    companions.want([A], ANY);
    companions.rest([B]);
    expect(trainer.latest.signal.aborted).toBe(true);
    expect(companions.of(A)).toBeUndefined();
  });
});

describe('a companion that costs more than a visitor may expect', () => {
  beforeEach(() => {
    seconds = AUTOSTART_SECONDS + 1;
  });

  test('waits, says how long it takes, and lets cheap ones go before', () => {
    companions.want([A], AUTOSTART_SECONDS);
    expect(companions.of(A)?.status).toEqual({ kind: 'waiting', seconds });
    seconds = 1;
    companions.want([B], AUTOSTART_SECONDS);
    expect(trainer.runs.map((asked) => asked.run)).toEqual([B]);
  });

  test('is trained when a run of that size has been asked for', () => {
    companions.want([A], AUTOSTART_SECONDS);
    const before = version();
    companions.want([A], ANY);
    expect(trainer.latest.run).toEqual(A);
    expect(statuses(A)).toEqual(['starting']);
    expect(version()).toBeGreaterThan(before);
  });

  test('is trained when told to, and goes on when nobody is eager any more', async () => {
    companions.want([A], AUTOSTART_SECONDS);
    companions.retry(A);
    companions.want([A], AUTOSTART_SECONDS);
    expect(trainer.runs.map((asked) => asked.run)).toEqual([A]);
    trainer.latest.records(0);
    await trainer.latest.finish();
    companions.want([A], AUTOSTART_SECONDS);
    expect(statuses(A)).toEqual(['completed']);
  });
});

describe('a companion that fails', () => {
  test.each([
    [new WorkerError('lost'), new WorkerError('lost').message],
    [new RangeError('too deep'), 'Training failed: RangeError: too deep.'],
  ])('says why, keeps its records, and lets the next begin', async (error, reason) => {
    companions.want([A, B], ANY);
    trainer.latest.records(0, 1);
    await trainer.latest.fail(error);
    expect(companions.of(A)).toMatchObject({
      status: { kind: 'failed', reason },
      trace: { count: 2 },
    });
    expect(trainer.latest.run).toEqual(B);
  });

  test('is not tried again by itself, but when told to, from its beginning', async () => {
    companions.want([A], ANY);
    trainer.latest.records(0, 1);
    await trainer.latest.fail(new WorkerError('lost'));
    companions.want([A], ANY);
    expect(trainer.runs).toHaveLength(1);
    companions.retry(A);
    expect(trainer.runs).toHaveLength(2);
    expect(companions.of(A)).toMatchObject({ status: { kind: 'starting' }, trace: { count: 0 } });
    trainer.latest.records(0);
    await trainer.latest.finish();
    expect(companions.of(A)).toMatchObject({
      status: { kind: 'completed' },
      trace: { epochs: [0] },
    });
  });

  test('that was never wanted cannot be told to', () => {
    companions.retry(A);
    expect(trainer.runs).toEqual([]);
  });
});
