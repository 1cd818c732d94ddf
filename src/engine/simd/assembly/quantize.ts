// The affine quantizer, as in src/engine/network/quantizer.ts.

import { LOW_BITS } from './elementary';
import * as layer from './layer';

// What the last call of `quantization` derived.
export let scale: f64 = 0;
export let zero: i32 = 0;
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
    zero = 0;
    low = 0;
    high = 0;
    perStep = 0;
    return;
  }
  scale = step;
  const z = Math.min(Math.max(Math.floor(-min / step + 0.5), 0), top);
  zero = <i32>z;
  low = <f32>((0 - z) * step);
  high = <f32>((top - z) * step);
  perStep = <f32>(1 / step);
}

/** Codes of four numbers, as float32 integers; what is no number has code 0. */
@inline export function codes4(x: v128, low4: v128, high4: v128, perStep4: v128): v128 {
  const inside = f32x4.pmin(f32x4.pmax(low4, x), high4);
  return f32x4.floor(f32x4.add(f32x4.mul(f32x4.sub(inside, low4), perStep4), f32x4.splat(0.5)));
}

/** What `levels4` adds to a code. */
@inline export function toLevel4(zeroCode: i32): v128 { return f32x4.splat(LOW_BITS - <f32>zeroCode); }

/**
 * Levels, code − zero, in the low half of each lane; what the high half has is to be masked or
 * shifted out.
 */
@inline export function levels4(code: v128, toLevel: v128): v128 { return f32x4.add(code, toLevel); }

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
 * Takes the present weights of a layer: values and levels, or the weights themselves. Vectors may
 * run over the end of a row: what they leave there is overwritten by the next row, or meets the
 * zero half of a last pair, and beyond the last row there is room for them.
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
  const pairBytes = <usize>((inputs + 1) >> 1) << 2;
  if (scale == 0) {
    memory.fill(values, 0, valueBytes * <usize>outputs);
    memory.fill(layer.weightPairs(l), 0, pairBytes * <usize>outputs);
    return;
  }
  const low4 = f32x4.splat(low), high4 = f32x4.splat(high), perStep4 = f32x4.splat(perStep);
  const zero4 = f32x4.splat(<f32>zero), step4 = f32x4.splat(<f32>scale), toLevel = toLevel4(zero);
  for (let i = 0; i < outputs; i++) {
    const from = layer.weights(l) + <usize>i * valueBytes;
    const to = values + <usize>i * valueBytes;
    const pairs = layer.weightPairs(l) + <usize>i * pairBytes;
    for (let at: usize = 0; at < valueBytes; at += 16) {
      const code = codes4(v128.load(from + at), low4, high4, perStep4);
      v128.store(to + at, f32x4.mul(f32x4.sub(code, zero4), step4));
      const level = levels4(code, toLevel);
      v128.store64_lane(pairs + (at >> 1), i16x8.shuffle(level, level, 0, 2, 4, 6, 0, 2, 4, 6), 0);
    }
  }
}
