import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pixelText, round2 } from './format.ts';

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
