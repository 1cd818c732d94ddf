import { expect, test } from 'vitest';
import { bitOf, INPUT_BITS, makeTask, TASK_ROWS, TASKS } from './bits12.ts';

const ones = (labels: Uint8Array): number => labels.reduce((sum, y) => sum + y, 0);
const count = (r: number): number => r.toString(2).replaceAll('0', '').length;

test.each(TASKS)('%s has each word of 12 bits once, first column most significant', (task) => {
  const { rows, inputs, codes, scale, classes, labels } = makeTask(task, 3);
  expect([rows, inputs, scale, classes]).toEqual([4096, 12, 1, 2]);
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
  const { labels } = makeTask('parity', 1);
  expect(ones(labels)).toBe(TASK_ROWS / 2);
  const unchanged = Array.from(labels).filter((y, r) =>
    Array.from({ length: INPUT_BITS }, (_, j) => labels[r ^ (1 << j)]).includes(y),
  );
  expect(unchanged).toEqual([]);
});

test('the label of majority is one from seven lit bits on', () => {
  const { labels } = makeTask('majority', 1);
  expect(ones(labels)).toBe(792 + 495 + 220 + 66 + 12 + 1);
  expect(Array.from(labels)).toEqual(Array.from(labels, (_, r) => (count(r) >= 7 ? 1 : 0)));
});

test('random labels are the icosahedron’s in another order, decided by the seed', () => {
  const rule = makeTask('icosahedron', 1).labels;
  const { labels } = makeTask('random', 1);
  expect(ones(labels)).toBe(2118);
  expect(makeTask('random', 1).labels).toEqual(labels);
  expect(makeTask('random', 2).labels).not.toEqual(labels);
  // Agreement with the rule is as by chance: 50.06 % ± 0.78 %.
  const agreement = labels.filter((y, r) => y === rule[r]).length / TASK_ROWS;
  expect(Math.abs(agreement - 0.5)).toBeLessThan(0.04);
});

test.each(TASKS.filter((task) => task !== 'random'))('the seed is nothing to %s', (task) => {
  expect(makeTask(task, 1).labels).toEqual(makeTask(task, 99).labels);
});
