import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { log2 } from '../../numeric/log2.ts';
import { entropyOfCounts } from '../entropy.ts';
import { ExactCounter } from '../exact.ts';
import { estimateKdeLower, estimateKdeUpper, KDE_ROWS, subsample } from './kde.ts';
import { estimate } from './measure.ts';
import { estimatorSpec } from './spec.ts';

const layerOf = (...values: number[]) => ({
  rows: values.length,
  columns: 1,
  values: Float64Array.from(values),
});

describe.each([
  ['kde_upper', estimateKdeUpper],
  ['kde_lower', estimateKdeLower],
])('%s', (_, read) => {
  test('separates points far apart as a count does', () => {
    expect(read(layerOf(0, 100), [0, 1], { var: 0.1 })).toEqual({ ixt: 1, ity: 1 });
    expect(read(layerOf(0, 100, 200, 300), [0, 0, 0, 0], { var: 0.1 })).toEqual({ ixt: 2, ity: 0 });
  });

  test('sees nothing below the scale of its noise', () => {
    const { ixt, ity } = read(layerOf(0, 0.001, 0.002), [0, 1, 0], { var: 100 });
    expect(ixt).toBeCloseTo(0, 6);
    expect(ity).toBeCloseTo(0, 6);
  });

  test('counts rows that share a value as often as they occur', () => {
    const once = read(layerOf(0, 5, 5, 5), [0, 1, 0, 1], { var: 0.01 });
    const counter = new ExactCounter([0, 1, 0, 1]);
    const exact = counter.measure({ rows: 4, columns: 1, codes: Uint8Array.of(0, 1, 1, 1) });
    expect(once.ixt).toBeCloseTo(exact.ixt, 9);
    expect(once.ity).toBeCloseTo(exact.ity, 9);
  });

  test('takes any number of classes, by any numbers', () => {
    const labels = Array.from({ length: 40 }, (_, r) => 1e6 * (r % 20) - 7);
    const rows = Array.from({ length: 40 }, (_, r) => 100 * (r % 20));
    const { ixt, ity } = read(layerOf(...rows), labels, { var: 0.1 });
    expect(ixt).toBeCloseTo(Math.log2(20), 12);
    expect(ity).toBeCloseTo(Math.log2(20), 12);
  });
});

test.each([[estimateKdeUpper], [estimateKdeLower]])(
  '$method never exceeds log2 n, nor H(Y) of the rows it compares, by as much as one bit in the last place',
  (read) => {
    const rows = fc.array(fc.tuple(fc.nat(60), fc.nat(6)), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(rows, fc.constantFrom(1e-6, 0.1, 30), (pairs, variance) => {
        // Each label has places of its own: all that can be known of it is known.
        const labels = pairs.map(([, label]) => label);
        const values = pairs.map(([place, label]) => 1000 * label + place);
        const { ixt, ity } = read(layerOf(...values), labels, { var: variance });
        const counts = [0, 1, 2, 3, 4, 5, 6].map(
          (label) => labels.filter((y) => y === label).length,
        );
        const hy = entropyOfCounts(Int32Array.from(counts.filter((count) => count > 0)));
        expect(ity).toBeLessThanOrEqual(hy);
        expect(ity).toBeLessThanOrEqual(ixt);
        expect(ixt).toBeLessThanOrEqual(log2(labels.length));
      }),
      { seed: 3, numRuns: 2000 },
    );
  },
);

/** The formula as it stands, row by row, of the rows of one class or of all. */
function plainly(points: readonly (readonly number[])[], s: number): number {
  const means = points.map((t) => {
    const backend = points.map((u) =>
      Math.exp(-t.reduce((sum, x, j) => sum + (x - (u[j] as number)) ** 2, 0) / s),
    );
    return backend.reduce((sum, kernel) => sum + kernel, 0) / points.length;
  });
  return means.reduce((sum, mean) => sum - Math.log2(mean), 0) / points.length;
}

test.each([
  [estimateKdeUpper, 2],
  [estimateKdeLower, 8],
])('rows of any width, near and far, give what the formula does', (read, scale) => {
  const layers = fc.integer({ min: 1, max: 9 }).chain((width) =>
    fc.array(
      fc.record({
        // Few values, so that rows share states, and these labels.
        t: fc.array(fc.constantFrom(-1, -0, 0, 0.25, 3, 40), {
          minLength: width,
          maxLength: width,
        }),
        label: fc.nat(3),
      }),
      { minLength: 1, maxLength: 40 },
    ),
  );
  fc.assert(
    fc.property(layers, (rows) => {
      const n = rows.length;
      const columns = (rows[0] as { t: number[] }).t.length;
      const values = Float64Array.from({ length: n * columns }, (_, i) =>
        Number(rows[i % n]?.t[Math.floor(i / n)]),
      );
      const labels = rows.map(({ label }) => label);
      const { ixt, ity } = read({ rows: n, columns, values }, labels, { var: 0.5 });
      const s = scale * 0.5;
      const all = plainly(
        rows.map(({ t }) => t),
        s,
      );
      const within = [0, 1, 2, 3].map((label) => {
        const own = rows.filter((row) => row.label === label).map(({ t }) => t);
        return own.length === 0 ? 0 : (own.length / n) * plainly(own, s);
      });
      expect(ixt).toBeCloseTo(all, 9);
      expect(ity).toBeCloseTo(all - within.reduce((sum, part) => sum + part, 0), 9);
    }),
    { seed: 1, numRuns: 300 },
  );
});

describe('the subsample', () => {
  test('is all rows where they are not too many', () => {
    expect(Array.from(subsample(5))).toEqual([0, 1, 2, 3, 4]);
    expect(subsample(KDE_ROWS)).toHaveLength(KDE_ROWS);
  });

  test('is as many different rows as are compared, the same each time', () => {
    const rows = subsample(4096);
    expect(new Set(rows).size).toBe(KDE_ROWS);
    expect(Math.max(...rows)).toBeLessThan(4096);
    expect(Array.from(rows)).toEqual(Array.from(rows).sort((a, b) => a - b));
    expect(subsample(4096)).toEqual(rows);
  });

  test('favours no bit of the row number, as rows evenly spaced would', () => {
    for (let bit = 0; bit < 12; bit++) {
      const share = subsample(4096).filter((row) => (row >> bit) & 1).length / KDE_ROWS;
      // Four standard deviations of a fair draw without replacement.
      expect(Math.abs(share - 0.5)).toBeLessThan(4 * Math.sqrt((0.25 / KDE_ROWS) * 0.75));
    }
  });

  test('is read instead of all rows, for the labels too', () => {
    const rows = 3000;
    const values = Float64Array.from({ length: rows }, (_, r) => Math.sin(r) * 3);
    const y = Array.from({ length: rows }, (_, r) => (Math.sin(r) > 0.2 ? 1 : 0));
    const chosen = Array.from(subsample(rows));
    const part = layerOf(...chosen.map((r) => values[r] as number));
    const partY = chosen.map((r) => y[r] as number);
    const by = estimatorSpec('kde_upper');
    expect(estimate({ rows, columns: 1, values }, y, new ExactCounter(y), by)).toEqual(
      estimate(part, partY, new ExactCounter(partY), by),
    );
  });
});
