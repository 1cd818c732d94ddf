// The affine quantizer, as in src/engine/network/quantizer.ts.

import { LOW_BITS } from './elementary';
import * as layer from './layer';

// What the last call of `quantization` derived.
export let scale: f64 = 0;
export let low: f32 = 0;
export let high: f32 = 0;
/** Steps per unit; 0 for the empty range. */
export let perStep: f32 = 0;

/** The quantization of [min, max] to 2^bits codes. */
export function quantization(min: f64, max: f64, bits: i32): void {
  const top = <f64>((1 << bits) - 1);
  const step = (max - min) / top;
  if (!(step > 0 && <f32>(1 / step) < Infinity)) {
    scale = 0;
    low = 0;
    high = 0;
    perStep = 0;
    return;
  }
  scale = step;
  const z = Math.min(Math.max(Math.floor(-min / step + 0.5), 0), top);
  low = <f32>((0 - z) * step);
  high = <f32>((top - z) * step);
  perStep = <f32>(1 / step);
}

/**
 * Levels, code − zero point, of four numbers: the nearest, of two equally near ones the higher; in
 * the low half of each lane, and as a float that is `LOW_BITS` too large. What the high half has is to
 * be masked or shifted out. What is no number has the highest level.
 */
@inline export function levels4(x: v128, low4: v128, high4: v128, perStep4: v128): v128 {
  return rounded4(f32x4.pmax(f32x4.pmin(high4, x), low4), perStep4);
}

/** The same for numbers that are not below the range. */
@inline export function levelsAbove4(x: v128, high4: v128, perStep4: v128): v128 {
  return rounded4(f32x4.pmin(high4, x), perStep4);
}

// `LOW_BITS` and the number before it; read from memory, as the constants of tanh are.
const LOW_BITS_EVEN: usize = memory.data<f32>([LOW_BITS, LOW_BITS - 1]);
const LOW_BITS_ODD: usize = LOW_BITS_EVEN + 4;

/**
 * ⌊p + ½⌋ of four numbers p, exactly (p + ½ itself would round up to 1 for p = 0.49999997). Sums this
 * large are whole, and a half goes to the even one of two: with an even and an odd number added, to
 * different sides. The sums then differ by 2 or not at all, else by 1; where they are equal the even
 * one went down.
 */
@inline function rounded4(inside: v128, perStep4: v128): v128 {
  const p = f32x4.mul(inside, perStep4);
  const even = f32x4.add(p, v128.load32_splat(LOW_BITS_EVEN));
  const odd = f32x4.add(p, v128.load32_splat(LOW_BITS_ODD));
  // A mask is −1 as an integer, and floats of this size are one integer apart.
  return i32x4.sub(even, i32x4.eq(even, odd));
}

/** The numbers that `levels4` stand for. */
@inline export function values4(levels: v128, scale4: v128): v128 {
  return f32x4.mul(f32x4.sub(levels, v128.load32_splat(LOW_BITS_EVEN)), scale4);
}

/** Two vectors of levels as pairs. */
@inline export function pairs4(first: v128, second: v128): v128 {
  return v128.or(v128.and(first, i32x4.splat(0xffff)), i32x4.shl(second, 16));
}

/** The quantization of the present weights of a layer: its range is their extremes and 0. */
export function quantizationOfWeights(l: usize): void {
  const from = layer.weights(l);
  const end = from + (<usize>(layer.inputs(l) * layer.outputs(l)) << 2);
  let min: f32 = 0;
  let max: f32 = 0;
  let at = from;
  if (at + 16 <= end) {
    let min4 = f32x4.splat(0), max4 = f32x4.splat(0);
    for (; at + 16 <= end; at += 16) {
      const w = v128.load(at);
      min4 = f32x4.pmin(min4, w);
      max4 = f32x4.pmax(max4, w);
    }
    min = least(min4);
    max = greatest(max4);
  }
  for (; at < end; at += 4) {
    const w = load<f32>(at);
    if (w < min) min = w;
    if (w > max) max = w;
  }
  quantization(min, max, layer.weightBits(l));
  layer.setWeightScale(l, scale);
  layer.setWeightLow(l, low);
  layer.setWeightHigh(l, high);
}

@inline export function least(v: v128): f32 {
  const a = f32x4.extract_lane(v, 0), b = f32x4.extract_lane(v, 1);
  const c = f32x4.extract_lane(v, 2), d = f32x4.extract_lane(v, 3);
  const ab = b < a ? b : a, cd = d < c ? d : c;
  return cd < ab ? cd : ab;
}

@inline export function greatest(v: v128): f32 {
  const a = f32x4.extract_lane(v, 0), b = f32x4.extract_lane(v, 1);
  const c = f32x4.extract_lane(v, 2), d = f32x4.extract_lane(v, 3);
  const ab = b > a ? b : a, cd = d > c ? d : c;
  return cd > ab ? cd : ab;
}

/**
 * Takes the present weights of a layer: values row by row, and pairs of levels with the outputs side
 * by side; or the weights themselves. Vectors may run over the end of a row: the values they leave
 * there are overwritten by the next row, beyond the last row there is room for them, and the level
 * beyond the last meets the zero half of a last pair.
 */
export function refreshWeights(l: usize): void {
  const inputs = layer.inputs(l), outputs = layer.outputs(l);
  const values = layer.weightValues(l);
  const valueBytes = <usize>inputs << 2;
  if (layer.weightBits(l) == layer.FLOAT32) {
    memory.copy(values, layer.weights(l), valueBytes * <usize>outputs);
    return;
  }
  quantizationOfWeights(l);
  if (scale == 0) {
    memory.fill(values, 0, valueBytes * <usize>outputs);
    memory.fill(layer.weightPairs(l), 0, <usize>(((inputs + 1) >> 1) * outputs) << 2);
    return;
  }
  const low4 = f32x4.splat(low), high4 = f32x4.splat(high), perStep4 = f32x4.splat(perStep);
  const scale4 = f32x4.splat(<f32>scale);
  const row = <usize>outputs << 2;
  const end = layer.weightPairs(l) + row * <usize>((inputs + 1) >> 1);
  for (let i = 0; i < outputs; i++) {
    const from = layer.weights(l) + <usize>i * valueBytes;
    const to = values + <usize>i * valueBytes;
    let pairs = layer.weightPairs(l) + (<usize>i << 2);
    for (let at: usize = 0; at < valueBytes; at += 16) {
      const levels = levels4(v128.load(from + at), low4, high4, perStep4);
      v128.store(to + at, values4(levels, scale4));
      const both = i16x8.shuffle(levels, levels, 0, 2, 4, 6, 0, 2, 4, 6);
      v128.store32_lane(pairs, both, 0);
      pairs += row;
      if (pairs < end) v128.store32_lane(pairs, both, 1);
      pairs += row;
    }
  }
}
