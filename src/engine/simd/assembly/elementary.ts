// exp, tanh, sigmoid and log2, operation for operation as in src/engine/numeric.

// @ts-expect-error: decorator
@inline function splat(x: f32): v128 { return f32x4.splat(x); }

@inline function reducedExponent(x: v128): v128 {
  return f32x4.floor(f32x4.add(f32x4.mul(x, splat(<f32>1.4426950408889634)), splat(0.5)));
}

@inline function reduced(x: v128, n: v128): v128 {
  return f32x4.sub(
    f32x4.sub(x, f32x4.mul(n, splat(<f32>0.693359375))),
    f32x4.mul(n, splat(<f32>-2.1219444e-4)),
  );
}

@inline function expm1Reduced(r: v128): v128 {
  let q = f32x4.add(f32x4.mul(splat(<f32>(1.0 / 5040.0)), r), splat(<f32>(1.0 / 720.0)));
  q = f32x4.add(f32x4.mul(q, r), splat(<f32>(1.0 / 120.0)));
  q = f32x4.add(f32x4.mul(q, r), splat(<f32>(1.0 / 24.0)));
  q = f32x4.add(f32x4.mul(q, r), splat(<f32>(1.0 / 6.0)));
  q = f32x4.add(f32x4.mul(q, r), splat(0.5));
  return f32x4.add(r, f32x4.mul(f32x4.mul(r, r), q));
}

/** 1.5·2^23: the sum with a small integer n has n in its low bits, two's complement. */
export const LOW_BITS: f32 = 12582912;

/** n·2^23 of whole numbers, |n| < 256: what a float's bits gain when it is scaled by 2^n. */
@inline function exponentBits(n: v128): v128 {
  return i32x4.shl(f32x4.add(n, splat(LOW_BITS)), 23);
}

// Constants of tanh4, read from memory: a constant vector is made anew in each turn of a loop, by
// instructions that take the place of arithmetic; a load takes none.
// prettier-ignore
const TANH: usize = memory.data<f32>([
  -0.0, 9.02, -2.8853900817779268, 12583038, 0.34657359027997264,
  0.044628642, -0.13386534, 0.33333024, -0.66666174, 1, 0.5,
  // 2^-126: added to a float's bits as an integer, it doubles the float.
  1.1754943508222875e-38,
]);
const SIGN_BIT: usize = TANH;
const TANH_ONE: usize = TANH + 4;
const MINUS_2LOG2E: usize = TANH + 8;
/** `LOW_BITS` + 126: a sum with this has n − 1 in its low bits, as the exponent of a float has it. */
const HALF_EXPONENT: usize = TANH + 12;
const HALF_LN2: usize = TANH + 16;
const G4: usize = TANH + 20;
const G3: usize = TANH + 24;
const G2: usize = TANH + 28;
const G1: usize = TANH + 32;
const ONE: usize = TANH + 36;
const HALF: usize = TANH + 40;
const EXPONENT_ONE: usize = TANH + 44;

/**
 * The reference handles 0, large arguments and signs apart; here they come out of the same
 * formula: at ±9.02 and beyond it gives ±1, and at 0 a zero that takes the sign of x.
 */
@inline export function tanh4(x: v128): v128 {
  const signBit = v128.load32_splat(SIGN_BIT), one = v128.load32_splat(ONE);
  const halfExponent = v128.load32_splat(HALF_EXPONENT);
  const size = f32x4.pmin(v128.andnot(x, signBit), v128.load32_splat(TANH_ONE));
  const rounded = f32x4.add(f32x4.mul(size, v128.load32_splat(MINUS_2LOG2E)), halfExponent);
  const n = f32x4.sub(rounded, halfExponent);
  const halfScale = i32x4.shl(rounded, 23);
  const h = f32x4.add(size, f32x4.mul(n, v128.load32_splat(HALF_LN2)));
  let g = f32x4.add(f32x4.mul(v128.load32_splat(G4), h), v128.load32_splat(G3));
  g = f32x4.add(f32x4.mul(g, h), v128.load32_splat(G2));
  g = f32x4.add(f32x4.mul(g, h), v128.load32_splat(G1));
  g = f32x4.add(f32x4.mul(g, h), one);
  const w = f32x4.sub(h, f32x4.mul(f32x4.mul(h, h), g));
  const scale = i32x4.add(halfScale, v128.load32_splat(EXPONENT_ONE));
  const e = f32x4.add(f32x4.mul(w, scale), f32x4.sub(v128.load32_splat(HALF), halfScale));
  const t = f32x4.div(e, f32x4.sub(one, e));
  return v128.or(t, v128.and(x, signBit));
}

/**
 * Scaled by adding to the exponent: the result is a normal number wherever it is used. Above 88.72
 * it is Infinity, and what is no number stays none.
 */
@inline export function exp4(x: v128): v128 {
  const n = reducedExponent(x);
  const value = f32x4.add(splat(1), expm1Reduced(reduced(x, n)));
  let e = i32x4.add(value, exponentBits(n));
  e = v128.andnot(e, f32x4.lt(x, splat(-87)));
  return v128.bitselect(e, f32x4.add(x, splat(Infinity)), f32x4.le(x, splat(<f32>88.72)));
}

@inline export function sigmoid4(x: v128): v128 {
  return f32x4.div(splat(1), f32x4.add(splat(1), exp4(f32x4.neg(x))));
}

/** log2 of a finite number from 1 up: rows over those of a class. */
export function log2(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  let exponent = <i32>(bits >> 52) - 1023;
  let mantissa = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  if (mantissa > 1.4142135623730951) {
    mantissa /= 2;
    exponent += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const z = s * s;
  let tail: f64 = 1.0 / 23.0;
  tail = tail * z + 1.0 / 21.0;
  tail = tail * z + 1.0 / 19.0;
  tail = tail * z + 1.0 / 17.0;
  tail = tail * z + 1.0 / 15.0;
  tail = tail * z + 1.0 / 13.0;
  tail = tail * z + 1.0 / 11.0;
  tail = tail * z + 1.0 / 9.0;
  tail = tail * z + 1.0 / 7.0;
  tail = tail * z + 1.0 / 5.0;
  tail = tail * z + 1.0 / 3.0;
  const rest = s * z * tail * 2.8853900817779268 + s * 3.851925982253235e-8;
  return <f64>exponent + (s * 2.885390043258667 + rest);
}

@inline function times(a: v128, b: v128, c: f64): v128 {
  return f64x2.add(f64x2.mul(a, b), f64x2.splat(c));
}

/** log2 of two normal numbers or no numbers; 0, negative and infinite ones are not foreseen. */
@inline export function log2x2(x: v128): v128 {
  const fraction = v128.or(
    v128.and(x, i64x2.splat(0x000fffffffffffff)),
    i64x2.splat(0x3ff0000000000000),
  );
  const upper = f64x2.gt(fraction, f64x2.splat(1.4142135623730951));
  const mantissa = v128.bitselect(f64x2.mul(fraction, f64x2.splat(0.5)), fraction, upper);
  const biased = i64x2.sub(i64x2.shr_u(x, 52), upper);
  const exponents = i32x4.sub(i32x4.shuffle(biased, biased, 0, 2, 0, 2), i32x4.splat(1023));
  const exponent = f64x2.convert_low_i32x4_s(exponents);
  const one = f64x2.splat(1);
  const s = f64x2.div(f64x2.sub(mantissa, one), f64x2.add(mantissa, one));
  const z = f64x2.mul(s, s);
  let tail = f64x2.splat(1.0 / 23.0);
  tail = times(tail, z, 1.0 / 21.0);
  tail = times(tail, z, 1.0 / 19.0);
  tail = times(tail, z, 1.0 / 17.0);
  tail = times(tail, z, 1.0 / 15.0);
  tail = times(tail, z, 1.0 / 13.0);
  tail = times(tail, z, 1.0 / 11.0);
  tail = times(tail, z, 1.0 / 9.0);
  tail = times(tail, z, 1.0 / 7.0);
  tail = times(tail, z, 1.0 / 5.0);
  tail = times(tail, z, 1.0 / 3.0);
  const rest = f64x2.add(
    f64x2.mul(f64x2.mul(f64x2.mul(s, z), tail), f64x2.splat(2.8853900817779268)),
    f64x2.mul(s, f64x2.splat(3.851925982253235e-8)),
  );
  const whole = f64x2.mul(s, f64x2.splat(2.885390043258667));
  const result = f64x2.add(exponent, f64x2.add(whole, rest));
  return v128.bitselect(result, x, f64x2.eq(x, x));
}
