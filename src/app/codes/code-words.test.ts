import { expect, test } from 'vitest';
import { REST, type TreemapRectangle } from '../../charts/treemap/layout.ts';
import { codeText, inputWord, sharesText } from './code-words.ts';

test('an input is a word of twelve bits, the first column in front', () => {
  expect(inputWord(2049)).toBe('100000000001');
});

test('labels are told by their shares, and a part is never called all', () => {
  expect(sharesText(1, [0, 1])).toBe('labelled 1');
  expect(sharesText(5, [5, 0])).toBe('all labelled 0');
  expect(sharesText(1000, [1, 999])).toBe('99 % labelled 1, 1 % labelled 0');
  expect(sharesText(10, [1, 2, 3, 4])).toBe('40 % labelled 3, 30 % labelled 2, 20 % labelled 1, …');
  expect(sharesText(0, [])).toBe('');
});

test('a code is told by its inputs, many small ones by the largest of them', () => {
  const box = { x0: 0, y0: 0, x1: 1, y1: 1 };
  const code: TreemapRectangle = {
    key: 7,
    box,
    colour: '',
    size: 5,
    shares: [5, 0],
    codes: 1,
    largest: 5,
  };
  expect(codeText(code)).toBe('5 inputs, all labelled 0');
  expect(codeText({ ...code, key: REST, codes: 3, largest: 2 })).toBe(
    '3 codes of at most 2 inputs, all labelled 0',
  );
  expect(codeText({ ...code, key: REST, codes: 5, largest: 1 })).toBe(
    '5 codes of 1 input each, all labelled 0',
  );
});
