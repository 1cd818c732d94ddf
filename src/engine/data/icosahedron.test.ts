import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { ExactCounter } from '../information/exact.ts';
import { bitOf, INPUT_BITS, makeBits12 } from './bits12.ts';
import { icosahedronLabel, VERTICES } from './icosahedron.ts';

const LENGTH = Math.sqrt(1 + ((1 + Math.sqrt(5)) / 2) ** 2);
const UNIT = VERTICES.map((v) => v.map((x) => x / LENGTH));
const ROWS = Array.from({ length: 1 << INPUT_BITS }, (_, r) => r);
const COLUMNS = Array.from({ length: INPUT_BITS }, (_, j) => j);
const LABELS = ROWS.map(icosahedronLabel);
const counter = new ExactCounter(LABELS);

const lit = (r: number): number[] => COLUMNS.filter((j) => bitOf(r, j) === 1);

/** |Σ v| over the lit vertices of a row. */
function resultant(r: number): number {
  const sums = [0, 1, 2].map((axis) =>
    lit(r).reduce((sum, j) => sum + (UNIT[j]?.[axis] as number), 0),
  );
  return Math.sqrt(sums.reduce((sum, x) => sum + x * x, 0));
}

const dot = (i: number, j: number): number =>
  [0, 1, 2].reduce((sum, a) => sum + (UNIT[i]?.[a] as number) * (UNIT[j]?.[a] as number), 0);

/** All permutations of the vertices that keep every dot product. */
function symmetries(): number[][] {
  const found: number[][] = [];
  const extend = (images: number[]): void => {
    const next = images.length;
    if (next === VERTICES.length) {
      found.push(images);
      return;
    }
    for (const image of COLUMNS) {
      const fits = images.every((other, j) => Math.abs(dot(other, image) - dot(j, next)) < 1e-9);
      if (!images.includes(image) && fits) extend([...images, image]);
    }
  };
  extend([]);
  return found;
}

const GROUP = symmetries();

/** Row r with its lit vertices moved by a permutation. */
const move = (r: number, permutation: readonly number[]): number =>
  lit(r).reduce((row, j) => row | (1 << (INPUT_BITS - 1 - (permutation[j] as number))), 0);

/** Entropy by a second route: a map of counts and the platform's logarithm. */
function entropyOf(column: readonly unknown[]): number {
  const counts = new Map<unknown, number>();
  for (const value of column) counts.set(value, (counts.get(value) ?? 0) + 1);
  let sum = 0;
  for (const n of counts.values()) sum -= (n / ROWS.length) * Math.log2(n / ROWS.length);
  return sum;
}

/** Measures a representation by the counter, and checks it by the second route. */
function measure(column: readonly number[]) {
  const measured = counter.measure({
    rows: ROWS.length,
    columns: 1,
    codes: Int32Array.from(column),
  });
  const joint = entropyOf(column.map((code, r) => `${code} ${LABELS[r]}`));
  expect(measured.ixt).toBeCloseTo(entropyOf(column), 9);
  expect(measured.ity).toBeCloseTo(entropyOf(column) + entropyOf(LABELS) - joint, 9);
  return measured;
}

test('the labels are those of the published data, by count and by SHA-256', () => {
  expect(LABELS.filter((y) => y === 1)).toHaveLength(2118);
  expect(createHash('sha256').update(LABELS.join('')).digest('hex')).toBe(
    '8adbd792d6400d00410815b5a1f01b05b59f15fd41ace0db85c7772aa5cf4566',
  );
});

test('the share of ones by the number of lit vertices is the published one', () => {
  const ones = Array.from({ length: INPUT_BITS + 1 }, (_, k) => {
    const labels = LABELS.filter((_label, r) => lit(r).length === k);
    return [labels.filter((y) => y === 1).length, labels.length];
  });
  expect(ones).toEqual([
    [0, 1],
    [0, 12],
    [0, 66],
    [0, 220],
    [0, 495],
    [60, 792],
    [532, 924],
    [732, 792],
    [495, 495],
    [220, 220],
    [66, 66],
    [12, 12],
    [1, 1],
  ]);
});

test('the integer rule gives the labels of k + |Σ v| > 7.6, and of the thresholds around it', () => {
  for (const threshold of [7.5629, 7.6, 7.7012]) {
    const byRule = ROWS.map((r) => (lit(r).length + resultant(r) > threshold ? 1 : 0));
    expect(byRule).toEqual(LABELS);
  }
});

test('the vertices are unit vectors that meet at ±1/√5 and −1 as in an icosahedron', () => {
  for (const i of COLUMNS) {
    const cosines = COLUMNS.map((j) => dot(i, j)).sort((a, b) => a - b);
    const c = 1 / Math.sqrt(5);
    const wanted = [-1, -c, -c, -c, -c, -c, c, c, c, c, c, 1];
    cosines.forEach((cosine, k) => {
      expect(cosine).toBeCloseTo(wanted[k] as number, 12);
    });
  }
});

test('the label has the 120 symmetries of the icosahedron', () => {
  expect(GROUP).toHaveLength(120);
  for (const permutation of GROUP) {
    expect(ROWS.every((r) => LABELS[move(r, permutation)] === LABELS[r])).toBe(true);
  }
});

test('the entropies of the data are 12 bits and 0.99916 bits', () => {
  const { rows, inputs: columns, codes } = makeBits12('icosahedron', 1);
  const identity = counter.measure({ rows, columns, codes });
  expect(identity.ixt).toBe(12);
  expect(identity.states).toBe(4096);
  expect(counter.hy).toBeCloseTo(0.9991571208502711, 14);
  expect(identity.ity).toBe(counter.hy);
});

test('the orbits of the symmetry group are 82 classes at (6.0738, H(Y))', () => {
  const orbit = ROWS.map((r) => Math.min(...GROUP.map((permutation) => move(r, permutation))));
  const { ixt, ity, states } = measure(orbit);
  expect(states).toBe(82);
  expect(ixt).toBeCloseTo(6.0738, 4);
  expect(ity).toBeCloseTo(counter.hy, 9);
});

test('count and resultant are 64 classes at (5.5695, H(Y))', () => {
  const { ixt, ity, states } = measure(
    ROWS.map((r) => lit(r).length * 1e6 + Math.round(resultant(r) * 1e4)),
  );
  expect(states).toBe(64);
  expect(ixt).toBeCloseTo(5.5695, 4);
  expect(ity).toBeCloseTo(counter.hy, 9);
});

test('the count alone is at (2.8385287, 0.6276412)', () => {
  const { ixt, ity, states } = measure(ROWS.map((r) => lit(r).length));
  expect(states).toBe(13);
  expect(ixt).toBeCloseTo(2.8385287, 7);
  expect(ity).toBeCloseTo(0.6276412, 7);
});

test('any one bit is at (1, 0.0339063)', () => {
  for (const j of COLUMNS) {
    const { ixt, ity } = measure(ROWS.map((r) => bitOf(r, j)));
    expect(ixt).toBe(1);
    expect(ity).toBeCloseTo(0.0339063, 7);
  }
});

test('the label itself is at the corner (H(Y), H(Y))', () => {
  const { ixt, ity, states } = measure(LABELS);
  expect([ixt, ity, states]).toEqual([counter.hy, counter.hy, 2]);
});
