/**
 * exp, tanh and the logistic function in float32, from + − × ÷ and floor alone: the same bits in
 * every browser, and in any later kernel that keeps this order of operations.
 *
 * All three rest on expm1(y) = 2^n·u + (2^n − 1), y = n·ln 2 + r, |r| ≤ ½ ln 2, u = expm1(r) by
 * Taylor's series to r^7 (remainder under 6e-9). Adding r last keeps u monotone in r. Error of
 * each within 4 ulp of float32; monotone; tanh is odd by construction (tested).
 */
import { powerOfTwo } from './power-of-two.ts';

const f = Math.fround;

const LOG2E = f(1.4426950408889634);
/** ln 2 in two parts (Cody & Waite 1980): n·HI is exact in float32 for |n| < 2^15. */
const LN2_HI = f(0.693359375);
const LN2_LO = f(-2.1219444e-4);

const EXP_MAX = f(88.72);
const TANH_ONE = f(9.02);

const C2 = f(1 / 2);
const C3 = f(1 / 6);
const C4 = f(1 / 24);
const C5 = f(1 / 120);
const C6 = f(1 / 720);
const C7 = f(1 / 5040);

/** exp(r) − 1 for |r| ≤ ½ ln 2, float32. */
function expm1Reduced(r: number): number {
  let q = f(f(C7 * r) + C6);
  q = f(f(q * r) + C5);
  q = f(f(q * r) + C4);
  q = f(f(q * r) + C3);
  q = f(f(q * r) + C2);
  return f(r + f(f(r * r) * q));
}

/** The integer n nearest to x·log2 e. */
function reduceExponent(x: number): number {
  return Math.floor(f(f(x * LOG2E) + 0.5));
}

function reduced(x: number, n: number): number {
  return f(f(x - f(n * LN2_HI)) - f(n * LN2_LO));
}

/** e^x in float32; x in float32. 0 below −87, about where float32 leaves its normal range; Infinity above 88.72. */
export function exp32(x: number): number {
  if (x < -87) return 0;
  if (x > EXP_MAX) return Infinity;
  const n = reduceExponent(x);
  const u = expm1Reduced(reduced(x, n));
  // 2^128 is no float32, so the last octave is scaled in two exact steps.
  return n > 127 ? f(f(f(1 + u) * powerOfTwo(127)) * 2) : f(f(1 + u) * powerOfTwo(n));
}

/** tanh x in float32; x in float32. ±1 from |x| ≥ 9.02 on, where float32 can no longer tell. */
export function tanh32(x: number): number {
  if (x === 0) return x; // keeps the sign of zero
  const size = x < 0 ? -x : x;
  if (size >= TANH_ONE) return x < 0 ? -1 : 1;
  const y = f(-2 * size);
  const n = reduceExponent(y);
  const scale = powerOfTwo(n);
  const em1 = f(f(expm1Reduced(reduced(y, n)) * scale) + f(scale - 1));
  const t = f(-em1 / f(2 + em1));
  return x < 0 ? -t : t;
}

/** 1/(1 + e^−x) in float32; x in float32. */
export function sigmoid32(x: number): number {
  return f(1 / f(1 + exp32(-x)));
}
