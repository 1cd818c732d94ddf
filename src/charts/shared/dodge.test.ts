import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dodge } from './dodge.ts';

const EPSILON = 1e-6;
const centres = fc.array(fc.double({ min: -50, max: 250, noNaN: true }), { maxLength: 12 });

test('labels that are far enough apart stay where they are', () => {
  expect([...dodge([10, 40, 25], 12, 0, 100)]).toEqual([10, 40, 25]);
});

test('labels on one spot spread around it in their order', () => {
  expect([...dodge([50, 50, 50], 10, 0, 100)]).toEqual([40, 50, 60]);
});

test('labels at an edge spread inwards', () => {
  expect([...dodge([0, 1, 2], 10, 0, 100)]).toEqual([0, 10, 20]);
  expect([...dodge([100, 100], 10, 0, 100)]).toEqual([90, 100]);
});

test('too many labels share the room evenly', () => {
  expect([...dodge([5, 5, 5, 5, 5], 10, 0, 20)]).toEqual([0, 5, 10, 15, 20]);
});

test('nothing to place and nothing to dodge are no special cases for the caller', () => {
  expect([...dodge([], 10, 0, 20)]).toEqual([]);
  expect([...dodge([30], 10, 0, 20)]).toEqual([20]);
});

test('labels keep their order, keep their distance and stay within bounds', () => {
  fc.assert(
    fc.property(centres, fc.double({ min: 1, max: 40, noNaN: true }), (wanted, gap) => {
      const placed = [...dodge(wanted, gap, 0, 200)];
      const order = wanted.map((_, index) => index);
      order.sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
      const sorted = order.map((index) => placed[index] ?? Number.NaN);
      const step = Math.min(gap, 200 / Math.max(1, wanted.length - 1));
      expect(sorted.every((y) => y >= -EPSILON && y <= 200 + EPSILON)).toBe(true);
      for (let rank = 1; rank < sorted.length; rank++) {
        expect((sorted[rank] ?? 0) - (sorted[rank - 1] ?? 0)).toBeGreaterThan(step - EPSILON);
      }
    }),
  );
});
