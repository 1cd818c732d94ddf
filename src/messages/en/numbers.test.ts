import { expect, test } from 'vitest';
import * as numbers from './numbers.ts';

test('large numbers are grouped, small ones are not; a minus is a minus', () => {
  expect([1024, 20000, -1.5, 1e-6, -0].map(numbers.number)).toEqual([
    '1024',
    '20,000',
    '−1.5',
    '0.000001',
    '0',
  ]);
  expect([20000, -1.5].map(numbers.typed)).toEqual(['20000', '-1.5']);
});

test.each([
  [['T2'], 'T2'],
  [['T2', 'T3'], 'T2 and T3'],
  [['T2', 'T3', 'T5'], 'T2, T3 and T5'],
])('%j is listed as %s', (names, list) => {
  expect(numbers.and(names)).toBe(list);
});

test('a count agrees with its word', () => {
  expect([0, 1, 2, 0.25].map(numbers.bitsOf)).toEqual(['0 bits', '1 bit', '2 bits', '0.25 bits']);
});

test('a share is 0 or 1 only where it is that without rounding', () => {
  const shares = [0.93, 0.997, 0.99987, 1, 0.001, 0, Number.NaN];
  expect(shares.map((value) => numbers.share(value, 2))).toEqual([
    '0.93',
    '0.997',
    '0.9999',
    '1.00',
    '0.001',
    '0.00',
    '–',
  ]);
});

test('estimates have four digits at most, constants no zeros at the end', () => {
  expect([12, 0.9993, 0.99996, 6.806, 0].map(numbers.bits)).toEqual([
    '12.00',
    '0.999',
    '1.00',
    '6.81',
    '0.000',
  ]);
  expect(numbers.bits(Number.NaN)).toBe('–');
  expect([12, 0.9993, 3.3219].map(numbers.constant)).toEqual(['12', '0.999', '3.322']);
});

test('a difference has its sign, and shows when it is small but not nothing', () => {
  expect([-1.31, 0.4, -0.04, 0.996, 0, -0.001, Number.NaN].map(numbers.difference)).toEqual([
    '−1.3',
    '+0.40',
    '−0.04',
    '+1.0',
    '0',
    '≈ 0',
    '–',
  ]);
});
