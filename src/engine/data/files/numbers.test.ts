import { expect, test } from 'vitest';
import { checkBytes, checkRows, MAX_ROWS, Numbers } from './numbers.ts';
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

test('a file of half a gigabyte is read, a larger one refused with the limit', () => {
  expect(() => checkBytes(500e6)).not.toThrow();
  const tooMany = new TableError({ code: 'too-many-bytes', megabytes: 501, most: 500 });
  expect(() => checkBytes(501e6)).toThrow(tooMany);
});

test('a refusal is known by its name, which outlasts its class on the way to another thread', () => {
  expect(new TableError({ code: 'no-rows' }).name).toBe('TableError');
});

test('more rows than allowed are refused, with the limit', () => {
  expect(() => checkRows(MAX_ROWS)).not.toThrow();
  expect(() => checkRows(MAX_ROWS + 1)).toThrow(
    new TableError({ code: 'too-many-rows', most: MAX_ROWS }),
  );
});
