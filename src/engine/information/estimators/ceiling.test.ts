import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExactCounter } from '../exact.ts';
import { ceiling } from './ceiling.ts';
import { estimate } from './measure.ts';
import { EXACT, estimatorSpec } from './spec.ts';
import { type Bounds, type EstimatorSpec, METHODS } from './types.ts';

const ROWS = 4096;
const BITS = 4;

test('a counting of the whole layer may tell all inputs apart', () => {
  expect(ceiling(EXACT, ROWS, BITS)).toBe(12);
  expect(ceiling(estimatorSpec('uniform', { bins: 2 }), ROWS, BITS)).toBe(12);
});

test('no estimate of any layer lies above it', () => {
  const bins = fc.integer({ min: 2, max: 5 });
  const range = fc.constantFrom<Bounds>('neuron', [-1, 1], [-0.25, 0.5], [0, 0.1]);
  const lowest = fc.constantFrom(-1.000001, -1, -0.5, 0);
  const estimators = fc
    .tuple(fc.constantFrom(...METHODS), fc.boolean(), bins, range, lowest)
    .map(([method, mean, count, bounds, low]): EstimatorSpec => {
      const { options } = estimatorSpec(method);
      return {
        method,
        options: {
          ...options,
          ...('mean' in options && { mean }),
          ...('bins' in options && { bins: count }),
          ...('bits' in options && { bits: count - 1 }),
          ...('bounds' in options && method !== 'adaptive' && { bounds }),
          ...('low' in options && { low }),
        },
      };
    });
  const layers = fc.integer({ min: 1, max: 40 }).chain((rows) =>
    fc.array(fc.array(fc.integer({ min: -8, max: 7 }), { minLength: rows, maxLength: rows }), {
      minLength: 1,
      maxLength: 3,
    }),
  );
  fc.assert(
    fc.property(estimators, layers, (by, columns) => {
      const rows = columns[0]?.length as number;
      const values = Float64Array.from(columns.flat(), (code) => code / 8);
      const labels = Array.from({ length: rows }, (_, r) => r % 2);
      const layer = { rows, columns: columns.length, values };
      const { ixt } = estimate(layer, labels, new ExactCounter(labels), by, [-1, 1]);
      expect(ixt).toBeLessThanOrEqual(ceiling(by, rows, BITS) + 1e-9);
    }),
    { numRuns: 2000 },
  );
});

test('a density sees only some of the rows', () => {
  expect(ceiling(estimatorSpec('kde_upper'), ROWS, BITS)).toBe(10);
  expect(ceiling(estimatorSpec('kde_lower'), 64, BITS)).toBe(6);
});

test('a mean over neurons is at most the information of one neuron', () => {
  expect(ceiling(estimatorSpec('exact', { mean: true }), ROWS, BITS)).toBeCloseTo(
    Math.log2(17),
    12,
  );
  expect(ceiling(estimatorSpec('uniform', { bins: 8, mean: true }), ROWS, BITS)).toBe(3);
  expect(ceiling(estimatorSpec('floor', { mean: true }), ROWS, 32)).toBe(12);
});
