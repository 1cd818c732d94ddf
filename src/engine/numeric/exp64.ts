/**
 * e^x in float64 from + − × ÷ and floor alone, so that every browser gives the same bits.
 *
 * x = k·ln 2 + r, |r| ≤ ½ ln 2, with ln 2 in two parts (Cody & Waite 1980); e^r from the rational
 * approximation of fdlibm's e_exp.c (Sun Microsystems 1993), whose coefficients these are; 2^k from
 * a table. Error: within 1 ulp of float64 (tested against integer arithmetic).
 */

const LOG2E = 1.4426950408889634;
const LN2_HI = 0.6931471803691238;
const LN2_LO = 1.9082149292705877e-10;

/** Above it e^x exceeds every float64. */
const MAX_X = 709.782712893384;
/** Below it e^x is less than the smallest float64 above 0. */
const MIN_X = -744.4400719213812;

/** Power of 2 of the smallest float64 above 0, the first in the table. */
const MIN_POWER = -1074;
const powers = new Float64Array(1024 - MIN_POWER);
powers[0] = Number.MIN_VALUE;
for (let i = 1; i < powers.length; i++) powers[i] = 2 * (powers[i - 1] as number);

/**
 * e^(high − low), where that lies between √½ and √2. The coefficients are the function's own: a
 * bundler may turn constants of a module into variables, and the loop below would load them anew
 * for each number.
 */
function reducedExp(high: number, low: number): number {
  const P1 = 0.16666666666666602;
  const P2 = -0.0027777777777015593;
  const P3 = 6.613756321437934e-5;
  const P4 = -1.6533902205465252e-6;
  const P5 = 4.1381367970572385e-8;
  const r = high - low;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  return 1 - (low - (r * c) / (2 - c) - high);
}

/** e^x; never above 1 for x ≤ 0. */
export function exp64(x: number): number {
  if (x > MAX_X) return Infinity;
  if (x < MIN_X) return 0;
  const k = Math.floor(x * LOG2E + 0.5);
  const y = reducedExp(x - k * LN2_HI, k * LN2_LO);
  // 2^1024 is no float64, so the last octave is scaled in two exact steps.
  return k > 1023
    ? y * 2 * (powers[1023 - MIN_POWER] as number)
    : y * (powers[k - MIN_POWER] as number);
}

const BLOCK = 128;
const wholes = new Float64Array(BLOCK);

/**
 * Puts e^x, to the same bits, in the place of the first `count` numbers x, −744 ≤ x ≤ 0. In two
 * short loops a processor works on several numbers at once, as in one long loop it does not.
 */
export function exp64Each(x: Float64Array, count: number): void {
  for (let from = 0; from < count; from += BLOCK) {
    const to = Math.min(from + BLOCK, count);
    for (let i = from; i < to; i++) {
      const k = Math.floor((x[i] as number) * LOG2E + 0.5);
      wholes[i - from] = k;
      x[i] = (x[i] as number) - k * LN2_HI;
    }
    for (let i = from; i < to; i++) {
      const k = wholes[i - from] as number;
      x[i] = reducedExp(x[i] as number, k * LN2_LO) * (powers[k - MIN_POWER] as number);
    }
  }
}
