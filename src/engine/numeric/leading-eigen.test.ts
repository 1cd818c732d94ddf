import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leadingEigen } from './leading-eigen.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** Symmetric matrices that are sums of squares, as covariances are, some of them of low rank. */
const matrices = fc
  .record({ n: fc.integer({ min: 2, max: 12 }), rank: fc.integer({ min: 0, max: 12 }) })
  .chain(({ n, rank }) =>
    fc
      .array(fc.double({ min: -3, max: 3, noNaN: true }), {
        minLength: n * rank,
        maxLength: n * rank,
      })
      .map((factor) => {
        const matrix = new Float64Array(n * n);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            for (let k = 0; k < rank; k++) {
              const both = (factor[k * n + i] as number) * (factor[k * n + j] as number);
              matrix[i * n + j] = (matrix[i * n + j] as number) + both;
            }
          }
        }
        return { n, matrix };
      }),
  );

const times =
  (matrix: Float64Array, n: number) =>
  (vector: Float64Array): Float64Array =>
    Float64Array.from({ length: n }, (_, i) =>
      vector.reduce((sum, entry, j) => sum + (matrix[i * n + j] as number) * entry, 0),
    );

test('the two largest are those that rotations find, with orthonormal vectors of their own', () => {
  fc.assert(
    fc.property(matrices, ({ n, matrix }) => {
      const { values, vectors } = leadingEigen(times(matrix, n), n);
      const expected = symmetricEigen(matrix, n).values;
      expect(values).toHaveLength(2);
      for (let k = 0; k < 2; k++) {
        expect(values[k]).toBeCloseTo(expected[k] as number, 8);
        const vector = vectors.subarray(k * n, (k + 1) * n);
        times(
          matrix,
          n,
        )(vector).forEach((entry, i) => {
          expect(entry).toBeCloseTo((values[k] as number) * (vector[i] as number), 6);
        });
        for (let other = 0; other <= k; other++) {
          const dot = vector.reduce((s, x, i) => s + x * (vectors[other * n + i] as number), 0);
          expect(dot).toBeCloseTo(k === other ? 1 : 0, 9);
        }
      }
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('the size of a matrix does not matter', () => {
  const n = 5;
  const matrix = Float64Array.from(
    { length: n * n },
    (_, i) => 1 / (1 + Math.floor(i / n) + (i % n)),
  );
  const { values } = leadingEigen(times(matrix, n), n);
  for (const scale of [2 ** -40, 2 ** 40]) {
    const scaled = leadingEigen(
      times(
        matrix.map((entry) => scale * entry),
        n,
      ),
      n,
    ).values;
    for (const k of [0, 1]) {
      expect((scaled[k] as number) / scale).toBeCloseTo(values[k] as number, 12);
    }
  }
});

test('both of two equal ones are found among hundreds', () => {
  const n = 300;
  const diagonal = Float64Array.from({ length: n }, (_, j) => (j % 150 === 7 ? 2 : j / n));
  const { values } = leadingEigen((vector) => vector.map((x, j) => x * (diagonal[j] as number)), n);
  expect(values[0]).toBeCloseTo(2, 12);
  expect(values[1]).toBeCloseTo(2, 12);
});
