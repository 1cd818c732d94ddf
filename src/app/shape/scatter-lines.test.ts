import { expect, test } from 'vitest';
import { largestScatter, scatterLines, scatterText } from './scatter-lines.ts';

const COLUMNS = { within: [0.5, Number.NaN, 2], between: [0.1, 3], ixt: [12, 11, 10] };

test('scatter within and between labels have a line each, in their own units, beside I(X;T)', () => {
  const lines = scatterLines(COLUMNS, 1, 3);
  expect(lines.map(({ name, axis, values }) => [name, axis, values])).toEqual([
    ['within', 'left', COLUMNS.within],
    ['between', 'left', COLUMNS.between],
    ['I(X;T)', 'right', COLUMNS.ixt],
  ]);
});

test('the two scatters are told apart without colour', () => {
  const [within, between] = scatterLines(COLUMNS, 1, 3);
  expect(within?.dashed).not.toBe(between?.dashed);
});

test('the axis holds the largest of both, and stands where nothing is measured or scattered', () => {
  expect(largestScatter(COLUMNS)).toBe(3);
  expect(largestScatter({ within: [], between: [Number.NaN], ixt: [] })).toBe(1);
  expect(largestScatter({ within: [0], between: [0], ixt: [] })).toBe(1);
});

test('scatter at the playhead is written in numbers, and what is not measured as a dash', () => {
  expect(scatterText(COLUMNS, [0, 5], 0)).toBe(
    'At epoch 0, within: 0.500, between: 0.100, I(X;T): 12.00.',
  );
  expect(scatterText(COLUMNS, [0, 5], 1)).toContain('within: –');
  expect(scatterText(COLUMNS, [], -1)).toBe('No epoch recorded yet.');
});
