import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { EXACT, ruler, Trace } from '../engine/index.ts';
import { WorkerError } from '../worker/live.ts';
import type { Lens } from '../worker/tape.ts';
import { FakeMeasurer, recordOf, SMALL_RUN, settled } from './fixtures.ts';
import { coarseToFine, Readings, type Wish } from './readings.ts';

const NAMES = ['T1', 'T2', 'T3'];
const SCATTER: Lens = { kind: 'scatter' };
const bins = (n: number): Lens => ({
  kind: 'ruler',
  ruler: ruler('uniform', { bins: n, bounds: 'layer' }),
});

function traceOf(count: number): Trace {
  const trace = new Trace(SMALL_RUN);
  for (let epoch = 0; epoch < count; epoch++) trace.add(recordOf(SMALL_RUN, epoch));
  return trace;
}

const wish = (source: Trace, lens: Lens, changes: Partial<Wish> = {}): Wish => ({
  source,
  names: NAMES,
  lens,
  output: 'logits',
  record: source.count - 1,
  ...changes,
});

let measurer: FakeMeasurer;
let readings: Readings;
/** What was told, a sentence or undefined for each time. */
let told: (string | undefined)[];
/** What the owner does when it is told; the page wishes again. */
let onTold: () => void;
let trace: Trace;

beforeEach(() => {
  measurer = new FakeMeasurer();
  told = [];
  onTold = () => {};
  readings = new Readings(measurer, (problem) => {
    told.push(problem);
    onTold();
  });
  trace = traceOf(10);
});

const problems = (): string[] => told.filter((problem) => problem !== undefined);

describe('the order of records', () => {
  test('is the one looked at, the last, then from coarse to fine', () => {
    const order = [...coarseToFine(200, 70, () => true)];
    expect(order.slice(0, 10)).toEqual([70, 199, 0, 64, 128, 192, 32, 96, 160, 16]);
  });

  test('has each missing record once and no other', () => {
    const cases = fc.record({
      count: fc.nat(300),
      focus: fc.integer({ min: -1, max: 300 }),
      known: fc.uniqueArray(fc.nat(300)),
    });
    fc.assert(
      fc.property(cases, ({ count, focus, known }) => {
        const isMissing = (record: number): boolean => !known.includes(record);
        const order = [...coarseToFine(count, focus, isMissing)];
        const missing = [...Array(count).keys()].filter(isMissing);
        expect(order.toSorted((a, b) => a - b)).toEqual(missing);
        if (missing.includes(focus)) expect(order[0]).toBe(focus);
      }),
      { seed: 1 },
    );
  });
});

describe('a wish', () => {
  test('is measured, what is missing from the record on show on', async () => {
    readings.want([wish(trace, bins(30), { record: 4 })]);
    expect(measurer.latest).toMatchObject({ source: trace, output: 'logits', lenses: [bins(30)] });
    expect(measurer.latest.records.slice(0, 3)).toEqual([4, 9, 0]);
    expect(readings.of(trace, bins(30), 'logits')?.done).toBe(0);
    measurer.latest.says(4, 9);
    const reading = readings.of(trace, bins(30), 'logits');
    expect(reading?.done).toBe(2);
    expect(reading?.layers.map(({ name }) => name)).toEqual(NAMES);
    expect(reading?.layers[1]?.ixt.slice(3, 5)).toEqual([Number.NaN, 4.1]);
    expect(reading?.layers[1]?.ixt).toHaveLength(trace.count);
    expect(told).toEqual([undefined]);
    await measurer.latest.finish();
    expect(readings.of(trace, bins(30), 'logits')?.done).toBe(trace.count);
    expect(measurer.jobs).toHaveLength(1);
  });

  test('that has been measured costs nothing when it comes again', async () => {
    readings.want([wish(trace, bins(30))]);
    await measurer.latest.finish();
    readings.want([]);
    readings.want([wish(trace, bins(30))]);
    expect(measurer.jobs).toHaveLength(1);
  });

  test('of a trace that has grown measures only what has come', async () => {
    readings.want([wish(trace, bins(30))]);
    await measurer.latest.finish();
    trace.add(recordOf(SMALL_RUN, 10));
    readings.want([wish(trace, bins(30))]);
    expect(measurer.latest.records).toEqual([10]);
  });

  test('that stays the same leaves the job alone', () => {
    readings.want([wish(trace, bins(30))]);
    for (let times = 0; times < 5; times++) readings.want([wish(trace, bins(30))]);
    expect(measurer.jobs).toHaveLength(1);
    expect(measurer.latest.signal.aborted).toBe(false);
  });

  test('for another record puts that first, and keeps what is known', () => {
    readings.want([wish(trace, bins(30), { record: 4 })]);
    measurer.latest.says(4, 9);
    readings.want([wish(trace, bins(30), { record: 7 })]);
    expect(measurer.jobs[0]?.signal.aborted).toBe(true);
    expect(measurer.latest.records[0]).toBe(7);
    expect(measurer.latest.records).not.toContain(4);
    readings.want([wish(trace, bins(30), { record: 9 })]);
    // That one is known already.
    expect(measurer.jobs).toHaveLength(2);
  });

  test('for another ruler ends the one before: the latest wins', async () => {
    for (const n of [10, 20, 30]) readings.want([wish(trace, bins(n))]);
    expect(measurer.jobs.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
    await settled();
    expect(problems()).toEqual([]);
    await measurer.latest.finish();
    expect(readings.of(trace, bins(30), 'logits')?.done).toBe(trace.count);
    expect(readings.of(trace, bins(20), 'logits')?.done).toBe(0);
  });

  test('that nobody has any more is not measured further', async () => {
    readings.want([wish(trace, bins(10)), wish(trace, bins(20))]);
    readings.want([wish(trace, bins(20))]);
    expect(measurer.wanted.map(({ lenses }) => lenses)).toEqual([[bins(20)]]);
    readings.want([]);
    expect(measurer.wanted).toEqual([]);
    await settled();
    expect(measurer.jobs).toHaveLength(2);
  });

  test('for another reading of the output is another wish', async () => {
    readings.want([wish(trace, bins(30))]);
    await measurer.latest.finish();
    readings.want([wish(trace, bins(30), { output: 'class' })]);
    expect(measurer.latest).toMatchObject({ output: 'class' });
    expect(readings.of(trace, bins(30), 'class')?.done).toBe(0);
  });
});

describe('several wishes', () => {
  test('for one source are measured in one go, each hearing its own', () => {
    readings.want([wish(trace, bins(10)), wish(trace, SCATTER)]);
    expect(measurer.latest.lenses).toEqual([bins(10), SCATTER]);
    measurer.latest.says(3);
    expect(readings.of(trace, bins(10), 'logits')?.layers[0]?.ity[3]).toBe(0);
    expect(readings.of(trace, SCATTER, 'logits')?.layers[0]?.ity[3]).toBe(1);
  });

  test('that are the same are measured once', async () => {
    readings.want([wish(trace, bins(10)), wish(trace, bins(10))]);
    expect(measurer.latest.lenses).toEqual([bins(10)]);
    await measurer.latest.finish();
    expect(readings.of(trace, bins(10), 'logits')?.layers[0]?.ixt[3]).toBe(3);
  });

  test('show the record on show everywhere before any trail is completed', () => {
    const other = traceOf(5);
    const wishes = [wish(trace, bins(10), { record: 4 }), wish(other, bins(10), { record: 2 })];
    onTold = () => readings.want(wishes);
    readings.want(wishes);
    measurer.latest.says(4);
    expect(measurer.latest).toMatchObject({ source: other });
    measurer.latest.says(2);
    expect(measurer.latest).toMatchObject({ source: trace });
    expect(measurer.latest.records).not.toContain(4);
  });

  test('are measured one after the other until all is known', async () => {
    const other = traceOf(5);
    readings.want([wish(trace, bins(10)), wish(other, bins(10)), wish(other, SCATTER)]);
    await measurer.latest.finish();
    await measurer.latest.finish();
    await settled();
    expect(measurer.jobs).toHaveLength(2);
    expect(readings.of(other, SCATTER, 'logits')?.done).toBe(5);
  });

  test('the forty used last are kept of a source', async () => {
    for (let n = 2; n < 50; n++) {
      readings.want([wish(trace, bins(n)), wish(trace, SCATTER)]);
      await measurer.latest.finish();
    }
    expect(readings.of(trace, bins(2), 'logits')).toBeUndefined();
    expect(readings.of(trace, bins(49), 'logits')?.done).toBe(trace.count);
    expect(readings.of(trace, SCATTER, 'logits')?.done).toBe(trace.count);
  });
});

describe('measuring that fails', () => {
  const lost = new WorkerError('lost');

  test('is told once, in a sentence, and not tried again as long as it is wished for', async () => {
    const wishes = [wish(trace, bins(10))];
    // The page wishes anew whenever it is told something.
    onTold = () => readings.want(wishes);
    readings.want(wishes);
    await measurer.latest.fail(lost);
    for (let times = 0; times < 5; times++) {
      readings.want(wishes);
      await settled();
    }
    expect(measurer.jobs).toHaveLength(1);
    expect(problems()).toEqual([`Measuring stopped. ${lost.message}`]);
  });

  test('by an error of another kind is told in its words', async () => {
    readings.want([wish(trace, bins(10))]);
    await measurer.latest.fail(new RangeError('no record 5 of 3'));
    expect(problems()).toEqual(['Measuring stopped. RangeError: no record 5 of 3.']);
  });

  test('is not tried again because the trace grows', async () => {
    readings.want([wish(trace, bins(10))]);
    await measurer.latest.fail(lost);
    trace.add(recordOf(SMALL_RUN, 10));
    readings.want([wish(trace, bins(10))]);
    expect(measurer.jobs).toHaveLength(1);
  });

  test('is tried again when it has been wished away and back, from where it stood', async () => {
    readings.want([wish(trace, bins(10))]);
    measurer.latest.says(9, 0);
    await measurer.latest.fail(lost);
    readings.want([]);
    readings.want([wish(trace, bins(10))]);
    expect(measurer.jobs).toHaveLength(2);
    expect(measurer.latest.records).not.toContain(9);
    await measurer.latest.finish();
    expect(readings.of(trace, bins(10), 'logits')?.done).toBe(trace.count);
  });

  test('leaves other wishes to be measured', async () => {
    const other = traceOf(5);
    readings.want([wish(trace, bins(10)), wish(other, bins(10))]);
    await measurer.latest.fail(lost);
    expect(measurer.latest).toMatchObject({ source: other });
    await measurer.latest.finish();
    expect(readings.of(other, bins(10), 'logits')?.done).toBe(5);
    expect(measurer.jobs).toHaveLength(2);
    readings.want([wish(trace, bins(20))]);
    expect(measurer.jobs).toHaveLength(3);
  });

  test('after nobody wanted it any more is told to nobody', async () => {
    readings.want([wish(trace, { kind: 'ruler', ruler: EXACT })]);
    const { latest } = measurer;
    readings.want([]);
    await latest.fail(lost);
    expect(told).toEqual([]);
  });
});
