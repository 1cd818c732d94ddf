import { describe, expect, test } from 'vitest';
import { DEFAULT_PRESET } from '../experiment/presets.ts';
import { dataOf } from '../testing/data.ts';
import { referenceRepresentationsOf } from './reference-representations.ts';

const { run } = DEFAULT_PRESET;

describe('the landmarks of the icosahedron task', () => {
  test.each([
    ['identity', 12, 0.9991571208502711],
    ['orbits', 6.0738, 0.99916],
    ['lit-and-resultant', 5.5695, 0.99916],
    ['ones', 2.8385287, 0.6276412],
    ['one-bit', 1, 0.0339063],
    ['label', 0.99916, 0.99916],
  ])('%s stands at (%d, %d)', (id, ixt, ity) => {
    const mark = referenceRepresentationsOf(run.data, dataOf(run)).find(
      (candidate) => candidate.id === id,
    );
    expect(mark?.ixt).toBeCloseTo(ixt, 4);
    expect(mark?.ity).toBeCloseTo(ity, 4);
  });
});

test('another task has no icosahedron to be symmetric with, and its own numbers', () => {
  const marks = referenceRepresentationsOf('majority', dataOf({ ...run, data: 'majority' }));
  expect(marks.map(({ id }) => id)).toEqual(['identity', 'ones', 'one-bit', 'label']);
  // The number of ones decides a majority.
  expect(marks[1]?.ity).toBe(marks[3]?.ity);
});
