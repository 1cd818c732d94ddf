import { expect, test } from 'vitest';
import { BITS12_IDS, bitOf, INPUT_BITS, makeBits12, ROWS } from './bits12.ts';

const ones = (labels: Uint8Array): number => labels.reduce((sum, y) => sum + y, 0);
const count = (r: number): number => r.toString(2).replaceAll('0', '').length;

test.each(BITS12_IDS)('%s has each word of 12 bits once, first column most significant', (task) => {
  const { rows, inputs, codes, scale, labelCount, labels } = makeBits12(task, 3);
  expect([rows, inputs, scale, labelCount]).toEqual([4096, 12, 1, 2]);
  const words = Array.from({ length: rows }, (_, r) =>
    Array.from({ length: inputs }, (__, j) => codes[j * rows + r]).join(''),
  );
  expect(words).toEqual(words.map((_, r) => r.toString(2).padStart(12, '0')));
  expect(labels.every((y) => y === 0 || y === 1)).toBe(true);
});

test('bits are read from the left', () => {
  expect(bitOf(0b100000000000, 0)).toBe(1);
  expect(bitOf(0b100000000000, 1)).toBe(0);
  expect(bitOf(1, INPUT_BITS - 1)).toBe(1);
});

test('the label of parity changes with every bit', () => {
  const { labels } = makeBits12('parity', 1);
  expect(ones(labels)).toBe(ROWS / 2);
  const unchanged = Array.from(labels).filter((y, r) =>
    Array.from({ length: INPUT_BITS }, (_, j) => labels[r ^ (1 << j)]).includes(y),
  );
  expect(unchanged).toEqual([]);
});

test('the label of majority is one from seven lit bits on', () => {
  const { labels } = makeBits12('majority', 1);
  expect(ones(labels)).toBe(792 + 495 + 220 + 66 + 12 + 1);
  expect(Array.from(labels)).toEqual(Array.from(labels, (_, r) => (count(r) >= 7 ? 1 : 0)));
});

test('random labels are the icosahedron’s in another order, decided by the seed', () => {
  const rule = makeBits12('icosahedron', 1).labels;
  const { labels } = makeBits12('random', 1);
  expect(ones(labels)).toBe(2118);
  expect(makeBits12('random', 1).labels).toEqual(labels);
  expect(makeBits12('random', 2).labels).not.toEqual(labels);
  // Agreement with the rule is as by chance: 50.06 % ± 0.78 %.
  const agreement = labels.filter((y, r) => y === rule[r]).length / ROWS;
  expect(Math.abs(agreement - 0.5)).toBeLessThan(0.04);
});

test.each(BITS12_IDS.filter((task) => task !== 'random'))('the seed is nothing to %s', (task) => {
  expect(makeBits12(task, 1).labels).toEqual(makeBits12(task, 99).labels);
});
