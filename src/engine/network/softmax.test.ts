import fc from 'fast-check';
import { expect, test } from 'vitest';
import { softmaxRow } from './softmax.ts';

const softmax = (logits: readonly number[]): number[] => {
  const p = new Float32Array(logits.length);
  softmaxRow(Float32Array.from(logits), p, logits.length, 1, 0);
  return Array.from(p);
};

const logits = fc.array(
  fc.integer({ min: -4096, max: 4096 }).map((k) => k / 64),
  {
    minLength: 2,
    maxLength: 10,
  },
);

test('probabilities sum to 1, lie in [0, 1] and agree with the definition', () => {
  fc.assert(
    fc.property(logits, (z) => {
      const p = softmax(z);
      expect(Math.abs(p.reduce((sum, x) => sum + x, 0) - 1)).toBeLessThan(1e-6);
      const top = Math.max(...z);
      const total = z.reduce((sum, x) => sum + Math.exp(x - top), 0);
      z.forEach((x, c) => {
        const truth = Math.exp(x - top) / total;
        expect(p[c]).toBeGreaterThanOrEqual(0);
        expect(p[c]).toBeLessThanOrEqual(1);
        expect(Math.abs((p[c] as number) - truth)).toBeLessThanOrEqual(2e-6 * truth + 1e-37);
      });
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('adding a number to all logits changes nothing', () => {
  // The numbers are multiples of 1/64, so the sums are exact in float32.
  fc.assert(
    fc.property(logits, fc.integer({ min: -1000, max: 1000 }), (z, shift) => {
      expect(softmax(z.map((x) => x + shift))).toEqual(softmax(z));
    }),
    { seed: 2, numRuns: 500 },
  );
});

test('huge logits do not overflow', () => {
  expect(softmax([3e38, 0, -3e38])).toEqual([1, 0, 0]);
  expect(softmax([1e10, 1e10])).toEqual([0.5, 0.5]);
});

test('one row of several is read and written, feature by feature', () => {
  const p = new Float32Array(6).fill(9);
  softmaxRow(Float32Array.of(0, 5, 0, 0, 5, 0), p, 2, 3, 1);
  expect(Array.from(p)).toEqual([9, 0.5, 9, 9, 0.5, 9]);
});
