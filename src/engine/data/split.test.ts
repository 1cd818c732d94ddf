import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeBits12 } from './bits12.ts';
import type { Dataset } from './dataset.ts';
import { stratifiedSplit } from './split.ts';

const withLabels = (labels: readonly number[], labelCount: number): Dataset => ({
  rows: labels.length,
  inputs: 0,
  labelCount,
  codes: new Uint8Array(0),
  scale: 1,
  labels: Uint8Array.from(labels),
});

test('80 % of the icosahedron task is 3276 rows to train and 820 to test', () => {
  const data = makeBits12('icosahedron', 1);
  const { train, test: held } = stratifiedSplit(data, 80, 1);
  expect([train.length, held.length]).toEqual([3276, 820]);
  expect(train.filter((r) => data.labels[r] === 1)).toHaveLength(1694);
});

test('a split covers every row once, in rising order, with each label near its share', () => {
  const cases = fc
    .integer({ min: 1, max: 5 })
    .chain((labelCount) =>
      fc.tuple(
        fc.constant(labelCount),
        fc.array(fc.nat(labelCount - 1), { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 10, max: 95 }),
        fc.nat(),
      ),
    );
  fc.assert(
    fc.property(cases, ([labelCount, labels, percent, seed]) => {
      const split = stratifiedSplit(withLabels(labels, labelCount), percent, seed);
      const train = Array.from(split.train);
      const held = Array.from(split.test);
      expect(train).toEqual(train.toSorted((a, b) => a - b));
      expect(held).toEqual(held.toSorted((a, b) => a - b));
      expect([...train, ...held].sort((a, b) => a - b)).toEqual(labels.map((_, r) => r));
      expect(train).toHaveLength(Math.floor((labels.length * percent) / 100));
      for (let label = 0; label < labelCount; label++) {
        const share = (labels.filter((y) => y === label).length * percent) / 100;
        const taken = train.filter((r) => labels[r] === label).length;
        expect(Math.abs(taken - share)).toBeLessThan(1);
      }
    }),
    { seed: 3, numRuns: 200 },
  );
});

test('the same seed splits the same way and another seed another way', () => {
  const data = makeBits12('parity', 1);
  expect(stratifiedSplit(data, 80, 5)).toEqual(stratifiedSplit(data, 80, 5));
  expect(stratifiedSplit(data, 80, 5).train).not.toEqual(stratifiedSplit(data, 80, 6).train);
});

test('every row has the same chance to train', () => {
  const labels = Array.from({ length: 20 }, (_, r) => r % 2);
  const trained = new Array<number>(20).fill(0);
  for (let seed = 0; seed < 1000; seed++) {
    for (const r of stratifiedSplit(withLabels(labels, 2), 50, seed).train) {
      trained[r] = (trained[r] ?? 0) + 1;
    }
  }
  expect(trained.filter((n) => Math.abs(n - 500) > 80)).toEqual([]);
});
