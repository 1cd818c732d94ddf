import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Checkpoint } from './checkpoint.ts';
import { Fingerprint } from './fingerprint.ts';

const CHECKPOINT: Checkpoint = {
  epoch: 7,
  loss: { train: 0.5, test: 0.75 },
  accuracy: { train: 0.9, test: 0.8 },
  estimates: [
    { ixt: 12, ity: 0.99, states: 4096 },
    { ixt: 3, ity: 0.5, states: 10 },
  ],
  state: { parameters: Float32Array.of(1, -2, 0.5), ranges: Float32Array.of(-1, 1) },
};

function fingerprintOf(...checkpoints: Checkpoint[]): string {
  const fingerprint = new Fingerprint();
  for (const checkpoint of checkpoints) fingerprint.add(checkpoint);
  return fingerprint.hex;
}

/** A copy of the checkpoint with its k-th number (of all it holds) replaced. */
function withNumber(k: number, value: number): Checkpoint {
  const { state, estimates, loss, accuracy, epoch } = CHECKPOINT;
  const numbers = [
    epoch,
    ...[loss.train, loss.test, accuracy.train, accuracy.test],
    ...estimates.flatMap(({ ixt, ity, states }) => [ixt, ity, states]),
    ...state.parameters,
    ...state.ranges,
  ];
  numbers[k] = value;
  const at = (i: number): number => numbers[i] as number;
  return {
    epoch: at(0),
    loss: { train: at(1), test: at(2) },
    accuracy: { train: at(3), test: at(4) },
    estimates: [5, 8].map((i) => ({ ixt: at(i), ity: at(i + 1), states: at(i + 2) })),
    state: {
      parameters: Float32Array.from(numbers.slice(11, 14)),
      ranges: Float32Array.from(numbers.slice(14, 16)),
    },
  };
}

const NUMBERS = 16;

test('is sixteen hexadecimal digits, the same for the same recording', () => {
  expect(fingerprintOf(CHECKPOINT)).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprintOf(CHECKPOINT)).toBe(fingerprintOf(withNumber(0, 7)));
});

test('changes with every single number of a checkpoint', () => {
  const changed = Array.from({ length: NUMBERS }, (_, k) => fingerprintOf(withNumber(k, 123.25)));
  expect(new Set([...changed, fingerprintOf(CHECKPOINT)]).size).toBe(NUMBERS + 1);
});

test('changes with the smallest change of a measured number or a parameter', () => {
  expect(fingerprintOf(withNumber(5, 12 - 2 ** -49))).not.toBe(fingerprintOf(CHECKPOINT));
  expect(fingerprintOf(withNumber(11, 1 + 2 ** -23))).not.toBe(fingerprintOf(CHECKPOINT));
});

test('any two values at any one place give two fingerprints', () => {
  const number = fc.float({ noNaN: true });
  fc.assert(
    fc.property(fc.nat(NUMBERS - 2), number, number, (k, a, b) => {
      fc.pre(!Object.is(a, b));
      expect(fingerprintOf(withNumber(k + 1, a))).not.toBe(fingerprintOf(withNumber(k + 1, b)));
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test('depends on the order and number of checkpoints', () => {
  const other = withNumber(0, 8);
  const all = [
    fingerprintOf(),
    fingerprintOf(CHECKPOINT),
    fingerprintOf(CHECKPOINT, CHECKPOINT),
    fingerprintOf(CHECKPOINT, other),
    fingerprintOf(other, CHECKPOINT),
  ];
  expect(new Set(all).size).toBe(all.length);
});

test('reads every NaN as one, whatever its payload', () => {
  const withBits = (...patterns: number[]): Checkpoint => ({
    ...CHECKPOINT,
    state: { ...CHECKPOINT.state, parameters: new Float32Array(Int32Array.from(patterns).buffer) },
  });
  const quiet = fingerprintOf(withBits(0x7fc00000, 0, 0));
  expect(fingerprintOf(withBits(0xffc00001 | 0, 0, 0))).toBe(quiet);
  expect(fingerprintOf(withBits(0x7f800001, 0, 0))).toBe(quiet);
  expect(fingerprintOf(withBits(0x7f800000, 0, 0))).not.toBe(quiet);
});

test('reads a state that is a view into a larger array', () => {
  const large = Float32Array.of(9, 1, -2, 0.5, 9);
  const state = { ...CHECKPOINT.state, parameters: large.subarray(1, 4) };
  expect(fingerprintOf({ ...CHECKPOINT, state })).toBe(fingerprintOf(CHECKPOINT));
});
