import { expect, test } from 'vitest';
import { fittingOf } from './fitting.ts';

test('a layer is fitted where four fifths of its largest rise are covered', () => {
  expect(fittingOf([0.25, 0.5, 0.75, 1, 0.5], 0.25)).toEqual({ checkpoint: 3, bits: 0.75 });
  expect(fittingOf([0.25, 0.5, 0.875, 1], 0.25)).toEqual({ checkpoint: 2, bits: 0.75 });
});

test('of two rises of one size the first fits it', () => {
  expect(fittingOf([0.25, 0.875, 0.125, 0.75], 0.25)).toEqual({ checkpoint: 1, bits: 0.625 });
});

test('a rise of the least size counts, a smaller one does not', () => {
  expect(fittingOf([0.25, 0.5], 0.25)?.bits).toBe(0.25);
  expect(fittingOf([0.25, 0.5], 0.375)).toBeUndefined();
  expect(fittingOf([0.5, 0.25], 0.125)).toBeUndefined();
});
