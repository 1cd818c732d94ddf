import { expect, test } from 'vitest';
import { entropy } from '../information/entropy.ts';
import { ExactCounter } from '../information/exact.ts';
import { digestOf } from '../testing/digest.ts';
import { DATASET_IDS, datasetInfo, loadDataset } from './registry.ts';

/** Of the numbers 0 … rows − 1, digit by digit, the most significant first. */
function binaryDigits(rows: number, digits: number): Uint8Array {
  return Uint8Array.from(
    { length: rows * digits },
    (_, n) => ((n % rows) >> (digits - 1 - Math.floor(n / rows))) & 1,
  );
}

test.each(DATASET_IDS)('what is known of %s before it is loaded is true of it', async (id) => {
  const data = await loadDataset({ data: id, seed: 1 });
  const { rows, inputs, labelCount, codes, labels } = data;
  const counter = new ExactCounter(labels);
  const { drawing } = datasetInfo(id);
  const counts = Array.from({ length: labelCount }, (_, label) =>
    labels.reduce((count, own) => count + (own === label ? 1 : 0), 0),
  );
  expect(datasetInfo(id)).toEqual({
    id,
    rows,
    inputs,
    labelCount,
    digest: digestOf(data),
    entropyBounds: {
      hx: entropy(counter.classesOf({ rows, columns: inputs, codes })),
      hy: counter.hy,
    },
    majorityShare: Math.max(...counts) / rows,
    ...(drawing && { drawing: { kind: drawing.kind, count: inputs } }),
  });
  expect(new Set(labels).size).toBe(labelCount);
  // A drawing is made of the row's number alone.
  if (drawing !== undefined) expect(codes).toEqual(binaryDigits(rows, inputs));
});

test('a digest distinguishes versions of a data set', async () => {
  const data = await loadDataset({ data: 'parity', seed: 1 });
  const labels = data.labels.map((label, r) => (r === 4095 ? 1 - label : label));
  expect(digestOf({ ...data, labels })).not.toBe(digestOf(data));
  expect(digestOf({ ...data, labelCount: 3 })).not.toBe(digestOf(data));
});

test('the entropy bounds hold for every seed, though it deals the labels', async () => {
  const { labels } = await loadDataset({ data: 'random', seed: 2 });
  expect(new ExactCounter(labels).hy).toBe(datasetInfo('random').entropyBounds.hy);
});

test.each([
  ['icosahedron', 0.9991571208502711],
  ['random', 0.9991571208502711],
  ['parity', 1],
] as const)('the entropy bounds of %s are 12 bits and %f bits', (id, hy) => {
  const { entropyBounds } = datasetInfo(id);
  expect(entropyBounds.hx).toBe(12);
  expect(entropyBounds.hy).toBeCloseTo(hy, 14);
});
