/**
 * exp, tanh and the logistic function in float32, from + − × ÷ and floor alone: the same bits in
 * every browser, and in any later kernel that keeps this order of operations.
 *
 * exp rests on e^x = 2^n·(1 + u), x = n·ln 2 + r, |r| ≤ ½ ln 2, u = e^r − 1 by Taylor's trajectories to
 * r^7 (remainder under 6e-9). tanh x = e/(1 − e) with e = (1 − e^−2x)/2 for x ≥ 0, where
 * x = h − n·½ ln 2, |h| ≤ ¼ ln 2, n ≤ 0: e = 2^n·w + (1 − 2^n)/2, w = (1 − e^−2h)/2 by a polynomial
 * that is best in relative error (1.6e-8). Adding r and h last keeps u and w monotone. Error of each
 * within 4 ulp of float32 (tanh: 2.5); monotone (tanh: looked at every float32 from 1e-8 to 9.1);
 * tanh is odd by construction (tested).
 */
import { powerOfTwo } from './power-of-two.ts';

const f = Math.fround;

const LOG2E = f(1.4426950408889634);
/** ln 2 in two parts (Cody & Waite 1980): n·HI is exact in float32 for |n| < 2^15. */
const LN2_HI = f(0.693359375);
const LN2_LO = f(-2.1219444e-4);

const EXP_MAX = f(88.72);

const C2 = f(1 / 2);
const C3 = f(1 / 6);
const C4 = f(1 / 24);
const C5 = f(1 / 120);
const C6 = f(1 / 720);
const C7 = f(1 / 5040);

const TANH_ONE = f(9.02);
/** ½ ln 2 and −2·log2 e. */
const HALF_LN2 = f(0.34657359027997264);
const MINUS_2LOG2E = f(-2.8853900817779268);
/** 1.5·2^23: a float32 this large has no fraction, so adding it rounds, halves to even. */
const NO_FRACTION = 12582912;

/** w = h − h²·(G0 + G1·h + … + G4·h^4). */
const G0 = 1;
const G1 = f(-0.66666174);
const G2 = f(0.33333024);
const G3 = f(-0.13386534);
const G4 = f(0.044628642);

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

/**
 * e^x in float32; x in float32. Infinity above 88.72. 0 below −87, so that no result is subnormal: the
 * smallest normal float32 is e^−87.34, and what is lost is under 1.7e-38. In a softmax, whose largest
 * term is 1, that changes neither sum nor loss.
 */
export function exp32(x: number): number {
  if (x < -87) return 0;
  if (x > EXP_MAX) return Infinity;
  const n = reduceExponent(x);
  const u = expm1Reduced(reduced(x, n));
  // 2^128 is no float32, so the last octave is scaled in two exact steps.
  return n > 127 ? f(f(f(1 + u) * powerOfTwo(127)) * 2) : f(f(1 + u) * powerOfTwo(n));
}

/** tanh x in float32; x in float32. ±1 from |x| ≥ 9.02 on, where float32 rounds to 1. */
export function tanh32(x: number): number {
  if (x === 0) return x; // keeps the sign of zero
  const size = x < 0 ? -x : x;
  if (size >= TANH_ONE) return x < 0 ? -1 : 1;
  const n = f(f(f(size * MINUS_2LOG2E) + NO_FRACTION) - NO_FRACTION);
  const h = f(size + f(n * HALF_LN2));
  let g = f(f(G4 * h) + G3);
  g = f(f(g * h) + G2);
  g = f(f(g * h) + G1);
  g = f(f(g * h) + G0);
  const w = f(h - f(f(h * h) * g));
  const e = f(f(w * powerOfTwo(n)) + f(0.5 - powerOfTwo(n - 1)));
  const t = f(e / f(1 - e));
  return x < 0 ? -t : t;
}

/** 1/(1 + e^−x) in float32; x in float32. */
export function sigmoid32(x: number): number {
  return f(1 / f(1 + exp32(-x)));
}
