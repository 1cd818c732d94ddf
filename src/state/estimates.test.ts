import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Measurement } from '../engine/analysis/recorded-activations.ts';
import { EXACT, estimatorSpec, RunRecording } from '../engine/index.ts';
import { WorkerError } from '../worker/live.ts';
import { coarseToFine, Estimates, type MeasureRequest } from './estimates.ts';
import type { Notice } from './problem.ts';
import { checkpointOf, FakeMeasurer, SMALL_RUN, settled } from './testing/pages.ts';

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
  lens: Measurement,
  changes: Partial<MeasureRequest> = {},
): MeasureRequest => ({
  recording,
  names: NAMES,
  lens,
  output: 'logits',
  checkpoint: recording.count - 1,
  ...changes,
});

let measurer: FakeMeasurer;
let readings: Estimates;
/** What was told, a notice or undefined for each time. */
let told: (Notice | undefined)[];
/** What the owner does when it is told; the page requests again. */
let onTold: () => void;
let recording: RunRecording;

beforeEach(() => {
  measurer = new FakeMeasurer();
  told = [];
  onTold = () => {};
  readings = new Estimates(measurer, (notice) => {
    told.push(notice);
    onTold();
  });
  recording = recordingOf(10);
});

const problems = (): Notice[] => told.filter((notice) => notice !== undefined);

describe('the order of checkpoints', () => {
  test('is the one looked at, the last, then from coarse to fine', () => {
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
    readings.want([request(recording, bins(30), { checkpoint: 4 })]);
    expect(measurer.latest).toMatchObject({
      recording: recording,
      output: 'logits',
      measurements: [bins(30)],
    });
    expect(measurer.latest.checkpoints.slice(0, 3)).toEqual([4, 9, 0]);
    expect(readings.of(recording, bins(30), 'logits')?.done).toBe(0);
    measurer.latest.says(4, 9);
    const reading = readings.of(recording, bins(30), 'logits');
    expect(reading?.done).toBe(2);
    expect(reading?.layers.map(({ name }) => name)).toEqual(NAMES);
    expect(reading?.layers[1]?.ixt.slice(3, 5)).toEqual([Number.NaN, 4.1]);
    expect(reading?.layers[1]?.ixt).toHaveLength(recording.count);
    expect(told).toEqual([undefined]);
    await measurer.latest.finish();
    expect(readings.of(recording, bins(30), 'logits')?.done).toBe(recording.count);
    expect(measurer.jobs).toHaveLength(1);
  });

  test('that has been measured costs nothing when it comes again', async () => {
    readings.want([request(recording, bins(30))]);
    await measurer.latest.finish();
    readings.want([]);
    readings.want([request(recording, bins(30))]);
    expect(measurer.jobs).toHaveLength(1);
  });

  test('of a recording that has grown measures only what has come', async () => {
    readings.want([request(recording, bins(30))]);
    await measurer.latest.finish();
    recording.add(checkpointOf(SMALL_RUN, 10));
    readings.want([request(recording, bins(30))]);
    expect(measurer.latest.checkpoints).toEqual([10]);
  });

  test('that stays the same leaves the job alone', () => {
    readings.want([request(recording, bins(30))]);
    for (let times = 0; times < 5; times++) readings.want([request(recording, bins(30))]);
    expect(measurer.jobs).toHaveLength(1);
    expect(measurer.latest.signal.aborted).toBe(false);
  });

  test('for another checkpoint puts that first, and keeps what is known', () => {
    readings.want([request(recording, bins(30), { checkpoint: 4 })]);
    measurer.latest.says(4, 9);
    readings.want([request(recording, bins(30), { checkpoint: 7 })]);
    expect(measurer.jobs[0]?.signal.aborted).toBe(true);
    expect(measurer.latest.checkpoints[0]).toBe(7);
    expect(measurer.latest.checkpoints).not.toContain(4);
    readings.want([request(recording, bins(30), { checkpoint: 9 })]);
    // That one is known already.
    expect(measurer.jobs).toHaveLength(2);
  });

  test('for another estimator ends the one before: the latest wins', async () => {
    for (const n of [10, 20, 30]) readings.want([request(recording, bins(n))]);
    expect(measurer.jobs.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
    await settled();
    expect(problems()).toEqual([]);
    await measurer.latest.finish();
    expect(readings.of(recording, bins(30), 'logits')?.done).toBe(recording.count);
    expect(readings.of(recording, bins(20), 'logits')?.done).toBe(0);
  });

  test('that nobody has any more is not measured further', async () => {
    readings.want([request(recording, bins(10)), request(recording, bins(20))]);
    readings.want([request(recording, bins(20))]);
    expect(measurer.wanted.map(({ measurements }) => measurements)).toEqual([[bins(20)]]);
    readings.want([]);
    expect(measurer.wanted).toEqual([]);
    await settled();
    expect(measurer.jobs).toHaveLength(2);
  });

  test('for another reading of the output is another request', async () => {
    readings.want([request(recording, bins(30))]);
    await measurer.latest.finish();
    readings.want([request(recording, bins(30), { output: 'class' })]);
    expect(measurer.latest).toMatchObject({ output: 'class' });
    expect(readings.of(recording, bins(30), 'class')?.done).toBe(0);
  });
});

describe('several requests', () => {
  test('for one recording are measured in one go, each hearing its own', () => {
    readings.want([request(recording, bins(10)), request(recording, SCATTER)]);
    expect(measurer.latest.measurements).toEqual([bins(10), SCATTER]);
    measurer.latest.says(3);
    expect(readings.of(recording, bins(10), 'logits')?.layers[0]?.ity[3]).toBe(0);
    expect(readings.of(recording, SCATTER, 'logits')?.layers[0]?.ity[3]).toBe(1);
  });

  test('that are the same are measured once', async () => {
    readings.want([request(recording, bins(10)), request(recording, bins(10))]);
    expect(measurer.latest.measurements).toEqual([bins(10)]);
    await measurer.latest.finish();
    expect(readings.of(recording, bins(10), 'logits')?.layers[0]?.ixt[3]).toBe(3);
  });

  test('show the checkpoint on show everywhere before any trajectory is completed', () => {
    const other = recordingOf(5);
    const requests = [
      request(recording, bins(10), { checkpoint: 4 }),
      request(other, bins(10), { checkpoint: 2 }),
    ];
    onTold = () => readings.want(requests);
    readings.want(requests);
    measurer.latest.says(4);
    expect(measurer.latest).toMatchObject({ recording: other });
    measurer.latest.says(2);
    expect(measurer.latest).toMatchObject({ recording: recording });
    expect(measurer.latest.checkpoints).not.toContain(4);
  });

  test('are measured one after the other until all is known', async () => {
    const other = recordingOf(5);
    readings.want([
      request(recording, bins(10)),
      request(other, bins(10)),
      request(other, SCATTER),
    ]);
    await measurer.latest.finish();
    await measurer.latest.finish();
    await settled();
    expect(measurer.jobs).toHaveLength(2);
    expect(readings.of(other, SCATTER, 'logits')?.done).toBe(5);
  });

  test('the forty used last are kept of a recording', async () => {
    for (let n = 2; n < 50; n++) {
      readings.want([request(recording, bins(n)), request(recording, SCATTER)]);
      await measurer.latest.finish();
    }
    expect(readings.of(recording, bins(2), 'logits')).toBeUndefined();
    expect(readings.of(recording, bins(49), 'logits')?.done).toBe(recording.count);
    expect(readings.of(recording, SCATTER, 'logits')?.done).toBe(recording.count);
  });
});

describe('measuring that fails', () => {
  const lost = new WorkerError('lost');

  test('is told once, and not tried again as long as it is requested for', async () => {
    const requests = [request(recording, bins(10))];
    // The page requests anew whenever it is told something.
    onTold = () => readings.want(requests);
    readings.want(requests);
    await measurer.latest.fail(lost);
    for (let times = 0; times < 5; times++) {
      readings.want(requests);
      await settled();
    }
    expect(measurer.jobs).toHaveLength(1);
    expect(problems()).toEqual([
      { code: 'measuring-stopped', problem: { code: 'lost', detail: '' } },
    ]);
  });

  test('by an error of another kind is told in its words', async () => {
    readings.want([request(recording, bins(10))]);
    await measurer.latest.fail(new RangeError('no checkpoint 5 of 3'));
    expect(problems()).toEqual([
      {
        code: 'measuring-stopped',
        problem: { code: 'unknown', detail: 'RangeError: no checkpoint 5 of 3' },
      },
    ]);
  });

  test('is not tried again because the recording grows', async () => {
    readings.want([request(recording, bins(10))]);
    await measurer.latest.fail(lost);
    recording.add(checkpointOf(SMALL_RUN, 10));
    readings.want([request(recording, bins(10))]);
    expect(measurer.jobs).toHaveLength(1);
  });

  test('is tried again when it has been requested away and back, from where it stood', async () => {
    readings.want([request(recording, bins(10))]);
    measurer.latest.says(9, 0);
    await measurer.latest.fail(lost);
    readings.want([]);
    readings.want([request(recording, bins(10))]);
    expect(measurer.jobs).toHaveLength(2);
    expect(measurer.latest.checkpoints).not.toContain(9);
    await measurer.latest.finish();
    expect(readings.of(recording, bins(10), 'logits')?.done).toBe(recording.count);
  });

  test('leaves other requests to be measured', async () => {
    const other = recordingOf(5);
    readings.want([request(recording, bins(10)), request(other, bins(10))]);
    await measurer.latest.fail(lost);
    expect(measurer.latest).toMatchObject({ recording: other });
    await measurer.latest.finish();
    expect(readings.of(other, bins(10), 'logits')?.done).toBe(5);
    expect(measurer.jobs).toHaveLength(2);
    readings.want([request(recording, bins(20))]);
    expect(measurer.jobs).toHaveLength(3);
  });

  test('after nobody wanted it any more is told to nobody', async () => {
    readings.want([request(recording, { kind: 'estimator', estimator: EXACT })]);
    const { latest } = measurer;
    readings.want([]);
    await latest.fail(lost);
    expect(told).toEqual([]);
  });
});
