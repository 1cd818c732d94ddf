import { describe, expect, test } from 'vitest';
import {
  EXACT,
  estimate,
  OUTPUT_READINGS,
  type OutputReading,
  predictedClass,
  type Range,
  rangeOf,
  ruler,
  type Trace,
} from '../engine/index.ts';
import { records, TINY, tapeOf, traceOf } from './fixtures.ts';
import { type Lens, measureTape, NUMBERS, RunRanges, type Tape } from './tape.ts';

const trace = traceOf(TINY);
const LAYERS = TINY.hidden.length + 1;
const SCATTER: Lens = { kind: 'scatter' };
const through = (...args: Parameters<typeof ruler>): Lens => ({
  kind: 'ruler',
  ruler: ruler(...args),
});

/** What lenses say of records, in the order in which they are measured. */
function measure(
  tape: Tape,
  lenses: readonly Lens[],
  output: OutputReading = 'logits',
  which = records(tape.records),
) {
  const steps = [...measureTape(tape, new RunRanges(tape), lenses, output, which)];
  return steps.flatMap((step) => step ?? []);
}

/** What the trace itself says of a record, in the same form. */
function ownNumbers(from: Trace, output: OutputReading, record: number): number[] {
  return from
    .layers(output)
    .flatMap(({ ixt, ity, codes }) => [ixt, ity, codes].map((column) => column[record] as number));
}

describe('a tape of a run', () => {
  describe.each([
    ['quantized', trace],
    ['in float32', traceOf({ ...TINY, bits: 32, weightBits: 32, epochs: 2 })],
    ['of one bit', traceOf({ ...TINY, bits: 1, epochs: 2 })],
  ])('%s', (_, from) => {
    test.each(OUTPUT_READINGS)('read exactly (output: %s) says what the trace says', (output) => {
      const found = measure(tapeOf(from), [{ kind: 'ruler', ruler: EXACT }], output);
      expect(found.map(({ record }) => record)).toEqual([...from.epochs.keys()]);
      for (const { record, numbers } of found) {
        expect([...numbers]).toEqual(ownNumbers(from, output, record));
      }
    });
  });

  test('grows as records come', () => {
    const tape = tapeOf(trace);
    expect(tape.records).toBe(trace.count);
    tape.extend(trace.states.slice(0, 1));
    expect(tape.records).toBe(trace.count + 1);
    const exact: Lens[] = [{ kind: 'ruler', ruler: EXACT }];
    const [first, again] = measure(tape, exact, 'logits', Uint32Array.of(0, trace.count));
    expect(again?.numbers).toEqual(first?.numbers);
  });

  test('knows what the network answers', () => {
    const tape = tapeOf(trace);
    const answers = tape.predictionAt(2);
    const logits = tape.layersAt(2, 'logits')[LAYERS - 1];
    expect([...answers]).toEqual(Array.from(answers, (_, r) => predictedClass(logits as never, r)));
    const right = answers.filter((answer, r) => answer === tape.labels[r]).length;
    const { train, test: held } = trace.accuracy;
    const share = right / answers.length;
    expect(share).toBeGreaterThanOrEqual(Math.min(train[2] as number, held[2] as number));
    expect(share).toBeLessThanOrEqual(Math.max(train[2] as number, held[2] as number));
  });

  test('has no other records than were recorded', () => {
    const tape = tapeOf(trace);
    expect(() => tape.layersAt(trace.count, 'logits')).toThrow(/no record 5 of 5/);
    expect(() => tape.predictionAt(-1)).toThrow(RangeError);
  });
});

describe('measuring', () => {
  test('goes through several lenses at once, in the given order of records', () => {
    const lenses = [SCATTER, through('uniform', { bins: 4, bounds: 'layer' })];
    const tape = tapeOf(trace);
    const both = measure(tape, lenses, 'class', Uint32Array.of(3, 0));
    expect(both.map(({ record }) => record)).toEqual([3, 0]);
    const alone = lenses.map((lens) => measure(tape, [lens], 'class', Uint32Array.of(3, 0)));
    both.forEach(({ numbers }, i) => {
      expect([...numbers]).toEqual(alone.flatMap((one) => [...(one[i]?.numbers ?? [])]));
    });
  });

  test('a lens that counts nothing says so of the codes', () => {
    const [first] = measure(tapeOf(trace), [SCATTER, through('floor', { mean: true })]);
    const codes = first?.numbers.filter((_, i) => i % NUMBERS === 2);
    expect([...(codes ?? [])]).toEqual(new Array(2 * LAYERS).fill(Number.NaN));
  });

  test('layers that were not recorded are no numbers, and the others are measured', () => {
    const whole = tapeOf(trace);
    const sparse: Tape = {
      records: 3,
      labels: whole.labels,
      classes: whole.classes,
      counter: whole.counter,
      layersAt: (record, output) =>
        whole.layersAt(record, output).map((layer, l) => (l === record ? undefined : layer)),
      predictionAt: () => undefined,
    };
    const lens = through('uniform', { bins: 8, bounds: 'run' });
    for (const { record, numbers } of measure(sparse, [lens])) {
      const missing = [...numbers.keys()].filter((i) => Number.isNaN(numbers[i]));
      expect(missing).toEqual([0, 1, 2].map((i) => record * NUMBERS + i));
    }
  });
});

describe('ranges over the run', () => {
  /** The range of each layer over some records, record by record. */
  function rangesOver(count: number): Range[] {
    const tape = tapeOf(trace);
    const all = Array.from(records(count), (record) =>
      tape.layersAt(record, 'logits').map(rangeOf),
    );
    return Array.from({ length: LAYERS }, (_, l) => [
      Math.min(...all.map((ranges) => (ranges[l] as Range)[0])),
      Math.max(...all.map((ranges) => (ranges[l] as Range)[1])),
    ]);
  }

  test('bound each layer at all of its records', () => {
    const tape = tapeOf(trace);
    const lens = through('uniform', { bins: 10, bounds: 'run' });
    const ranges = rangesOver(trace.count);
    for (const { record, numbers } of measure(tape, [lens])) {
      const layers = tape.layersAt(record, 'logits');
      const expected = layers.flatMap((layer, l) => {
        const fixed = ruler('uniform', { bins: 10, bounds: ranges[l] as Range });
        const { ixt, ity, codes } = estimate(layer, tape.labels, tape.counter, fixed);
        return [ixt, ity, codes as number];
      });
      expect([...numbers]).toEqual(expected);
    }
  });

  test('look at each record once, and at those that come later when asked again', () => {
    const tape = tapeOf(trace);
    tape.extend([]);
    const looked: number[] = [];
    const watched: Tape = {
      records: 2,
      labels: tape.labels,
      classes: tape.classes,
      counter: tape.counter,
      layersAt: (record, output) => {
        looked.push(record);
        return tape.layersAt(record, output);
      },
      predictionAt: () => undefined,
    };
    const ranges = new RunRanges(watched);
    const find = (output: OutputReading) => {
      const search = ranges.find(output);
      let step = search.next();
      while (step.done !== true) step = search.next();
      return step.value;
    };
    expect(find('logits')).toEqual(rangesOver(2));
    expect(looked).toEqual([0, 1]);
    find('logits');
    expect(looked).toEqual([0, 1]);
    Object.assign(watched, { records: 4 });
    expect(find('logits')).toEqual(rangesOver(4));
    expect(looked).toEqual([0, 1, 2, 3]);
    // Another reading of the output has another range.
    expect(find('class').at(-1)).toEqual([0, 1]);
    expect(looked).toHaveLength(8);
  });

  test('that two searches seek side by side are the same for both', () => {
    const ranges = new RunRanges(tapeOf(trace));
    const searches = [ranges.find('logits'), ranges.find('logits')];
    const found: unknown[] = [];
    for (let turns = 0; turns <= trace.count; turns++) {
      for (const search of searches) {
        const step = search.next();
        if (step.done === true && step.value !== undefined) found.push(step.value);
      }
    }
    expect(found).toEqual([rangesOver(trace.count), rangesOver(trace.count)]);
  });

  test('are not sought for lenses that do not need them', () => {
    const tape = tapeOf(trace);
    const lens = through('uniform', { bounds: 'layer' });
    const steps = [...measureTape(tape, new RunRanges(tape), [lens], 'logits', Uint32Array.of(1))];
    expect(steps.map((step) => step?.record)).toEqual([1]);
  });
});
