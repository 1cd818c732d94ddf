import { expect, test } from 'vitest';
import { codeClasses } from './code-classes.ts';
import { planarPoints } from './planar-points.ts';

test('each code has one point for each label in it, at the values of that code', () => {
  const layer = { rows: 6, columns: 1, values: Float64Array.of(-1, 0.5, -1, 2, 0.5, 0.5) };
  const labels = [0, 2, 1, 1, 2, 0];
  const { xs, ys, labels: shown, counts } = planarPoints(layer, codeClasses(layer, labels, 3), 3);
  const points = Array.from(xs, (x, i) => [x, ys[i], shown[i], counts[i]]);
  expect(points).toEqual([
    [-1, 0, 0, 1],
    [-1, 0, 1, 1],
    [0.5, 0, 0, 1],
    [0.5, 0, 2, 2],
    [2, 0, 1, 1],
  ]);
});
