import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDecimal } from './decimal.ts';

test('any finite number that is written out is read back', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
      expect(parseDecimal(String(x))).toBe(x + 0);
    }),
  );
});

test.each(['', ' ', '0x10', 'NaN', 'Infinity', '1e999', '1 ', '1,5', '--1', '.', '1e', 'e5'])(
  '%j is no number',
  (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  },
);

test.each([
  ['.5', 0.5],
  ['2.', 2],
  ['+1e3', 1000],
  ['-0.25', -0.25],
])('%j is %d', (text, value) => {
  expect(parseDecimal(text)).toBe(value);
});
