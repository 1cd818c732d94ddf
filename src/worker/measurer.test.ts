import { describe, expect, test } from 'vitest';
import { EXACT, type RunRecording, TableError } from '../engine/index.ts';
import { sendFaults, tableFaultOf } from './faults.ts';
import {
  addCheckpoint,
  beginning,
  bench,
  called,
  EXACTLY,
  honest,
  measure,
  never,
  ownNumbers,
  recording,
  signal,
} from './testing/measurer.ts';
import { checkpoints, turn } from './testing/workers.ts';

sendFaults();

describe('measuring', () => {
  test('resolves when every checkpoint has been received, in the given order', async () => {
    const received = await measure(bench(), Uint32Array.of(4, 0, 2));
    expect([...received.keys()]).toEqual([4, 0, 2]);
    for (const [checkpoint, numbers] of received)
      expect(numbers).toEqual(ownNumbers(recording, checkpoint));
  });

  test('sends a recording once, and later only what has been added', async () => {
    const made = bench();
    const growing = beginning(2);
    await measure(made, checkpoints(2), growing);
    await measure(made, checkpoints(2), growing);
    addCheckpoint(growing, 2);
    addCheckpoint(growing, 3);
    const received = await measure(made, Uint32Array.of(3, 1), growing);
    expect(received.get(3)).toEqual(ownNumbers(recording, 3));
    expect(received.get(1)).toEqual(ownNumbers(recording, 1));
    expect(called(made, 'openRecording')).toHaveLength(1);
    expect(called(made, 'extendRecording')).toHaveLength(2);
    expect(made.workers).toHaveLength(1);
  });

  test('keeps eight recordings_, those used last, and opens others again', async () => {
    const made = bench();
    const recordings = Array.from({ length: 9 }, () => beginning(1));
    const [first, second] = recordings as [RunRecording, RunRecording];
    for (const each of recordings.slice(0, 8)) await measure(made, checkpoints(1), each);
    await measure(made, checkpoints(1), first);
    expect(called(made, 'closeRecording')).toEqual([]);
    await measure(made, checkpoints(1), recordings[8]);
    // The second had been left alone for longest.
    expect(called(made, 'closeRecording')).toEqual([called(made, 'openRecording')[1]]);
    await measure(made, checkpoints(1), first);
    expect(called(made, 'openRecording')).toHaveLength(9);
    expect(await measure(made, checkpoints(1), second)).toEqual(
      new Map([[0, ownNumbers(recording, 0)]]),
    );
    expect(called(made, 'openRecording')).toHaveLength(10);
  });

  test('answers other questions about a recording meanwhile', async () => {
    const made = bench();
    const place = { checkpoint: 1, layer: 0, output: 'logits' } as const;
    const [, codes, points, neuron] = await Promise.all([
      measure(made),
      made.measurer.codes(recording, place),
      made.measurer.points(recording, place),
      made.measurer.neuron(recording, place, 0, EXACT),
    ]);
    expect(codes.sizes).toHaveLength(recording.trajectories('logits')[0]?.states[1] as number);
    expect(points.counts.reduce((sum, count) => sum + count, 0)).toBe(4096);
    expect(neuron.uncertainty).toBe(0);
    expect(called(made, 'openRecording')).toHaveLength(1);
  });
});

describe('an abort', () => {
  const reason = new Error('another estimator');

  test('before the call rejects with its reason and starts no worker', async () => {
    const made = bench();
    const measuring = measure(made, checkpoints(1), recording, AbortSignal.abort(reason));
    await expect(measuring).rejects.toBe(reason);
    expect(made.workers).toEqual([]);
  });

  test('while the worker starts rejects with its reason, and nothing is measured', async () => {
    const made = bench();
    const control = new AbortController();
    const measuring = measure(made, checkpoints(1), recording, control.signal);
    control.abort(reason);
    await expect(measuring).rejects.toBe(reason);
    expect(called(made, 'measure')).toEqual([]);
    expect((await measure(made)).size).toBe(recording.count);
    expect(made.workers).toHaveLength(1);
  });

  test('amid the job rejects at once, stops it, and lets nothing more through', async () => {
    const made = bench({ measure: never });
    const control = new AbortController();
    let received = 0;
    const measuring = made.measurer.measure(
      control.signal,
      recording,
      EXACTLY,
      'logits',
      checkpoints(1),
      () => {
        received++;
      },
    );
    await expect.poll(() => called(made, 'measure')).toHaveLength(1);
    control.abort(reason);
    await expect(measuring).rejects.toBe(reason);
    await expect.poll(() => called(made, 'stopMeasuring')).toHaveLength(1);
    expect(received).toBe(0);
    expect(made.workers.map(({ ended }) => ended)).toEqual([false]);
  });

  test('of jobs that wait for one that is slow to stop sends none but the last', async () => {
    const leave: (() => void)[] = [];
    const slow = () => new Promise<void>((resolve) => void leave.push(resolve));
    const made = bench({ measure: slow });
    const growing = beginning(1);
    let control = new AbortController();
    const begin = () => measure(made, checkpoints(1), growing, control.signal);
    const superseded = [begin().catch((error: unknown) => error)];
    await expect.poll(() => called(made, 'measure')).toHaveLength(1);
    for (let r = 1; r < 5; r++) {
      control.abort(reason);
      control = new AbortController();
      addCheckpoint(growing, r);
      superseded.push(begin().catch((error: unknown) => error));
    }
    await expect.poll(() => called(made, 'stopMeasuring')).toHaveLength(1);
    expect(await Promise.all(superseded.slice(0, 4))).toEqual(Array(4).fill(reason));
    expect(called(made, 'measure')).toHaveLength(1);
    leave[0]?.();
    await expect.poll(() => called(made, 'measure')).toHaveLength(2);
    expect(called(made, 'extendRecording')).toHaveLength(2);
    control.abort(reason);
    expect(await superseded[4]).toBe(reason);
  });

  test('after the end does nothing', async () => {
    const made = bench();
    const control = new AbortController();
    await measure(made, checkpoints(1), recording, control.signal);
    control.abort(reason);
    await turn();
    expect(called(made, 'stopMeasuring')).toEqual([]);
  });
});

describe('a file', () => {
  const csv = (value: number): File => new File([`a,y\n0,0\n${value},1\n`], 'net.csv');
  const place = { checkpoint: 0, layer: 0, output: 'logits' } as const;

  test('is read in the worker, and measured there', async () => {
    const made = bench();
    const opened = await made.measurer.open(csv(1));
    expect(opened).toMatchObject({ count: 1, rows: 2, labelCount: 2 });
    const received: number[] = [];
    await made.measurer.measure(
      signal(),
      opened,
      EXACTLY,
      'logits',
      checkpoints(1),
      (_, numbers) => {
        received.push(...numbers);
      },
    );
    expect(received).toEqual([1, 1, 2]);
    expect(called(made, 'openFile')).toHaveLength(1);
  });

  test('that is wrong rejects with what is wrong and where, and keeps the worker', async () => {
    const made = bench();
    const opening = made.measurer.open(new File(['a,y\nx,0\n'], 'net.csv'));
    const error = await opening.catch((reason: unknown) => reason);
    expect(tableFaultOf(error)).toMatchObject({ code: 'not-a-number', row: 2, column: 1 });
    await made.measurer.open(csv(1));
    expect(made.workers).toHaveLength(1);
  });

  test('whose reader could not be fetched is read by a new worker when it is opened again', async () => {
    const made = bench({
      openFile: () => Promise.reject(new TableError({ code: 'no-reader' })),
    });
    const error = await made.measurer.open(csv(1)).catch((reason: unknown) => reason);
    expect(tableFaultOf(error)).toEqual({ code: 'no-reader' });
    made.changes = {};
    expect(await made.measurer.open(csv(1))).toMatchObject({ rows: 2 });
    expect(made.workers).toHaveLength(2);
  });

  test('is read again without the repairs that are declined, one after the other', async () => {
    const made = bench();
    const text = `0,1,2\n${[0, 1, 2, 3].map((row) => `${row},0.5,${row % 2}`).join('\n')}\n`;
    const opened = await made.measurer.open(new File([text], 'net.csv'));
    const codes = ({ repairs }: typeof opened) => repairs.map(({ code }) => code);
    expect(codes(opened)).toEqual(['header-of-numbers', 'index-column']);
    const withColumn = await made.measurer.reopen(opened, 'index-column');
    expect(codes(withColumn)).toEqual(['header-of-numbers']);
    expect(withColumn.layers()[0]?.width).toBe(2);
    const withRow = await made.measurer.reopen(withColumn, 'header-of-numbers');
    expect([codes(withRow), withRow.rows]).toEqual([[], 5]);
  });

  test('is read again by a new worker, and once others have taken its place', async () => {
    const made = bench();
    const opened = await made.measurer.open(csv(1));
    for (let i = 0; i < 8; i++) await made.measurer.open(csv(i));
    expect([...(await made.measurer.codes(opened, place)).sizes]).toEqual([1, 1]);
    made.loseWorkers();
    await turn();
    expect([...(await made.measurer.codes(opened, place)).sizes]).toEqual([1, 1]);
    expect(made.workers).toHaveLength(2);
  });

  test('of many numbers makes the worker let go of those opened before, which are read again', async () => {
    const made = bench();
    const side = honest();
    made.changes = {
      ...side,
      openFile: async (id, file, declined) => ({
        ...(await side.openFile(id, file, declined)),
        rows: 60_000_000,
      }),
    };
    const [first] = [await made.measurer.open(csv(1)), await made.measurer.open(csv(2))];
    expect(called(made, 'closeRecording')).toEqual([]);
    await made.measurer.open(csv(3));
    await turn();
    expect(called(made, 'closeRecording')).toEqual([called(made, 'openFile')[0]]);
    expect([...(await made.measurer.codes(first, place)).sizes]).toEqual([1, 1]);
    await turn();
    expect(called(made, 'openFile')).toHaveLength(4);
    expect(called(made, 'closeRecording')).toEqual(called(made, 'openFile').slice(0, 2));
  });

  test('that a new worker could not read is read again when it is next asked about', async () => {
    const made = bench();
    const opened = await made.measurer.open(csv(1));
    made.loseWorkers();
    await turn();
    const side = honest();
    let isReadable = false;
    made.changes = {
      ...side,
      openFile: (id, file) =>
        isReadable
          ? side.openFile(id, file)
          : Promise.reject(new TableError({ code: 'unreadable' })),
    };
    await expect(made.measurer.codes(opened, place)).rejects.toThrow();
    isReadable = true;
    expect([...(await made.measurer.codes(opened, place)).sizes]).toEqual([1, 1]);
    expect(made.workers).toHaveLength(2);
  });
});
