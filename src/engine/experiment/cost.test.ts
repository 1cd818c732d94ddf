import { expect, test } from 'vitest';
import { estimateSeconds } from './cost.ts';
import { PRESETS } from './presets.ts';
import { type Run, spreadActivations } from './run.ts';

const base = PRESETS[0].run;

const rising = (runs: readonly Run[]): boolean => {
  const seconds = runs.map(estimateSeconds);
  return seconds.every((s, i) => s > 0 && (i === 0 || s > (seconds[i - 1] as number)));
};

test('the estimate grows with epochs', () => {
  expect(rising([1, 10, 100, 101, 400, 5000, 20000].map((epochs) => ({ ...base, epochs })))).toBe(
    true,
  );
});

test('the estimate grows with the width and the number of layers', () => {
  expect(rising([1, 2, 8, 32].map((width) => ({ ...base, hidden: [10, width, 5, 4, 3] })))).toBe(
    true,
  );
  const deep = [1, 2, 5, 8].map((depth) => ({
    ...base,
    hidden: Array.from({ length: depth }, () => 4),
    activations: spreadActivations(['tanh'], depth),
  }));
  expect(rising(deep)).toBe(true);
});

test('the estimate grows with the share that trains', () => {
  expect(rising([10, 50, 95].map((trainPercent) => ({ ...base, trainPercent })))).toBe(true);
});

test('small batches cost more: each step has a price of its own', () => {
  expect(estimateSeconds({ ...base, batch: 1 })).toBeGreaterThan(5 * estimateSeconds(base));
});
