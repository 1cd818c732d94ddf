import { expect, test } from 'vitest';
import { ln, log2 } from './log2.ts';

const WORK = 128n;
const FRACTION = 64n;

/** log2 of a positive integer, by squaring in fixed point; rounded once, at the end. */
function integerLog2(n: number): number {
  const exponent = BigInt(n).toString(2).length - 1;
  let m = (BigInt(n) << WORK) >> BigInt(exponent);
  let fraction = 0n;
  for (let k = 0n; k < FRACTION; k++) {
    m = (m * m) >> WORK;
    fraction <<= 1n;
    if (m >> (WORK + 1n) > 0n) {
      m >>= 1n;
      fraction |= 1n;
    }
  }
  return Number((BigInt(exponent) << FRACTION) + fraction) / 2 ** Number(FRACTION);
}

/** Distance between neighbouring float64 numbers at x ≥ 1. */
const ulp = (x: number): number => 2 ** (Math.floor(Math.log2(x)) - 52);

function ulpsOff(n: number): number {
  const exact = integerLog2(n);
  return exact === 0 ? Math.abs(log2(n)) : Math.abs(log2(n) - exact) / ulp(exact);
}

test('the reference of these tests has a few logarithms right', () => {
  expect(integerLog2(1)).toBe(0);
  expect(integerLog2(1 << 20)).toBe(20);
  expect(integerLog2(3)).toBe(1.584962500721156);
});

test('log2 of every integer to 4096 is within one ulp', () => {
  const bad = Array.from({ length: 4096 }, (_, i) => i + 1).filter((n) => ulpsOff(n) > 1);
  expect(bad).toEqual([]);
});

test('log2 of integers to 2^24 is within one ulp, also next to powers of two', () => {
  const bad: number[] = [];
  let state = 12345;
  for (let i = 0; i < 4000; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const n = 4097 + (state % (2 ** 24 - 4097));
    if (ulpsOff(n) > 1) bad.push(n);
  }
  for (let e = 12; e <= 24; e++) {
    for (const n of [2 ** e - 1, 2 ** e + 1]) if (ulpsOff(n) > 1) bad.push(n);
  }
  expect(bad).toEqual([]);
});

test('log2 is exact at every power of two, subnormal ones too', () => {
  const exponents = Array.from({ length: 2098 }, (_, i) => i - 1074);
  expect(exponents.map((e) => log2(2 ** e))).toEqual(exponents);
});

test('log2 rises with the integers', () => {
  const falls: number[] = [];
  for (let n = 2; n <= 20000; n++) if (!(log2(n) > log2(n - 1))) falls.push(n);
  expect(falls).toEqual([]);
});

test('log2 has the usual values where there is no logarithm', () => {
  expect(log2(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(log2(-0)).toBe(Number.NEGATIVE_INFINITY);
  expect(log2(-1)).toBeNaN();
  expect(log2(Number.NaN)).toBeNaN();
  expect(log2(Number.NEGATIVE_INFINITY)).toBeNaN();
  expect(log2(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
});

test('log2 of a fraction agrees with the platform, and ln is a few ulp off at most', () => {
  const off = (own: number, platform: number): number => Math.abs((own - platform) / platform);
  const fractions = Array.from({ length: 3000 }, (_, i) => (i + 1) / 1357).filter((x) => x !== 1);
  expect(fractions.filter((x) => !(off(log2(x), Math.log2(x)) <= 2 ** -51))).toEqual([]);
  expect(fractions.filter((x) => !(off(ln(x), Math.log(x)) <= 2 ** -50))).toEqual([]);
});
