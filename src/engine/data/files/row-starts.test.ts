import { expect, test } from 'vitest';
import { RowStarts } from './row-starts.ts';

const kept = (given: readonly number[]): number[] => {
  const starts = new RowStarts();
  for (const start of given) starts.push(start);
  expect(starts.count).toBe(given.length);
  return given.map((_, row) => starts.at(row));
};

test.each([
  [[]],
  [[7]],
  [[7, 9]],
  [[0, 3, 6, 9]],
  [[4, 4, 4]],
  [[0, 3, 6, 10, 13]],
  [[0, 5, 6]],
  [[9, 6, 3, 100, 0]],
])('the starts %j are what was put in', (given) => {
  expect(kept(given)).toEqual(given);
});

test('a million rows at one distance take no list', () => {
  const starts = new RowStarts();
  for (let row = 0; row < 1e6; row++) starts.push(5 * row);
  expect(JSON.stringify(starts).length).toBeLessThan(100);
  expect(starts.at(999_999)).toBe(4_999_995);
});
