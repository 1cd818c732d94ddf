import { expect, test } from 'vitest';
import { typedNumber } from './TypedNumber.tsx';

test.each([
  ['30', 30],
  [' −1.5 ', -1.5],
  ['1e-3', 0.001],
])('%j is typed for %d', (text, value) => {
  expect(typedNumber(text)).toBe(value);
});

test.each(['', ' ', 'many', '1,5'])('%j is no number', (text) => {
  expect(typedNumber(text)).toBeNaN();
});
