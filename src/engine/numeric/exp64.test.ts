import { describe, expect, test } from 'vitest';
import { exp64, exp64Each } from './exp64.ts';

/** Bits behind the point of the fixed-point numbers below. */
const POINT = 1400n;
const ONE = 1n << POINT;

/** Sum of a trajectories whose terms fall to 0. */
function sum(first: bigint, next: (term: bigint, k: bigint) => bigint): bigint {
  let total = 0n;
  for (let term = first, k = 1n; term !== 0n; term = next(term, k), k++) total += term;
  return total;
}

/** ln 2 = 2·atanh(1/3) = Σ 2/((2k + 1)·3^(2k + 1)). */
const LN2 = (() => {
  let total = 0n;
  for (let k = 0n, power = ONE / 3n; power !== 0n; k++, power /= 9n) {
    total += (2n * power) / (2n * k + 1n);
  }
  return total;
})();

/** A float64 as a fixed-point number: exact down to the smallest. */
function fixed(x: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(x));
  const word = bits.getBigUint64(0);
  const exponent = word >> 52n;
  const fraction = word & ((1n << 52n) - 1n);
  const size =
    exponent === 0n
      ? fraction << (POINT - 1074n)
      : (fraction | (1n << 52n)) << (POINT - 1075n + exponent);
  return x < 0 ? -size : size;
}

/** e^x by Taylor's trajectories after reduction by ln 2, in integers. */
function truth(x: number): bigint {
  const argument = fixed(x);
  let power = argument / LN2;
  let rest = argument - power * LN2;
  if (rest < 0n) {
    rest += LN2;
    power -= 1n;
  }
  const y = sum(ONE, (term, k) => (term * rest) / (ONE * k));
  return power < 0n ? y >> -power : y << power;
}

/** Distance to the next float64 above |x| in the binade of the true value. */
function ulp(value: bigint): bigint {
  const exponent = BigInt(value.toString(2).length - 1) - POINT;
  return 1n << (POINT + (exponent < -1022n ? -1074n : exponent - 52n));
}

/** Error in thousandths of a unit in the last place. */
function milliUlps(x: number): number {
  const exact = truth(x);
  const error = fixed(exp64(x)) - exact;
  return Number((1000n * (error < 0n ? -error : error)) / ulp(exact));
}

const spread = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / count);

describe('exp64', () => {
  test('is within 1 ulp of float64', () => {
    const seams = spread(-1021.5, 1022.5, 2044).map((k) => k * Math.LN2);
    const tiny = [1e-300, 1e-20, 1e-16, 1e-9].flatMap((x) => [x, -x]);
    // The last two octaves, of which one is scaled in two steps.
    const last = spread(708, 709.78, 20);
    const points = [
      ...spread(-745, 709.7, 1500),
      ...spread(-1, 1, 1000),
      ...seams,
      ...tiny,
      ...last,
    ];
    expect(points.filter((x) => !(milliUlps(x) <= 1000))).toEqual([]);
  });

  test('is 1 at 0, and 0 and Infinity far out', () => {
    expect([exp64(0), exp64(-0)]).toEqual([1, 1]);
    expect([-746, -1e300, Number.NEGATIVE_INFINITY].map(exp64)).toEqual([0, 0, 0]);
    expect([710, 1e300, Number.POSITIVE_INFINITY].map(exp64)).toEqual([
      Infinity,
      Infinity,
      Infinity,
    ]);
    expect(exp64(709.78)).toBeLessThan(Infinity);
    expect([exp64(-744.44), exp64(-745)]).toEqual([Number.MIN_VALUE, 0]);
    expect(exp64(Number.NaN)).toBeNaN();
  });

  test('never exceeds 1 up to 0', () => {
    const near = Array.from({ length: 2000 }, (_, i) => -(2 ** (-i / 30)));
    expect(near.filter((x) => !(exp64(x) <= 1))).toEqual([]);
  });
});

test('many at once get the bits that each gets alone, and the rest of the array is left', () => {
  for (const count of [0, 1, 127, 128, 129, 1000]) {
    const x = Float64Array.from({ length: 1001 }, (_, i) => -(i ** 2) * 7.44e-4);
    const alone = x.map((value, i) => (i < count ? exp64(value) : value));
    exp64Each(x, count);
    expect(x).toEqual(alone);
  }
});
