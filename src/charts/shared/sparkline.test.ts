import { expect, test } from 'vitest';
import { sparkline } from './sparkline.ts';

const drawn = (values: number[], minSpan = 2) =>
  sparkline({
    size: { width: 24, height: 14 },
    scale: 'linear',
    epochs: values.map((_, epoch) => epoch),
    values,
    minSpan,
  });

test('runs from edge to edge, its range from bottom to top', () => {
  expect(drawn([1, 5, 3])).toEqual({ path: 'M2,12L12,2L22,7', end: { x: 22, y: 7 } });
});

test('what moves little looks level: in the middle', () => {
  expect(drawn([4, 4, 4])?.path).toBe('M2,7L12,7L22,7');
  expect(drawn([4, 4.2, 4])?.path).toBe('M2,7.5L12,6.5L22,7.5');
});

test('there is none of what was not all measured', () => {
  expect(drawn([])).toBeUndefined();
  expect(drawn([4, Number.NaN, 3])).toBeUndefined();
});
