import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fingerprint } from './fingerprint.ts';
import type { EpochRecord } from './record.ts';

const RECORD: EpochRecord = {
  epoch: 7,
  loss: { train: 0.5, test: 0.75 },
  accuracy: { train: 0.9, test: 0.8 },
  readings: [
    { ixt: 12, ity: 0.99, codes: 4096 },
    { ixt: 3, ity: 0.5, codes: 10 },
  ],
  state: { parameters: Float32Array.of(1, -2, 0.5), ranges: Float32Array.of(-1, 1) },
};

function fingerprintOf(...records: EpochRecord[]): string {
  const fingerprint = new Fingerprint();
  for (const record of records) fingerprint.add(record);
  return fingerprint.hex;
}

/** A copy of the record with its k-th number (of all it holds) replaced. */
function withNumber(k: number, value: number): EpochRecord {
  const { state, readings, loss, accuracy, epoch } = RECORD;
  const numbers = [
    epoch,
    ...[loss.train, loss.test, accuracy.train, accuracy.test],
    ...readings.flatMap(({ ixt, ity, codes }) => [ixt, ity, codes]),
    ...state.parameters,
    ...state.ranges,
  ];
  numbers[k] = value;
  const at = (i: number): number => numbers[i] as number;
  return {
    epoch: at(0),
    loss: { train: at(1), test: at(2) },
    accuracy: { train: at(3), test: at(4) },
    readings: [5, 8].map((i) => ({ ixt: at(i), ity: at(i + 1), codes: at(i + 2) })),
    state: {
      parameters: Float32Array.from(numbers.slice(11, 14)),
      ranges: Float32Array.from(numbers.slice(14, 16)),
    },
  };
}

const NUMBERS = 16;

test('is sixteen hexadecimal digits, the same for the same trace', () => {
  expect(fingerprintOf(RECORD)).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprintOf(RECORD)).toBe(fingerprintOf(withNumber(0, 7)));
});

test('changes with every single number of a record', () => {
  const changed = Array.from({ length: NUMBERS }, (_, k) => fingerprintOf(withNumber(k, 123.25)));
  expect(new Set([...changed, fingerprintOf(RECORD)]).size).toBe(NUMBERS + 1);
});

test('changes with the smallest change of a measured number or a parameter', () => {
  expect(fingerprintOf(withNumber(5, 12 - 2 ** -49))).not.toBe(fingerprintOf(RECORD));
  expect(fingerprintOf(withNumber(11, 1 + 2 ** -23))).not.toBe(fingerprintOf(RECORD));
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

test('depends on the order and number of records', () => {
  const other = withNumber(0, 8);
  const all = [
    fingerprintOf(),
    fingerprintOf(RECORD),
    fingerprintOf(RECORD, RECORD),
    fingerprintOf(RECORD, other),
    fingerprintOf(other, RECORD),
  ];
  expect(new Set(all).size).toBe(all.length);
});

test('reads every NaN as one, whatever its payload', () => {
  const withBits = (...patterns: number[]): EpochRecord => ({
    ...RECORD,
    state: { ...RECORD.state, parameters: new Float32Array(Int32Array.from(patterns).buffer) },
  });
  const quiet = fingerprintOf(withBits(0x7fc00000, 0, 0));
  expect(fingerprintOf(withBits(0xffc00001 | 0, 0, 0))).toBe(quiet);
  expect(fingerprintOf(withBits(0x7f800001, 0, 0))).toBe(quiet);
  expect(fingerprintOf(withBits(0x7f800000, 0, 0))).not.toBe(quiet);
});

test('reads a state that is a view into a larger array', () => {
  const large = Float32Array.of(9, 1, -2, 0.5, 9);
  const state = { ...RECORD.state, parameters: large.subarray(1, 4) };
  expect(fingerprintOf({ ...RECORD, state })).toBe(fingerprintOf(RECORD));
});
