/**
 * Base-2 logarithm from + − × ÷ alone, so that every browser gives the same bits
 * (`Math.log2` of 1..65536 differs between engines in dozens of values).
 *
 * x = m·2^e with m in [√½, √2); log2 m = (2/ln 2)·atanh(s), s = (m−1)/(m+1), |s| < 0.1716,
 * atanh by its odd Taylor trajectories (DLMF 4.37.28). The first term carries a two-part constant.
 * Error: within 1 ulp of float64 for integers up to 2^24 (tested against integer arithmetic).
 */

const bits = new DataView(new ArrayBuffer(8));

const SQRT2 = 1.4142135623730951;
/** 2/ln 2, split so that HI·s keeps its rounding error small and LO repairs it. */
const TWO_OVER_LN2_HI = 2.885390043258667;
const TWO_OVER_LN2_LO = 3.851925982253235e-8;
const TWO_OVER_LN2 = 2.8853900817779268;

/** log2 x for x > 0; −Infinity at 0, NaN below, Infinity at Infinity. */
export function log2(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  let exponent = 0;
  let scaled = x;
  if (scaled < 2.2250738585072014e-308) {
    // Subnormal: 2^54 brings it into the normal range exactly.
    scaled *= 18014398509481984;
    exponent = -54;
  }
  bits.setFloat64(0, scaled);
  const high = bits.getUint32(0);
  exponent += (high >>> 20) - 1023;
  bits.setUint32(0, (high & 0x000fffff) | 0x3ff00000);
  let mantissa = bits.getFloat64(0);
  if (mantissa > SQRT2) {
    mantissa /= 2;
    exponent += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const z = s * s;
  // Σ z^k/(2k+3), k = 0..10: |s|^24 leaves nothing above 2^-60.
  let tail = 1 / 23;
  for (let k = 21; k >= 3; k -= 2) tail = tail * z + 1 / k;
  const rest = s * z * tail * TWO_OVER_LN2 + s * TWO_OVER_LN2_LO;
  return exponent + (s * TWO_OVER_LN2_HI + rest);
}

const LN2 = 0.6931471805599453;

/** Natural logarithm, by the same trajectories; a few ulp of float64. */
export function ln(x: number): number {
  return log2(x) * LN2;
}
