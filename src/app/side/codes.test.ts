import { expect, test } from 'vitest';
import type { CodeGroups } from '../../engine/index.ts';
import { codeItems, inputBits, inputWord, rowsOf, sharesText } from './codes.ts';

/** Rows 0, 2, 3 share a code; row 1 has one of its own; labels 0, 1, 1, 0. */
const GROUPS: CodeGroups = {
  first: Int32Array.of(0, 1),
  sizes: Int32Array.of(3, 1),
  shares: Int32Array.of(2, 1, 0, 1),
  groupOf: Int32Array.of(0, 1, 0, 0),
};

test('a code is drawn with its inputs and their labels, by the first row that has it', () => {
  expect(codeItems(GROUPS)).toEqual([
    { key: 0, size: 3, shares: [2, 1] },
    { key: 1, size: 1, shares: [0, 1] },
  ]);
});

test('the rows of a code are listed from the first, as many as asked for', () => {
  expect(rowsOf(GROUPS, 0, 12)).toEqual([0, 2, 3]);
  expect(rowsOf(GROUPS, 0, 2)).toEqual([0, 2]);
  expect(rowsOf(GROUPS, 1, 12)).toEqual([1]);
});

test('an input is a word of twelve bits, the first column in front', () => {
  expect(inputWord(2049)).toBe('100000000001');
  expect(inputBits(2049).map(Number).join('')).toBe('100000000001');
});

test('labels are told by their shares, and a part is never called all', () => {
  expect(sharesText(1, [0, 1])).toBe('labelled 1');
  expect(sharesText(5, [5, 0])).toBe('all labelled 0');
  expect(sharesText(1000, [1, 999])).toBe('99 % labelled 1, 1 % labelled 0');
  expect(sharesText(10, [1, 2, 3, 4])).toBe('40 % labelled 3, 30 % labelled 2, 20 % labelled 1, …');
  expect(sharesText(0, [])).toBe('');
});
