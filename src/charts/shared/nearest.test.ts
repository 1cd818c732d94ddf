import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkpointAtPosition, nearestCheckpoint } from './nearest.ts';

const resting = { xs: Float64Array.of(10, 50, 50, 50), ys: Float64Array.of(10, 50, 50, 50) };
const moving = { xs: Float64Array.of(10, 20, 30, 90), ys: Float64Array.of(90, 80, 70, 90) };

test('the nearest checkpoint of all layers is hit', () => {
  expect(nearestCheckpoint([resting, moving], 4, 0, 40, 21, 82)).toEqual({
    layer: 1,
    checkpoint: 1,
  });
  expect(nearestCheckpoint([resting, moving], 4, 0, 40, 12, 8)).toEqual({
    layer: 0,
    checkpoint: 0,
  });
});

test('where a layer rests, the checkpoint closest to the playhead is hit', () => {
  expect(nearestCheckpoint([resting, moving], 4, 2, 40, 50, 50)).toEqual({
    layer: 0,
    checkpoint: 2,
  });
  expect(nearestCheckpoint([resting, moving], 4, 3, 40, 52, 50)).toEqual({
    layer: 0,
    checkpoint: 3,
  });
});

test('far from every curve, and before the first checkpoint, nothing is hit', () => {
  expect(nearestCheckpoint([resting], 4, 0, 40, 200, 200)).toBeUndefined();
  expect(nearestCheckpoint([resting], 0, 0, 40, 10, 10)).toBeUndefined();
});

test('a checkpoint that was not measured is never hit', () => {
  const gap = { xs: Float64Array.of(Number.NaN, 5), ys: Float64Array.of(0, 0) };
  expect(nearestCheckpoint([gap], 2, 0, 40, 0, 0)).toEqual({ layer: 0, checkpoint: 1 });
});

test('the checkpoint at a position is the one a search through all of them finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: -20, max: 320 }),
      (positions, px) => {
        const xs = Float64Array.from(positions.toSorted((a, b) => a - b));
        const found = checkpointAtPosition(xs, xs.length, px) ?? -1;
        const distances = [...xs].map((x) => Math.abs(x - px));
        expect(distances[found]).toBe(Math.min(...distances));
      },
    ),
  );
  expect(checkpointAtPosition(Float64Array.of(1, 2), 0, 1)).toBeUndefined();
});
