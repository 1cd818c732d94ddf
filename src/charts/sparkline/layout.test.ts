import { expect, test } from 'vitest';
import { type SparklineOptions, sparklineLayout } from './layout.ts';

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
