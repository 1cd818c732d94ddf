import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Measurement } from '../engine/analysis/measure-checkpoints.ts';
import { EXACT, estimatorSpec, RunRecording } from '../engine/index.ts';
import { WorkerError } from '../worker/live.ts';
import { checkpointOf, settled } from '../worker/testing/scheduler.ts';
import { coarseToFine, Estimates, type MeasureRequest, needsWholeRun } from './estimates.ts';
import type { Notice } from './problem.ts';
import { FakeMeasurer } from './testing/fakes.ts';
import { SMALL_RUN } from './testing/pages.ts';

const NAMES = ['T1', 'T2', 'T3'];
const SCATTER: Measurement = { kind: 'scatter' };
const bins = (n: number): Measurement => ({
  kind: 'estimator',
  estimator: estimatorSpec('uniform', { bins: n, bounds: 'layer' }),
});

function recordingOf(count: number): RunRecording {
  const recording = new RunRecording(SMALL_RUN);
  for (let epoch = 0; epoch < count; epoch++) recording.add(checkpointOf(SMALL_RUN, epoch));
  return recording;
}

const request = (
  recording: RunRecording,
  measurement: Measurement,
  changes: Partial<MeasureRequest> = {},
): MeasureRequest => ({
  recording,
  names: NAMES,
  measurement,
  output: 'logits',
  checkpoint: recording.count - 1,
  ...changes,
});

let measurer: FakeMeasurer;
let estimates: Estimates;
/** What each notification brought: a sentence, or undefined. */
let notified: (Notice | undefined)[];
/** What the owner does when it is notified: a page requests again. */
let onNotified: () => void;
let recording: RunRecording;

beforeEach(() => {
  measurer = new FakeMeasurer();
  notified = [];
  onNotified = () => {};
  estimates = new Estimates(measurer, (problem) => {
    notified.push(problem);
    onNotified();
  });
  recording = recordingOf(10);
});

const problems = (): Notice[] => notified.filter((notice) => notice !== undefined);

describe('the order of checkpoints', () => {
  test('is the one on show, the last, then from coarse to fine', () => {
    const order = [...coarseToFine(200, 70, () => true)];
    expect(order.slice(0, 10)).toEqual([70, 199, 0, 64, 128, 192, 32, 96, 160, 16]);
  });

  test('has each missing checkpoint once and no other', () => {
    const cases = fc.record({
      count: fc.nat(300),
      focus: fc.integer({ min: -1, max: 300 }),
      known: fc.uniqueArray(fc.nat(300)),
    });
    fc.assert(
      fc.property(cases, ({ count, focus, known }) => {
        const isMissing = (checkpoint: number): boolean => !known.includes(checkpoint);
        const order = [...coarseToFine(count, focus, isMissing)];
        const missing = [...Array(count).keys()].filter(isMissing);
        expect(order.toSorted((a, b) => a - b)).toEqual(missing);
        if (missing.includes(focus)) expect(order[0]).toBe(focus);
      }),
      { seed: 1 },
    );
  });
});

describe('a request', () => {
  test('is measured, what is missing from the checkpoint on show on', async () => {
    estimates.want([request(recording, bins(30), { checkpoint: 4 })]);
    expect(measurer.latest).toMatchObject({
      recording,
      output: 'logits',
      measurements: [bins(30)],
    });
    expect(measurer.latest.checkpoints.slice(0, 3)).toEqual([4, 9, 0]);
    expect(estimates.of(recording, bins(30), 'logits')?.done).toBe(0);
    measurer.latest.reports(4, 9);
    const measured = estimates.of(recording, bins(30), 'logits');
    expect(measured?.done).toBe(2);
    expect(measured?.layers.map(({ name }) => name)).toEqual(NAMES);
    expect(measured?.layers[1]?.ixt.slice(3, 5)).toEqual([Number.NaN, 4.1]);
    expect(measured?.layers[1]?.ixt).toHaveLength(recording.count);
    expect(notified).toEqual([undefined]);
    await measurer.latest.finish();
    expect(estimates.of(recording, bins(30), 'logits')?.done).toBe(recording.count);
    expect(measurer.jobs).toHaveLength(1);
  });

  test('that has been measured costs nothing when it comes again', async () => {
    estimates.want([request(recording, bins(30))]);
    await measurer.latest.finish();
    estimates.want([]);
    estimates.want([request(recording, bins(30))]);
    expect(measurer.jobs).toHaveLength(1);
  });

  test('of a recording that has grown measures only what has come', async () => {
    estimates.want([request(recording, bins(30))]);
    await measurer.latest.finish();
    recording.add(checkpointOf(SMALL_RUN, 10));
    estimates.want([request(recording, bins(30))]);
    expect(measurer.latest.checkpoints).toEqual([10]);
  });

  test('that stays the same leaves the job alone', () => {
    estimates.want([request(recording, bins(30))]);
    for (let times = 0; times < 5; times++) estimates.want([request(recording, bins(30))]);
    expect(measurer.jobs).toHaveLength(1);
    expect(measurer.latest.signal.aborted).toBe(false);
  });

  test('for another checkpoint puts that first, and keeps what is known', () => {
    estimates.want([request(recording, bins(30), { checkpoint: 4 })]);
    measurer.latest.reports(4, 9);
    estimates.want([request(recording, bins(30), { checkpoint: 7 })]);
    expect(measurer.jobs[0]?.signal.aborted).toBe(true);
    expect(measurer.latest.checkpoints[0]).toBe(7);
    expect(measurer.latest.checkpoints).not.toContain(4);
    estimates.want([request(recording, bins(30), { checkpoint: 9 })]);
    // That one is known already.
    expect(measurer.jobs).toHaveLength(2);
  });

  test('for another estimator ends the one before: the latest wins', async () => {
    for (const n of [10, 20, 30]) estimates.want([request(recording, bins(n))]);
    expect(measurer.jobs.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
    await settled();
    expect(problems()).toEqual([]);
    await measurer.latest.finish();
    expect(estimates.of(recording, bins(30), 'logits')?.done).toBe(recording.count);
    expect(estimates.of(recording, bins(20), 'logits')?.done).toBe(0);
  });

  test('that is withdrawn is not measured further', async () => {
    estimates.want([request(recording, bins(10)), request(recording, bins(20))]);
    estimates.want([request(recording, bins(20))]);
    expect(measurer.wanted.map(({ measurements }) => measurements)).toEqual([[bins(20)]]);
    estimates.want([]);
    expect(measurer.wanted).toEqual([]);
    await settled();
    expect(measurer.jobs).toHaveLength(2);
  });

  test('for another output definition is another request', async () => {
    estimates.want([request(recording, bins(30))]);
    await measurer.latest.finish();
    estimates.want([request(recording, bins(30), { output: 'class' })]);
    expect(measurer.latest).toMatchObject({ output: 'class' });
    expect(estimates.of(recording, bins(30), 'class')?.done).toBe(0);
  });
});

describe('several requests', () => {
  test('for one recording are measured in one go, each with numbers of its own', () => {
    estimates.want([request(recording, bins(10)), request(recording, SCATTER)]);
    expect(measurer.latest.measurements).toEqual([bins(10), SCATTER]);
    measurer.latest.reports(3);
    expect(estimates.of(recording, bins(10), 'logits')?.layers[0]?.ity[3]).toBe(0);
    expect(estimates.of(recording, SCATTER, 'logits')?.layers[0]?.ity[3]).toBe(1);
  });

  test('that are the same are measured once', async () => {
    estimates.want([request(recording, bins(10)), request(recording, bins(10))]);
    expect(measurer.latest.measurements).toEqual([bins(10)]);
    await measurer.latest.finish();
    expect(estimates.of(recording, bins(10), 'logits')?.layers[0]?.ixt[3]).toBe(3);
  });

  test('show the checkpoint on show everywhere before any trajectory is completed', () => {
    const other = recordingOf(5);
    const requests = [
      request(recording, bins(10), { checkpoint: 4 }),
      request(other, bins(10), { checkpoint: 2 }),
    ];
    onNotified = () => estimates.want(requests);
    estimates.want(requests);
    measurer.latest.reports(4);
    expect(measurer.latest).toMatchObject({ recording: other });
    measurer.latest.reports(2);
    expect(measurer.latest).toMatchObject({ recording });
    expect(measurer.latest.checkpoints).not.toContain(4);
  });

  test('are measured one after the other until all is known', async () => {
    const other = recordingOf(5);
    estimates.want([
      request(recording, bins(10)),
      request(other, bins(10)),
      request(other, SCATTER),
    ]);
    await measurer.latest.finish();
    await measurer.latest.finish();
    await settled();
    expect(measurer.jobs).toHaveLength(2);
    expect(estimates.of(other, SCATTER, 'logits')?.done).toBe(5);
  });

  test('the forty used last are kept for a recording', async () => {
    for (let n = 2; n < 50; n++) {
      estimates.want([request(recording, bins(n)), request(recording, SCATTER)]);
      await measurer.latest.finish();
    }
    expect(estimates.of(recording, bins(2), 'logits')).toBeUndefined();
    expect(estimates.of(recording, bins(49), 'logits')?.done).toBe(recording.count);
    expect(estimates.of(recording, SCATTER, 'logits')?.done).toBe(recording.count);
  });
});

describe('measuring that fails', () => {
  const lost = new WorkerError('lost');

  test('is reported once, in a sentence, and not tried again as long as it is requested', async () => {
    const requests = [request(recording, bins(10))];
    // The page requests anew whenever it is notified.
    onNotified = () => estimates.want(requests);
    estimates.want(requests);
    await measurer.latest.fail(lost);
    for (let times = 0; times < 5; times++) {
      estimates.want(requests);
      await settled();
    }
    expect(measurer.jobs).toHaveLength(1);
    expect(problems()).toEqual([
      { code: 'measuring-stopped', problem: { code: 'lost', detail: '' } },
    ]);
  });

  test('by an error of another kind is reported in its words', async () => {
    estimates.want([request(recording, bins(10))]);
    await measurer.latest.fail(new RangeError('no checkpoint 5 of 3'));
    expect(problems()).toEqual([
      {
        code: 'measuring-stopped',
        problem: { code: 'unknown', detail: 'RangeError: no checkpoint 5 of 3' },
      },
    ]);
  });

  test('is not tried again because the recording grows', async () => {
    estimates.want([request(recording, bins(10))]);
    await measurer.latest.fail(lost);
    recording.add(checkpointOf(SMALL_RUN, 10));
    estimates.want([request(recording, bins(10))]);
    expect(measurer.jobs).toHaveLength(1);
  });

  test('is tried again when it has been withdrawn and requested again, from where it stood', async () => {
    estimates.want([request(recording, bins(10))]);
    measurer.latest.reports(9, 0);
    await measurer.latest.fail(lost);
    estimates.want([]);
    estimates.want([request(recording, bins(10))]);
    expect(measurer.jobs).toHaveLength(2);
    expect(measurer.latest.checkpoints).not.toContain(9);
    await measurer.latest.finish();
    expect(estimates.of(recording, bins(10), 'logits')?.done).toBe(recording.count);
  });

  test('leaves other requests to be measured', async () => {
    const other = recordingOf(5);
    estimates.want([request(recording, bins(10)), request(other, bins(10))]);
    await measurer.latest.fail(lost);
    expect(measurer.latest).toMatchObject({ recording: other });
    await measurer.latest.finish();
    expect(estimates.of(other, bins(10), 'logits')?.done).toBe(5);
    expect(measurer.jobs).toHaveLength(2);
    estimates.want([request(recording, bins(20))]);
    expect(measurer.jobs).toHaveLength(3);
  });

  test('is tried again when a person wishes so, and known as failed until then', async () => {
    const [estimator, other] = [10, 20].map((n) => estimatorSpec('uniform', { bins: n }));
    if (estimator === undefined || other === undefined) throw new Error('two estimators');
    estimates.want([request(recording, { kind: 'estimator', estimator })]);
    expect(estimates.hasFailed).toBe(false);
    await measurer.latest.fail(lost);
    expect(estimates.hasFailed).toBe(true);
    expect(estimates.hasFailedOn(recording, estimator, 'logits')).toBe(true);
    expect(estimates.hasFailedOn(recording, other, 'logits')).toBe(false);
    estimates.retry();
    expect(estimates.hasFailed).toBe(false);
    expect(measurer.jobs).toHaveLength(2);
    await measurer.latest.finish();
    expect(estimates.trajectories(recording, estimator, 'logits')?.done).toBe(recording.count);
  });

  test('after it was withdrawn is not reported', async () => {
    estimates.want([request(recording, { kind: 'estimator', estimator: EXACT })]);
    const { latest } = measurer;
    estimates.want([]);
    await latest.fail(lost);
    expect(notified).toEqual([]);
  });
});

describe('what has been measured', () => {
  const found = () => estimates.of(recording, bins(30), 'logits');

  test('is the same object until there is more', () => {
    estimates.want([request(recording, bins(30))]);
    const before = found();
    estimates.want([request(recording, bins(30))]);
    expect(found()).toBe(before);
    measurer.latest.reports(9);
    const after = found();
    expect(after).not.toBe(before);
    expect([before?.done, after?.done]).toEqual([0, 1]);
    expect(found()).toBe(after);
  });

  test('is another object when the recording has grown, for its columns have', () => {
    estimates.want([request(recording, bins(30))]);
    const before = found();
    recording.add(checkpointOf(SMALL_RUN, 10));
    estimates.want([request(recording, bins(30))]);
    expect(found()).not.toBe(before);
    expect(found()?.layers[0]?.ixt).toHaveLength(11);
  });

  test('of one measurement stays the same when another is measured', () => {
    estimates.want([request(recording, bins(30)), request(recording, SCATTER)]);
    const before = found();
    estimates.want([request(recording, SCATTER)]);
    measurer.latest.reports(9);
    expect(found()).toBe(before);
  });

  test('exactly is the recording’s own, the same object until that grows', () => {
    const exact = () => estimates.trajectories(recording, EXACT, 'class');
    const before = exact();
    expect(before).toEqual({ layers: recording.trajectories('class'), done: 10 });
    expect(exact()).toBe(before);
    expect(estimates.trajectories(recording, EXACT, 'logits')).not.toBe(before);
    recording.add(checkpointOf(SMALL_RUN, 10));
    expect(exact()).not.toBe(before);
    expect(exact()?.done).toBe(11);
    expect(measurer.jobs).toEqual([]);
  });

  test('by another estimator is nothing before it was requested', () => {
    const floor = estimatorSpec('floor');
    expect(estimates.trajectories(recording, floor, 'logits')).toBeUndefined();
    estimates.want([request(recording, { kind: 'estimator', estimator: floor })]);
    expect(estimates.trajectories(recording, floor, 'logits')?.done).toBe(0);
  });
});

test('only a range over the whole run must wait for its end', () => {
  expect(needsWholeRun(estimatorSpec('uniform', { bounds: 'run' }))).toBe(true);
  expect(needsWholeRun(estimatorSpec('uniform', { bounds: [-1, 1] }))).toBe(false);
  expect(needsWholeRun(EXACT)).toBe(false);
});
