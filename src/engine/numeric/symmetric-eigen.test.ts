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

/** Largest size of what is left of the matrix when its eigenvalues and vectors are taken out. */
function largestRest(matrix: Float64Array, n: number): number {
  const { values, vectors } = symmetricEigen(matrix, n);
  let largest = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let entry = matrix[i * n + j] as number;
      for (let k = 0; k < n; k++) {
        const both = (vectors[k * n + i] as number) * (vectors[k * n + j] as number);
        entry -= (values[k] as number) * both;
      }
      largest = Math.max(largest, Math.abs(entry));
    }
  }
  return largest;
}

test('the sweeps are enough for any matrix of 64 columns, the most there are', () => {
  for (const of of [
    (i: number, j: number) => 1 / (1 + i + j),
    (i: number, j: number) => Math.cos(i * j + i + j),
    (i: number, j: number) => 1 / (1 + Math.abs(i - j)),
  ]) {
    const matrix = Float64Array.from({ length: 64 * 64 }, (_, at) => of(at >> 6, at & 63));
    expect(largestRest(matrix, 64)).toBeLessThan(1e-12);
  }
});

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
