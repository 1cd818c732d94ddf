// The forward pass of one layer on a block of samples, and its way back.

import { sigmoid4, tanh4 } from './elementary';
import * as layer from './layer';
import { floatProducts, integerProducts } from './products';
import * as quantizer from './quantize';

/** How a pass treats learned ranges, as in src/engine/network/typed-arrays/layer.ts. */
export const HOLD: i32 = 0;
export const FOLLOW: i32 = 1;

/** Sets columns `from` to `to` of each row to zero: samples that are not there weigh nothing. */
export function clearColumns(rows: usize, count: i32, pitch: usize, from: i32, to: i32): void {
  for (let i = 0; i < count; i++) {
    for (let s = from; s < to; s++) store<f32>(rows + <usize>i * pitch + (<usize>s << 2), 0);
  }
}

function activate(l: usize, pitch: usize, samples: i32): void {
  const kind = layer.activation(l);
  const rows = layer.raw(l);
  const end = <usize>samples << 2;
  const none = f32x4.splat(0);
  for (let i = 0; i < layer.outputs(l); i++) {
    const row = rows + <usize>i * pitch;
    if (kind == layer.TANH) {
      for (let s: usize = 0; s < end; s += 16) v128.store(row + s, tanh4(v128.load(row + s)));
    } else if (kind == layer.SIGMOID) {
      for (let s: usize = 0; s < end; s += 16) v128.store(row + s, sigmoid4(v128.load(row + s)));
    } else if (kind == layer.RELU) {
      for (let s: usize = 0; s < end; s += 16) {
        const z = v128.load(row + s);
        v128.store(row + s, v128.bitselect(none, z, f32x4.lt(z, none)));
      }
    } else if (kind == layer.RELU6) {
      const six = f32x4.splat(6);
      for (let s: usize = 0; s < end; s += 16) {
        const z = v128.load(row + s);
        const cut = v128.bitselect(six, z, f32x4.gt(z, six));
        v128.store(row + s, v128.bitselect(none, cut, f32x4.lt(z, none)));
      }
    }
  }
}

// Extremes of the activations seen by `widen` since `startRange`, 0 among them.
let min4: v128 = f32x4.splat(0);
let max4: v128 = f32x4.splat(0);

export function startRange(): void {
  min4 = f32x4.splat(0);
  max4 = f32x4.splat(0);
}

export function widen(l: usize, pitch: usize, samples: i32): void {
  let min = min4;
  let max = max4;
  for (let i = 0; i < layer.outputs(l); i++) {
    const row = layer.raw(l) + <usize>i * pitch;
    for (let s: usize = 0, end = <usize>samples << 2; s < end; s += 16) {
      const a = v128.load(row + s);
      min = f32x4.pmin(min, a);
      max = f32x4.pmax(max, a);
    }
  }
  min4 = min;
  max4 = max;
}

@inline function least(): f32 {
  const a = f32x4.extract_lane(min4, 0), b = f32x4.extract_lane(min4, 1);
  const c = f32x4.extract_lane(min4, 2), d = f32x4.extract_lane(min4, 3);
  const ab = b < a ? b : a, cd = d < c ? d : c;
  return cd < ab ? cd : ab;
}

@inline function greatest(): f32 {
  const a = f32x4.extract_lane(max4, 0), b = f32x4.extract_lane(max4, 1);
  const c = f32x4.extract_lane(max4, 2), d = f32x4.extract_lane(max4, 3);
  const ab = b > a ? b : a, cd = d > c ? d : c;
  return cd > ab ? cd : ab;
}

/** Takes the extremes as the range. */
export function takeRange(l: usize): void {
  store<f32>(layer.range(l), least());
  store<f32>(layer.range(l), greatest(), 4);
}

/** Share of the old range kept at each step. A float64: 1 − 0.999 in float32 is another number. */
const DECAY: f64 = 0.999;

/** Moves the range towards the extremes. */
function followRange(l: usize, pitch: usize, samples: i32): void {
  startRange();
  widen(l, pitch, samples);
  const keep = <f32>DECAY;
  const take = <f32>(1 - DECAY);
  const range = layer.range(l);
  store<f32>(range, keep * load<f32>(range) + take * least());
  store<f32>(range, keep * load<f32>(range, 4) + take * greatest(), 4);
}

/** Activations before they are quantized. */
export function rawActivations(
  l: usize, below: usize, belowIsQuantized: bool, pitch: usize, count: i32, samples: i32,
): void {
  const inputs = layer.inputs(l), outputs = layer.outputs(l);
  const biases = layer.weights(l) + (<usize>(inputs * outputs) << 2);
  if (belowIsQuantized && layer.weightBits(l) != layer.FLOAT32) {
    const scale = <f32>(layer.scale(below) * layer.weightScale(l));
    integerProducts(
      layer.pairs(below), layer.weightPairs(l), biases, layer.raw(l),
      (inputs + 1) >> 1, outputs, pitch, samples, scale,
    );
  } else {
    floatProducts(
      layer.values(below), layer.weightValues(l), layer.raw(l),
      inputs, outputs, <usize>inputs << 2, 4, pitch, samples,
    );
    for (let i = 0; i < outputs; i++) {
      const row = layer.raw(l) + <usize>i * pitch;
      const bias = v128.load32_splat(biases + (<usize>i << 2));
      for (let s: usize = 0, end = <usize>samples << 2; s < end; s += 16) {
        v128.store(row + s, f32x4.add(v128.load(row + s), bias));
      }
    }
  }
  activate(l, pitch, samples);
  if (count < samples) clearColumns(layer.raw(l), outputs, pitch, count, samples);
}

/** Puts a row of 32-bit codes into the words that stand for a row of the data set. */
@inline function packCodes(to: usize, code: v128, shift: i32): void {
  if (shift == 0) v128.store(to, code);
  else v128.store(to, v128.or(v128.load(to), i32x4.shl(code, shift)));
}

/**
 * Quantizes the raw activations. `at` is the sample's place among all rows, bytes, and
 * `wordPitch` the distance of two rows of words; 0 when no words are kept.
 */
export function quantizeActivations(
  l: usize, use: i32, pitch: usize, samples: i32, at: usize, wordPitch: usize,
): void {
  const outputs = layer.outputs(l);
  const end = <usize>samples << 2;
  const bits = layer.activationBits(l);
  if (bits == layer.FLOAT32) {
    for (let i = 0; i < outputs; i++) {
      const from = layer.raw(l) + <usize>i * pitch;
      const to = layer.values(l) + <usize>i * pitch;
      const word = layer.words(l) + <usize>i * wordPitch + at;
      for (let s: usize = 0; s < end; s += 16) {
        // + 0 turns −0 into +0: one number, one bit pattern.
        const value = f32x4.add(v128.load(from + s), f32x4.splat(0));
        v128.store(to + s, value);
        if (wordPitch != 0) v128.store(word + s, value);
      }
    }
    return;
  }
  if (use == FOLLOW && layer.learnsRange(l)) followRange(l, pitch, samples);
  const range = layer.range(l);
  quantizer.quantization(load<f32>(range), load<f32>(range, 4), bits);
  layer.setScale(l, quantizer.scale);
  layer.setZero(l, quantizer.zero);
  layer.setLow(l, quantizer.low);
  layer.setHigh(l, quantizer.high);
  const empty = quantizer.scale == 0;
  const low4 = f32x4.splat(quantizer.low), high4 = f32x4.splat(quantizer.high);
  const scale4 = f32x4.splat(<f32>quantizer.scale);
  const perStep4 = f32x4.splat(empty ? <f32>0 : <f32>(1 / quantizer.scale));
  const zero4 = f32x4.splat(<f32>quantizer.zero);
  const zeroCode4 = i32x4.splat(quantizer.zero);
  const perWord = layer.codesPerWord(l);
  for (let i = 0; i < outputs; i++) {
    const from = layer.raw(l) + <usize>i * pitch;
    const to = layer.values(l) + <usize>i * pitch;
    const pair = layer.pairs(l) + <usize>(i >> 1) * pitch;
    const word = layer.words(l) + <usize>(i / perWord) * wordPitch + at;
    const shift = (i % perWord) * bits;
    const odd = (i & 1) != 0;
    for (let s: usize = 0; s < end; s += 16) {
      let code = f32x4.splat(0);
      if (!empty) code = quantizer.codes4(v128.load(from + s), low4, high4, perStep4);
      v128.store(to + s, f32x4.mul(f32x4.sub(code, zero4), scale4));
      const integer = i32x4.trunc_sat_f32x4_s(code);
      quantizer.storeLevel(pair + s, i32x4.sub(integer, zeroCode4), odd);
      if (wordPitch != 0) packCodes(word + s, integer, shift);
    }
  }
}

/** From the gradient by the quantized activation to that by the pre-activation, in place. */
export function throughActivation(l: usize, pitch: usize, count: i32, samples: i32): void {
  const kind = layer.activation(l);
  const quantized = layer.activationBits(l) != layer.FLOAT32;
  const low4 = f32x4.splat(layer.low(l)), high4 = f32x4.splat(layer.high(l));
  const none = f32x4.splat(0), one = f32x4.splat(1), six = f32x4.splat(6);
  for (let i = 0; i < layer.outputs(l); i++) {
    const a = layer.raw(l) + <usize>i * pitch;
    const d = layer.delta(l) + <usize>i * pitch;
    for (let s: usize = 0, end = <usize>samples << 2; s < end; s += 16) {
      const t = v128.load(a + s);
      let delta = v128.load(d + s);
      if (quantized) {
        const outside = v128.or(f32x4.lt(t, low4), f32x4.gt(t, high4));
        delta = v128.andnot(delta, outside);
      }
      if (kind == layer.TANH) {
        delta = f32x4.mul(delta, f32x4.sub(one, f32x4.mul(t, t)));
      } else if (kind == layer.SIGMOID) {
        delta = f32x4.mul(delta, f32x4.mul(t, f32x4.sub(one, t)));
      } else if (kind == layer.RELU) {
        delta = v128.and(delta, f32x4.gt(t, none));
      } else if (kind == layer.RELU6) {
        delta = v128.and(delta, v128.and(f32x4.gt(t, none), f32x4.lt(t, six)));
      }
      v128.store(d + s, delta);
    }
  }
  if (count < samples) clearColumns(layer.delta(l), layer.outputs(l), pitch, count, samples);
}
