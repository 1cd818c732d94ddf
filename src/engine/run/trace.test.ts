import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PRESETS } from './presets.ts';
import type { EpochRecord } from './record.ts';
import { Trace } from './trace.ts';

const RUN = { ...PRESETS[0].run, hidden: [3, 2], activations: ['tanh', 'tanh'] as const };

/** A record in which each number says where it belongs: hidden 1, 2, then the four outputs. */
const recordOf = (epoch: number): EpochRecord => ({
  epoch,
  loss: { train: epoch + 0.1, test: epoch + 0.2 },
  accuracy: { train: epoch + 0.3, test: epoch + 0.4 },
  readings: [10, 20, 30, 40, 50, 60].map((k) => ({
    ixt: k + epoch,
    ity: -k - epoch,
    codes: 100 * k,
  })),
  state: { parameters: Float32Array.of(epoch), ranges: Float32Array.of(-epoch) },
});

function traceOf(...epochs: number[]): Trace {
  const trace = new Trace(RUN);
  for (const epoch of epochs) trace.add(recordOf(epoch));
  return trace;
}

test('keeps each record in columns', () => {
  const trace = traceOf(0, 1, 5);
  expect(trace.count).toBe(3);
  expect(trace.epochs).toEqual([0, 1, 5]);
  expect(trace.loss).toEqual({ train: [0.1, 1.1, 5.1], test: [0.2, 1.2, 5.2] });
  expect(trace.accuracy).toEqual({ train: [0.3, 1.3, 5.3], test: [0.4, 1.4, 5.4] });
  expect(trace.states[2]).toEqual(recordOf(5).state);
});

test.each([
  ['logits', 30],
  ['probabilities', 40],
  ['rebinned', 50],
  ['class', 60],
] as const)('the last layer is the output read as %s', (output, k) => {
  const layers = traceOf(0, 1).layers(output);
  expect(layers.map(({ name }) => name)).toEqual(['T1', 'T2', 'T3']);
  expect(layers.map(({ ixt }) => ixt)).toEqual([
    [10, 11],
    [20, 21],
    [k, k + 1],
  ]);
  expect(layers[2]?.ity).toEqual([-k, -k - 1]);
  expect(layers[2]?.codes).toEqual([100 * k, 100 * k]);
});

test('the arrays of a layer grow with the trace', () => {
  const trace = traceOf(0);
  const [first] = trace.layers('logits');
  trace.add(recordOf(1));
  expect(first?.ixt).toEqual([10, 11]);
});

test('the record at an epoch is the latest one at or before it', () => {
  expect(traceOf().recordAt(3)).toBe(-1);
  expect(traceOf(2).recordAt(1)).toBe(-1);
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(50)), fc.integer({ min: -1, max: 51 }), (given, epoch) => {
      const epochs = given.toSorted((a, b) => a - b);
      expect(traceOf(...epochs).recordAt(epoch)).toBe(epochs.filter((e) => e <= epoch).length - 1);
    }),
    { seed: 1 },
  );
});
