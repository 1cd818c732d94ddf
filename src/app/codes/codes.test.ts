import { expect, test } from 'vitest';
import { REST, type TreemapRectangle } from '../../charts/treemap/layout.ts';
import type { CodeClasses } from '../../engine/index.ts';
import { absorberOf, codeItems, codesLayout, inputName, inputsOf } from './codes.ts';

/** Rows 0, 2, 3 share a code; row 1 has one of its own; labels 0, 1, 1, 0. */
const GROUPS: CodeClasses = {
  first: Int32Array.of(0, 1),
  sizes: Int32Array.of(3, 1),
  shares: Int32Array.of(2, 1, 0, 1),
  classOf: Int32Array.of(0, 1, 0, 0),
  labels: Int32Array.of(0, 1, 1, 0),
};

const { rectangles } = codesLayout(GROUPS, { width: 200, height: 200 }, 'T1');
const [many, single] = rectangles as [TreemapRectangle, TreemapRectangle];
const rowsIn = (rectangle: TreemapRectangle, most: number, drawn = rectangles) =>
  inputsOf(GROUPS, drawn, rectangle, most).map(({ row }) => row);

test('a code is drawn with its inputs and their labels, by the first row that has it', () => {
  expect(codeItems(GROUPS)).toEqual([
    { key: 0, size: 3, shares: [2, 1] },
    { key: 1, size: 1, shares: [0, 1] },
  ]);
  expect(rectangles.map(({ key }) => key)).toEqual([0, 1]);
});

test('the inputs of a code are listed from the first, as many as asked for', () => {
  expect(rowsIn(many, 12)).toEqual([0, 2, 3]);
  expect(rowsIn(many, 2)).toEqual([0, 2]);
  expect(rowsIn(single, 12)).toEqual([1]);
});

test('codes that share a rectangle are those without one of their own', () => {
  const rest = { ...single, key: REST };
  expect(rowsIn(rest, 12, [many, rest])).toEqual([1]);
  expect(rowsIn(rest, 12, [rest])).toEqual([0, 1, 2, 3]);
});

test('an input has the label of its row', () => {
  const labelsIn = (rectangle: TreemapRectangle) =>
    inputsOf(GROUPS, rectangles, rectangle, 12).map(({ label }) => label);
  expect(labelsIn(many)).toEqual([0, 1, 0]);
  expect(labelsIn(single)).toEqual([1]);
});

test('a code that is gone has merged into that of its first row', () => {
  const absorber = absorberOf(GROUPS);
  expect([0, 1, 2, 3].map(absorber)).toEqual([0, 1, 0, 0]);
  expect(absorberOf(undefined)(2)).toBe(2);
});

test('an input is named by its bits, the first column in front, or by its row', () => {
  expect(inputName(2049, { kind: 'bits', count: 12 })).toBe('100000000001');
  expect(inputName(2049, undefined)).toBe('row 2050');
});
