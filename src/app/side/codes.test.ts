import { expect, test } from 'vitest';
import type { CodeGroups } from '../../engine/index.ts';
import { codeItems, inputBits, inputWord, labelOf, rowsOf, sharesText } from './codes.ts';

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
  const isKey = (wanted: number) => (key: number) => key === wanted;
  expect(rowsOf(GROUPS, isKey(0), 12)).toEqual([0, 2, 3]);
  expect(rowsOf(GROUPS, isKey(0), 2)).toEqual([0, 2]);
  expect(rowsOf(GROUPS, isKey(1), 12)).toEqual([1]);
  expect(rowsOf(GROUPS, () => true, 12)).toEqual([0, 1, 2, 3]);
});

test('a row has the label of its task; of a file it is known where its code has one label', () => {
  expect([0, 1, 2].map((row) => labelOf(GROUPS, row, [0, 1, 1, 0]))).toEqual([0, 1, 1]);
  expect([0, 1, 2].map((row) => labelOf(GROUPS, row, undefined))).toEqual([
    undefined,
    1,
    undefined,
  ]);
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
