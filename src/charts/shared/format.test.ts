import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatBits, formatConstant, formatDifference, pixelText, round2 } from './format.ts';

test('bits have four digits at most, constants no trailing zeros', () => {
  expect([12, 0.9993, 0.99996, 6.806, 0].map(formatBits)).toEqual([
    '12.00',
    '0.999',
    '1.00',
    '6.81',
    '0.000',
  ]);
  expect(formatBits(Number.NaN)).toBe('–');
  expect([12, 0.9993, 3.3219].map(formatConstant)).toEqual(['12', '0.999', '3.322']);
});

test('the text of a position is that of its hundredths', () => {
  expect([0, 7.5, 12.05, 99.999, -0.5].map(pixelText)).toEqual([
    '0',
    '7.5',
    '12.05',
    '100',
    '-0.5',
  ]);
  fc.assert(
    fc.property(fc.double({ min: -100, max: 4000, noNaN: true }), (pixels) => {
      expect(pixelText(round2(pixels))).toBe(String(round2(pixels)));
    }),
  );
});

test('a difference has its sign, and shows when it is small but not nothing', () => {
  expect([-1.31, 0.4, -0.04, 0.996, 0, -0.001, Number.NaN].map(formatDifference)).toEqual([
    '−1.3',
    '+0.40',
    '−0.04',
    '+1.0',
    '0',
    '≈ 0',
    '–',
  ]);
});
