/**
 * Uniform affine quantizer in which zero is exactly representable: the range is shifted by less
 * than one step so that 0 falls on a level (Jacob et al. 2018, arXiv 1712.05877, section 3; the
 * "nudge" of TensorFlow's fake_quant_with_min_max_vars).
 */

export interface Quantization {
  /** Real width of one step; 0 for the empty range, whose only value is 0. */
  readonly scale: number;
  /** The code of the real value 0. */
  readonly zeroPoint: number;
  /** The range after the shift: the smallest and largest value a code can stand for. */
  readonly min: number;
  readonly max: number;
}

const f = Math.fround;

/**
 * The quantization of [min, max] to 2^bits codes; 1 ≤ bits ≤ 8, min ≤ max. A range whose steps are
 * so small that float32 has no reciprocal for them (under 2.9e-39) is taken as empty.
 */
export function quantization(min: number, max: number, bits: number): Quantization {
  const top = (1 << bits) - 1;
  const scale = (max - min) / top;
  if (!(scale > 0 && f(1 / scale) < Infinity)) return { scale: 0, zeroPoint: 0, min: 0, max: 0 };
  const zeroPoint = Math.min(Math.max(Math.floor(-min / scale + 0.5), 0), top);
  return { scale, zeroPoint, min: (0 - zeroPoint) * scale, max: (top - zeroPoint) * scale };
}

/** The real number each code stands for: `levelsOf(q, bits)[code]`. */
export function levelsOf({ scale, zeroPoint }: Quantization, bits: number): Float32Array {
  const levels = new Float32Array(1 << bits);
  const step = f(scale);
  for (let code = 0; code < levels.length; code++) levels[code] = (code - zeroPoint) * step;
  return levels;
}

/**
 * Codes and values of `count` float32 numbers from `offset` on: level = ⌊clamp(x, min, max)/scale +
 * ½⌋, so halves go up; code = level + zeroPoint, value = level·scale. The quotient is a product in
 * float32, once rounded; with it ½ is added in float64, where the sum is exact wherever it matters
 * (in float32 0.49999997 + ½ is 1). What is no number has the highest code.
 */
export function quantize(
  x: Float32Array,
  q: Quantization,
  codes: Uint8Array,
  values: Float32Array,
  offset: number,
  count: number,
): void {
  const end = offset + count;
  if (q.scale === 0) {
    codes.fill(0, offset, end);
    values.fill(0, offset, end);
    return;
  }
  const min = f(q.min);
  const max = f(q.max);
  const scale = f(q.scale);
  const perStep = f(1 / q.scale);
  const { zeroPoint } = q;
  for (let i = offset; i < end; i++) {
    const v = x[i] as number;
    const inside = v < max ? (v > min ? v : min) : max;
    const level = Math.floor(f(inside * perStep) + 0.5);
    codes[i] = level + zeroPoint;
    values[i] = f(level * scale);
  }
}
