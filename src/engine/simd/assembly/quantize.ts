// The affine quantizer, as in src/engine/network/quantizer.ts.

import * as layer from './layer';

// What the last call of `quantization` derived.
export let scale: f64 = 0;
export let zero: i32 = 0;
export let low: f32 = 0;
export let high: f32 = 0;

/** The quantization of [min, max] to 2^bits codes. */
export function quantization(min: f64, max: f64, bits: i32): void {
  const top = <f64>((1 << bits) - 1);
  const step = (max - min) / top;
  if (!(step > 0)) {
    scale = 0;
    zero = 0;
    low = 0;
    high = 0;
    return;
  }
  scale = step;
  const z = Math.min(Math.max(Math.floor(-min / step + 0.5), 0), top);
  zero = <i32>z;
  low = <f32>((0 - z) * step);
  high = <f32>((top - z) * step);
}

/** Codes of four numbers, as float32 integers. */
@inline export function codes4(x: v128, low4: v128, high4: v128, perStep: v128): v128 {
  let inside = v128.bitselect(high4, x, f32x4.gt(x, high4));
  inside = v128.bitselect(low4, inside, f32x4.lt(x, low4));
  return f32x4.floor(f32x4.add(f32x4.mul(f32x4.sub(inside, low4), perStep), f32x4.splat(0.5)));
}

/** Levels (code − zero) of one row, written into the low or high halves of a row of pairs. */
@inline export function storeLevel(to: usize, level: v128, odd: bool): void {
  if (odd) v128.store(to, v128.or(v128.load(to), i32x4.shl(level, 16)));
  else v128.store(to, v128.and(level, i32x4.splat(0xffff)));
}

/** Takes the present weights of a layer: values and levels, or the weights themselves. */
export function refreshWeights(l: usize): void {
  const count = layer.inputs(l) * layer.outputs(l);
  const from = layer.weights(l);
  const to = layer.weightValues(l);
  const bytes = <usize>count << 2;
  if (layer.weightBits(l) == layer.FLOAT32) {
    memory.copy(to, from, bytes);
    return;
  }
  let min: f32 = 0;
  let max: f32 = 0;
  for (let at: usize = 0; at < bytes; at += 4) {
    const w = load<f32>(from + at);
    if (w < min) min = w;
    if (w > max) max = w;
  }
  quantization(min, max, layer.weightBits(l));
  layer.setWeightScale(l, scale);
  layer.setWeightLow(l, low);
  layer.setWeightHigh(l, high);
  const step = <f32>scale;
  const perStep = <f32>(1 / scale);
  const inputs = layer.inputs(l);
  const pairCount = (inputs + 1) >> 1;
  for (let i = 0; i < layer.outputs(l); i++) {
    const row = layer.weightPairs(l) + (<usize>(i * pairCount) << 2);
    memory.fill(row, 0, <usize>pairCount << 2);
    for (let j = 0; j < inputs; j++) {
      const at = <usize>(i * inputs + j) << 2;
      if (scale == 0) {
        store<f32>(to + at, 0);
        continue;
      }
      const w = load<f32>(from + at);
      const inside = w < low ? low : w > high ? high : w;
      const code = floor<f32>((inside - low) * perStep + <f32>0.5);
      store<f32>(to + at, (code - <f32>zero) * step);
      // A weight that is no number has code 0, as a byte array would hold it.
      const level = (code == code ? <i32>code : 0) - zero;
      store<i16>(row + (<usize>j << 1), <i16>level);
    }
  }
}
