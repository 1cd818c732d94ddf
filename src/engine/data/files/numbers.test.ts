import { expect, test } from 'vitest';
import { checkRows, MAX_ROWS, Numbers } from './numbers.ts';
import { TableError } from './table-error.ts';

test('numbers are kept in order, however many', () => {
  const numbers = new Numbers();
  for (let i = 0; i < 5000; i++) numbers.push(i / 2);
  expect(numbers.count).toBe(5000);
  expect(numbers.all).toEqual(Float64Array.from({ length: 5000 }, (_, i) => i / 2));
});

test('more numbers than allowed are refused, with the limit', () => {
  const numbers = new Numbers(2);
  numbers.push(1);
  numbers.push(2);
  expect(() => numbers.push(3)).toThrow(new TableError({ code: 'too-many-numbers', most: 2 }));
});

test('more rows than allowed are refused, with the limit', () => {
  expect(() => checkRows(MAX_ROWS)).not.toThrow();
  expect(() => checkRows(MAX_ROWS + 1)).toThrow(
    new TableError({ code: 'too-many-rows', most: MAX_ROWS }),
  );
});
