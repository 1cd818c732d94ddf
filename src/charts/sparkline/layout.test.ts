import { describe, expect, test } from 'vitest';
import { type SparklineOptions, sparklineLayout, trajectoryLine } from './layout.ts';

const OPTIONS: SparklineOptions = {
  size: { width: 66, height: 26 },
  count: 3,
  epochs: [0, 9, 99],
  values: [2, 8, 5],
  colour: '#777777',
  ariaLabel: 'I(X;T) of T5',
};

test('epochs stand on log(1 + epoch), the lowest value at the bottom and the highest at the top', () => {
  const { line, end } = sparklineLayout(OPTIONS);
  expect(line).toBe('M3,23L33,3L63,13');
  expect(end).toEqual([{ x: 63, y: 13 }]);
});

test('what moves by less than a bit does not fill the height', () => {
  expect(sparklineLayout({ ...OPTIONS, values: [5, 5.1, 5] }).line).toBe('M3,14L33,12L63,14');
});

test('before the first checkpoint there is no line', () => {
  const { line } = sparklineLayout({ ...OPTIONS, count: 0 });
  expect(line).toBe('');
});

test('against guides the range is theirs, and the line ends before the last epoch', () => {
  const guides = { range: [0, 10], bound: 10, fitted: 9, lastEpoch: 9999 } as const;
  const { line, end, bound, fitted } = sparklineLayout({ ...OPTIONS, guides });
  expect(line).toBe('M3,19L18,7L33,13');
  expect(end).toEqual([{ x: 33, y: 13 }]);
  expect(bound).toEqual([{ x1: 0, y1: 3, x2: 66, y2: 3 }]);
  expect(fitted.map(({ x1 }) => x1)).toEqual([18]);
  expect(sparklineLayout(OPTIONS)).toMatchObject({ bound: [], fitted: [] });
});

describe('the line alone', () => {
  const drawn = (values: number[], minRange = 2) =>
    trajectoryLine({
      size: { width: 24, height: 14 },
      scale: 'linear',
      count: values.length,
      epochs: values.map((_, epoch) => epoch),
      values,
      minRange,
      padding: 2,
    });

  test('runs from edge to edge, its range from bottom to top', () => {
    expect(drawn([1, 5, 3])).toEqual({ line: 'M2,12L12,2L22,7', end: { x: 22, y: 7 } });
  });

  test('what moves little looks level: in the middle', () => {
    expect(drawn([4, 4, 4])?.line).toBe('M2,7L12,7L22,7');
    expect(drawn([4, 4.2, 4])?.line).toBe('M2,7.5L12,6.5L22,7.5');
  });

  test('there is none of what was not all measured', () => {
    expect(drawn([])).toBeUndefined();
    expect(drawn([4, Number.NaN, 3])).toBeUndefined();
  });
});
