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

@inline function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
}

@inline export function tanh4(x: v128): v128 {
  const negative = f32x4.lt(x, splat(0));
  const size = v128.bitselect(f32x4.neg(x), x, negative);
  const y = f32x4.mul(splat(-2), size);
  const n = reducedExponent(y);
  const s = powerOfTwo(n);
  const em1 = f32x4.add(f32x4.mul(expm1Reduced(reduced(y, n)), s), f32x4.sub(s, splat(1)));
  let t = f32x4.div(f32x4.neg(em1), f32x4.add(splat(2), em1));
  t = v128.bitselect(splat(1), t, f32x4.ge(size, splat(<f32>9.02)));
  t = v128.bitselect(f32x4.neg(t), t, negative);
  return v128.bitselect(x, t, f32x4.eq(x, splat(0)));
}

@inline export function exp4(x: v128): v128 {
  const n = reducedExponent(x);
  const top = f32x4.gt(n, splat(127));
  const inside = v128.bitselect(splat(127), n, top);
  const value = f32x4.add(splat(1), expm1Reduced(reduced(x, n)));
  let e = f32x4.mul(f32x4.mul(value, powerOfTwo(inside)), v128.bitselect(splat(2), splat(1), top));
  e = v128.bitselect(splat(0), e, f32x4.lt(x, splat(-87)));
  return v128.bitselect(splat(Infinity), e, f32x4.gt(x, splat(<f32>88.72)));
}

@inline export function sigmoid4(x: v128): v128 {
  return f32x4.div(splat(1), f32x4.add(splat(1), exp4(f32x4.neg(x))));
}

export function log2(x: f64): f64 {
  if (!(x > 0)) return x == 0 ? -Infinity : NaN;
  if (x == Infinity) return Infinity;
  let exponent: i32 = 0;
  let scaled = x;
  if (scaled < 2.2250738585072014e-308) {
    scaled *= 18014398509481984.0;
    exponent = -54;
  }
  const bits = reinterpret<u64>(scaled);
  exponent += <i32>(bits >> 52) - 1023;
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
