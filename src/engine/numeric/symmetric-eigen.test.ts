import fc from 'fast-check';
import { expect, test } from 'vitest';
import { symmetricEigen } from './symmetric-eigen.ts';

const matrices = fc.integer({ min: 1, max: 12 }).chain((n) =>
  fc
    .array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: n * n, maxLength: n * n })
    .map((entries) => {
      const matrix = Float64Array.from(entries);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < i; j++) matrix[i * n + j] = matrix[j * n + i] as number;
      }
      return { n, matrix };
    }),
);

const close = (a: number, b: number): void => expect(Math.abs(a - b)).toBeLessThan(1e-9);

test('every vector is an eigenvector of its value, values fall, vectors are orthonormal', () => {
  fc.assert(
    fc.property(matrices, ({ n, matrix }) => {
      const { values, vectors } = symmetricEigen(matrix, n);
      const entry = (k: number, j: number): number => vectors[k * n + j] as number;
      for (let k = 0; k < n; k++) {
        if (k > 0) expect(values[k]).toBeLessThanOrEqual(values[k - 1] as number);
        for (let i = 0; i < n; i++) {
          let product = 0;
          for (let j = 0; j < n; j++) product += (matrix[i * n + j] as number) * entry(k, j);
          close(product, (values[k] as number) * entry(k, i));
        }
        for (let other = 0; other <= k; other++) {
          let dot = 0;
          for (let j = 0; j < n; j++) dot += entry(k, j) * entry(other, j);
          close(dot, k === other ? 1 : 0);
        }
      }
    }),
    { seed: 1, numRuns: 200 },
  );
});
