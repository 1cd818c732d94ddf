import { expect, test } from 'vitest';
import { estimateSeconds } from './cost.ts';
import { PRESETS } from './presets.ts';
import { type Run, spreadActivations } from './run.ts';

const base = PRESETS[0].run;

const rising = (runs: readonly Run[]): boolean => {
  const seconds = runs.map((run) => estimateSeconds(run));
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

test('so it does where a row costs more than what is computed on it', () => {
  const narrow: Run = { ...base, hidden: [1], activations: ['relu'] };
  expect(rising([10, 50, 95].map((trainPercent) => ({ ...narrow, trainPercent })))).toBe(true);
});

test('to measure costs by the neuron: more where many have few products than the other way round', () => {
  const upToStart = (hidden: readonly number[]) => {
    const activations = spreadActivations(['relu'], hidden.length);
    const run = { ...base, hidden, activations };
    return estimateSeconds(run, { backend: 'typed-arrays', epoch: 0 });
  };
  expect(upToStart([1, 1, 1, 1, 1, 1, 1, 1])).toBeGreaterThan(upToStart([2]));
});

test('small batches cost more: each step has a price of its own', () => {
  expect(estimateSeconds({ ...base, batch: 1 })).toBeGreaterThan(5 * estimateSeconds(base));
});

/** Seconds of processor time that runs took where the prices were measured: SIMD; typed arrays. */
const MEASURED: readonly [id: string, simd: number, epochs: number, typedArrays: number][] = [
  ['tanh-4bit', 0.288, 40, 1.146],
  ['relu-4bit', 0.244, 40, 0.517],
  ['tanh-8bit', 0.271, 40, 0.929],
  ['relu-8bit', 0.235, 40, 0.533],
  ['tanh-2bit', 0.258, 40, 0.973],
  ['float32', 0.285, 40, 0.896],
  ['relu6-4bit', 0.086, 16, 0.221],
];

test.each(MEASURED)(
  'the estimate of %s is within a factor of 1.5 with both backends',
  (id, simd, epochs, typedArrays) => {
    const { run = base } = PRESETS.find((preset) => preset.id === id) ?? {};
    const short = estimateSeconds({ ...run, epochs }, { backend: 'typed-arrays' });
    for (const ratio of [estimateSeconds(run) / simd, short / typedArrays]) {
      expect(ratio).toBeGreaterThan(1 / 1.5);
      expect(ratio).toBeLessThan(1.5);
    }
  },
);

test('up to an epoch it grows to that of the run, more slowly where fewer epochs are recorded', () => {
  const run = { ...base, epochs: 8000 };
  const upTo = (epoch: number) => estimateSeconds(run, { epoch });
  expect(upTo(8000)).toBe(estimateSeconds(run));
  expect(upTo(100) - upTo(0)).toBeGreaterThan(1.2 * (upTo(1100) - upTo(1000)));
});
