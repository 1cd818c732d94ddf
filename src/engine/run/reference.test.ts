import { describe, expect, test } from 'vitest';
import type { Activation } from '../network/spec.ts';
import { FLOAT32 } from '../network/spec.ts';
import { TypedArrayMachine } from '../network/typed-arrays/machine.ts';
import { DEFAULT_PRESET } from './presets.ts';
import { type EpochRecord, OUTPUT_READINGS } from './record.ts';
import { typedArrayKernels } from './reference.ts';
import { type Run, spreadActivations } from './run.ts';
import { evaluateState, setUp, wallsOf } from './setup.ts';
import { train } from './trainer.ts';

const SMALL: Run = {
  ...DEFAULT_PRESET.run,
  hidden: [6, 5, 4],
  activations: ['tanh', 'relu', 'sigmoid'],
  trainPercent: 20,
  epochs: 2,
};

const recordsOf = (run: Run): EpochRecord[] =>
  Array.from(train(run, typedArrayKernels)).flatMap(({ record }) => record ?? []);

describe.each([1, 4, 8, FLOAT32])('with activations of %i bits', (bits) => {
  const run = { ...SMALL, bits };
  const records = recordsOf(run);

  test('a recorded state evaluated again, by itself and out of order, gives the same numbers', () => {
    for (const k of [2, 0, 1, 0]) {
      const { epoch: _, state, ...evaluation } = records[k] as EpochRecord;
      expect(evaluateState(run, typedArrayKernels, state)).toEqual(evaluation);
    }
  });

  test('no layer knows more than the one below, of the input or of the label', () => {
    const { hx, hy } = wallsOf(run);
    for (const { readings } of records) {
      const depth = run.hidden.length;
      // The chain X → T1 → … → logits, and from there to each other reading of the output.
      const chains = readings
        .slice(depth + 1)
        .map((last) => [...readings.slice(0, depth + 1), last]);
      for (const chain of chains) {
        let above = { ixt: hx, ity: hy };
        for (const below of chain) {
          expect(below?.ixt).toBeLessThanOrEqual(above.ixt + 1e-12);
          expect(below?.ity).toBeLessThanOrEqual(above.ity + 1e-12);
          above = below ?? above;
        }
      }
    }
  });
});

test('losses and accuracies are those of the logits', () => {
  const { network, training, data, split } = setUp(SMALL);
  const [record] = recordsOf({ ...SMALL, epochs: 1 });
  const { loss, accuracy, state } = record as EpochRecord;
  const machine = new TypedArrayMachine(network, training, data);
  machine.load(state);
  const logits = machine.evaluate().at(-1);
  const { labels, rows } = data;
  for (const part of ['train', 'test'] as const) {
    let bits = 0;
    let right = 0;
    for (const r of split[part]) {
      const z = [logits?.values[r] as number, logits?.values[rows + r] as number];
      const label = labels[r] as number;
      const margin = (z[label] as number) - (z[1 - label] as number);
      bits += Math.log2(1 + Math.exp(-margin));
      if (margin > 0 || (margin === 0 && label === 0)) right++;
    }
    expect(loss[part]).toBeCloseTo(bits / split[part].length, 5);
    expect(accuracy[part]).toBe(right / split[part].length);
  }
});

test('parameters all 0 make constant layers, one bit of loss and the accuracy of class 0', () => {
  const { data, split } = setUp(SMALL);
  const { parameters, ranges } = typedArrayKernels.workbench(setUp(SMALL)).state();
  const { readings, loss, accuracy } = evaluateState(SMALL, typedArrayKernels, {
    parameters: parameters.fill(0),
    ranges,
  });
  expect(readings).toEqual(
    [...SMALL.hidden, ...OUTPUT_READINGS].map(() => ({ ixt: 0, ity: 0, codes: 1 })),
  );
  expect(loss).toEqual({ train: 1, test: 1 });
  const zeros = split.test.filter((r) => data.labels[r] === 0).length;
  expect(accuracy.test).toBe(zeros / split.test.length);
});

test('a wide float32 layer keeps all rows apart', () => {
  const activations: Activation[] = spreadActivations(['linear'], 1);
  const run = { ...SMALL, hidden: [12], activations, bits: FLOAT32, weightBits: FLOAT32 };
  const [first] = recordsOf({ ...run, epochs: 1 });
  const { hx, hy } = wallsOf(run);
  expect(first?.readings[0]).toEqual({ ixt: hx, ity: hy, codes: 4096 });
});

test.each([
  ['icosahedron', 0.9991571208502711],
  ['random', 0.9991571208502711],
  ['parity', 1],
] as const)('the walls of %s are 12 bits and %f bits', (data, hy) => {
  const walls = wallsOf({ ...SMALL, data });
  expect(walls.hx).toBe(12);
  expect(walls.hy).toBeCloseTo(hy, 14);
});
