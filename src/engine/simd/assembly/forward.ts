// The forward pass of one layer on a block of samples, and its way back.

import { sigmoid4, tanh4 } from './elementary';
import * as layer from './layer';
import { floatProducts, integerProducts, lanes } from './products';
import * as quantizer from './quantize';

/** Sets columns `from` to `to` of each row to zero: samples that are not there weigh nothing. */
export function clearColumns(rows: usize, count: i32, pitch: usize, from: i32, to: i32): void {
  for (let i = 0; i < count; i++) {
    for (let s = from; s < to; s++) store<f32>(rows + <usize>i * pitch + (<usize>s << 2), 0);
  }
}

/** Weights times the signal of the layer below, plus biases, into the raw rows. */
export function products(l: usize, below: usize, belowIsQuantized: bool, pitch: usize, samples: i32): void {
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
      layer.values(below), layer.weightValues(l), biases, layer.raw(l),
      inputs, outputs, pitch, samples,
    );
  }
}

/** φ(z) of four numbers; `kind` is constant where this is called. */
@inline function activated(kind: i32, z: v128): v128 {
  if (kind == layer.TANH) return tanh4(z);
  if (kind == layer.SIGMOID) return sigmoid4(z);
  if (kind == layer.RELU) return f32x4.pmax(z, f32x4.splat(0));
  if (kind == layer.RELU6) return f32x4.pmax(f32x4.pmin(z, f32x4.splat(6)), f32x4.splat(0));
  return z;
}

/** Levels of activations; tanh comes here with ranges from −1 or below alone, as its own has. */
@inline function levelsAs(kind: i32, a: v128, low4: v128, high4: v128, perStep4: v128): v128 {
  if (kind == layer.TANH) return quantizer.levelsAbove4(a, high4, perStep4);
  return quantizer.levels4(a, low4, high4, perStep4);
}

@inline function activateAs(kind: i32, l: usize, pitch: usize, samples: i32): void {
  for (let i = 0; i < layer.outputs(l); i++) {
    const row = layer.raw(l) + <usize>i * pitch;
    for (let s: usize = 0, end = <usize>samples << 2; s < end; s += 32) {
      const a = activated(kind, v128.load(row + s)), b = activated(kind, v128.load(row + s, 16));
      v128.store(row + s, a);
      v128.store(row + s, b, 16);
    }
  }
}

/** Turns the raw rows from pre-activations into activations. */
export function activate(l: usize, pitch: usize, samples: i32): void {
  const kind = layer.activation(l);
  if (kind == layer.TANH) activateAs(layer.TANH, l, pitch, samples);
  else if (kind == layer.SIGMOID) activateAs(layer.SIGMOID, l, pitch, samples);
  else if (kind == layer.RELU) activateAs(layer.RELU, l, pitch, samples);
  else if (kind == layer.RELU6) activateAs(layer.RELU6, l, pitch, samples);
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

/** Takes the extremes as the range. */
export function takeRange(l: usize): void {
  store<f32>(layer.range(l), quantizer.least(min4));
  store<f32>(layer.range(l), quantizer.greatest(max4), 4);
}

/** Share of the old range kept at each step. A float64: 1 − 0.999 in float32 is another number. */
const DECAY: f64 = 0.999;

/** Moves the range towards the extremes. */
export function followRange(l: usize, pitch: usize, samples: i32): void {
  startRange();
  widen(l, pitch, samples);
  const keep = <f32>DECAY;
  const take = <f32>(1 - DECAY);
  const range = layer.range(l);
  store<f32>(range, keep * load<f32>(range) + take * quantizer.least(min4));
  store<f32>(range, keep * load<f32>(range, 4) + take * quantizer.greatest(max4), 4);
}

/** Puts the codes of two neurons, low bits of their levels, into the words of their samples. */
@inline function packPairs(to: usize, pair: v128, mask: v128, shift: i32): void {
  const codes = v128.and(pair, mask);
  if (shift == 0) v128.store(to, codes);
  else v128.store(to, v128.or(v128.load(to), i32x4.shl(codes, shift)));
}

// What is left of a layer when its pre-activations are known. TRAIN keeps the activations for the
// way back, EVALUATE the words for counting, and values only where they are read.
export const TRAIN: i32 = 0;
export const EVALUATE: i32 = 1;

/**
 * Activation and quantizer on n rows (1 or 2) from neuron i on; `kind` and `mode` are constant.
 * All activations of a turn come before the first store: engines then load each constant of tanh
 * once for four vectors, which is worth a third of its time.
 */
@inline function quantizeRows(
  kind: i32, mode: i32, n: i32, l: usize, i: i32, pitch: usize, end: usize, at: usize, wordPitch: usize,
  keepsValues: bool, low4: v128, high4: v128, perStep4: v128, scale4: v128,
): void {
  const raw = layer.raw(l) + <usize>i * pitch;
  const values = layer.values(l) + <usize>i * pitch;
  const pairs = layer.pairs(l) + <usize>(i >> 1) * pitch;
  const bits = layer.activationBits(l), perWord = layer.pairsPerWord(l);
  const words = layer.words(l) + <usize>((i >> 1) / perWord) * wordPitch + at;
  const shift = ((i >> 1) % perWord) * bits;
  const mask = i32x4.splat(((1 << bits) - 1) * 0x10001);
  const none = f32x4.splat(0);
  for (let s: usize = 0; s < end; s += 32) {
    const z = raw + s;
    const a0 = activated(kind, v128.load(z)), a1 = activated(kind, v128.load(z, 16));
    const b0 = n == 2 ? activated(kind, v128.load(z + pitch)) : none;
    const b1 = n == 2 ? activated(kind, v128.load(z + pitch, 16)) : none;
    const c0 = levelsAs(kind, a0, low4, high4, perStep4);
    const c1 = levelsAs(kind, a1, low4, high4, perStep4);
    const d0 = n == 2 ? levelsAs(kind, b0, low4, high4, perStep4) : none;
    const d1 = n == 2 ? levelsAs(kind, b1, low4, high4, perStep4) : none;
    if (mode == TRAIN && kind != layer.LINEAR) {
      v128.store(z, a0);
      v128.store(z, a1, 16);
      if (n == 2) {
        v128.store(z + pitch, b0);
        v128.store(z + pitch, b1, 16);
      }
    }
    if (mode == TRAIN || keepsValues) {
      const to = values + s;
      v128.store(to, quantizer.values4(c0, scale4));
      v128.store(to, quantizer.values4(c1, scale4), 16);
      if (n == 2) {
        v128.store(to + pitch, quantizer.values4(d0, scale4));
        v128.store(to + pitch, quantizer.values4(d1, scale4), 16);
      }
    }
    const pair0 = n == 2 ? quantizer.pairs4(c0, d0) : v128.and(c0, i32x4.splat(0xffff));
    const pair1 = n == 2 ? quantizer.pairs4(c1, d1) : v128.and(c1, i32x4.splat(0xffff));
    v128.store(pairs + s, pair0);
    v128.store(pairs + s, pair1, 16);
    if (mode == EVALUATE) {
      packPairs(words + s, pair0, mask, shift);
      packPairs(words + s + 16, pair1, mask, shift);
    }
  }
}

@inline function quantizeAs(
  kind: i32, mode: i32, l: usize, pitch: usize, samples: i32, at: usize, wordPitch: usize, keepsValues: bool,
): void {
  const outputs = layer.outputs(l);
  const end = <usize>samples << 2;
  const low4 = f32x4.splat(quantizer.low), high4 = f32x4.splat(quantizer.high);
  const perStep4 = f32x4.splat(quantizer.perStep), scale4 = f32x4.splat(<f32>quantizer.scale);
  let i = 0;
  for (; i + 2 <= outputs; i += 2) {
    quantizeRows(
      kind, mode, 2, l, i, pitch, end, at, wordPitch, keepsValues,
      low4, high4, perStep4, scale4,
    );
  }
  if (i < outputs) {
    quantizeRows(
      kind, mode, 1, l, i, pitch, end, at, wordPitch, keepsValues,
      low4, high4, perStep4, scale4,
    );
  }
}

@inline function quantizeIn(
  mode: i32, kind: i32, l: usize, pitch: usize, samples: i32, at: usize, wordPitch: usize, keepsValues: bool,
): void {
  if (kind == layer.TANH) quantizeAs(layer.TANH, mode, l, pitch, samples, at, wordPitch, keepsValues);
  else if (kind == layer.SIGMOID) {
    quantizeAs(layer.SIGMOID, mode, l, pitch, samples, at, wordPitch, keepsValues);
  } else if (kind == layer.RELU) quantizeAs(layer.RELU, mode, l, pitch, samples, at, wordPitch, keepsValues);
  else if (kind == layer.RELU6) quantizeAs(layer.RELU6, mode, l, pitch, samples, at, wordPitch, keepsValues);
  else quantizeAs(layer.LINEAR, mode, l, pitch, samples, at, wordPitch, keepsValues);
}

/** The same for an empty range: every number has code 0 and value 0. */
function quantizeToZero(l: usize, pitch: usize, samples: i32, at: usize, wordPitch: usize): void {
  const end = <usize>samples << 2;
  for (let i = 0; i < layer.outputs(l); i++) {
    memory.fill(layer.values(l) + <usize>i * pitch, 0, end);
    memory.fill(layer.pairs(l) + <usize>(i >> 1) * pitch, 0, end);
    if (wordPitch == 0) continue;
    memory.fill(layer.words(l) + <usize>((i >> 1) / layer.pairsPerWord(l)) * wordPitch + at, 0, end);
  }
}

function keepFloats(l: usize, pitch: usize, samples: i32, at: usize, wordPitch: usize): void {
  for (let i = 0; i < layer.outputs(l); i++) {
    const from = layer.raw(l) + <usize>i * pitch;
    const to = layer.values(l) + <usize>i * pitch;
    const word = layer.words(l) + <usize>i * wordPitch + at;
    for (let s: usize = 0, end = <usize>samples << 2; s < end; s += 16) {
      // + 0 turns −0 into +0: one number, one bit pattern.
      const value = f32x4.add(v128.load(from + s), f32x4.splat(0));
      v128.store(to + s, value);
      if (wordPitch != 0) v128.store(word + s, value);
    }
  }
}

/**
 * From pre-activations in the raw rows to the signal the layer hands on. Learned ranges move first
 * if `follows`. `at` is the place of the first sample among all rows, bytes, and `wordPitch` the
 * distance of two rows of words; 0 when no words are kept and the activations are.
 */
export function finish(
  l: usize, follows: bool, pitch: usize, samples: i32, at: usize, wordPitch: usize, keepsValues: bool,
): void {
  const bits = layer.activationBits(l);
  if (bits == layer.FLOAT32) {
    activate(l, pitch, samples);
    keepFloats(l, pitch, samples, at, wordPitch);
    return;
  }
  let kind = layer.activation(l);
  if (follows && layer.learnsRange(l)) {
    activate(l, pitch, samples);
    kind = layer.LINEAR;
    followRange(l, pitch, samples);
  }
  const range = layer.range(l);
  quantizer.quantization(load<f32>(range), load<f32>(range, 4), bits);
  layer.setScale(l, quantizer.scale);
  layer.setLow(l, quantizer.low);
  layer.setHigh(l, quantizer.high);
  if (kind == layer.TANH && quantizer.low > -1) {
    activate(l, pitch, samples);
    kind = layer.LINEAR;
  }
  if (quantizer.scale == 0) {
    if (kind != layer.LINEAR) activate(l, pitch, samples);
    quantizeToZero(l, pitch, samples, at, wordPitch);
  } else if (wordPitch == 0) {
    quantizeIn(TRAIN, kind, l, pitch, samples, at, wordPitch, true);
  } else {
    quantizeIn(EVALUATE, kind, l, pitch, samples, at, wordPitch, keepsValues);
  }
}

@inline function slope(kind: i32, delta: v128, a: v128): v128 {
  const none = f32x4.splat(0), one = f32x4.splat(1);
  if (kind == layer.TANH) return f32x4.mul(delta, f32x4.sub(one, f32x4.mul(a, a)));
  if (kind == layer.SIGMOID) return f32x4.mul(delta, f32x4.mul(a, f32x4.sub(one, a)));
  if (kind == layer.RELU) return v128.and(delta, f32x4.gt(a, none));
  if (kind == layer.RELU6) {
    return v128.and(delta, v128.and(f32x4.gt(a, none), f32x4.lt(a, f32x4.splat(6))));
  }
  return delta;
}

/**
 * Two vectors through quantizer and activation, in place; returns what `sum` has become with them.
 * `under` (constant): activations may lie under the range.
 */
@inline function through(
  kind: i32, under: bool, d: usize, raw: usize, low4: v128, high4: v128, sum: v128,
): v128 {
  const a0 = v128.load(raw), a1 = v128.load(raw, 16);
  let outside0 = f32x4.gt(a0, high4), outside1 = f32x4.gt(a1, high4);
  if (under) {
    outside0 = v128.or(outside0, f32x4.lt(a0, low4));
    outside1 = v128.or(outside1, f32x4.lt(a1, low4));
  }
  const d0 = slope(kind, v128.andnot(v128.load(d), outside0), a0);
  const d1 = slope(kind, v128.andnot(v128.load(d, 16), outside1), a1);
  v128.store(d, d0);
  v128.store(d, d1, 16);
  return f32x4.add(f32x4.add(sum, d0), d1);
}

/** Rows two at a time, or each sum would wait for itself. */
@inline function throughAs(
  kind: i32, under: bool, l: usize, biasGradient: usize, pitch: usize, samples: i32,
): void {
  const quantized = layer.activationBits(l) != layer.FLOAT32;
  const low4 = f32x4.splat(quantized ? layer.low(l) : -Infinity);
  const high4 = f32x4.splat(quantized ? layer.high(l) : Infinity);
  const outputs = layer.outputs(l);
  const end = <usize>samples << 2;
  let raw = layer.raw(l), d = layer.delta(l), to = biasGradient;
  let i = 0;
  for (; i + 2 <= outputs; i += 2) {
    let a = f32x4.splat(0), b = f32x4.splat(0);
    for (let s: usize = 0; s < end; s += 32) {
      a = through(kind, under, d + s, raw + s, low4, high4, a);
      b = through(kind, under, d + pitch + s, raw + pitch + s, low4, high4, b);
    }
    store<f32>(to, lanes(a));
    store<f32>(to, lanes(b), 4);
    raw += 2 * pitch;
    d += 2 * pitch;
    to += 8;
  }
  if (i < outputs) {
    let a = f32x4.splat(0);
    for (let s: usize = 0; s < end; s += 32) a = through(kind, under, d + s, raw + s, low4, high4, a);
    store<f32>(to, lanes(a));
  }
}

/**
 * From the gradient by the quantized activation to that by the pre-activation, in place; its sums
 * over the samples are the gradient of the biases.
 */
export function throughActivation(
  l: usize, biasGradient: usize, pitch: usize, count: i32, samples: i32,
): void {
  if (count < samples) clearColumns(layer.delta(l), layer.outputs(l), pitch, count, samples);
  const kind = layer.activation(l);
  if (kind == layer.TANH && layer.low(l) <= -1) {
    throughAs(layer.TANH, false, l, biasGradient, pitch, samples);
  } else if (kind == layer.TANH) throughAs(layer.TANH, true, l, biasGradient, pitch, samples);
  else if (kind == layer.SIGMOID) throughAs(layer.SIGMOID, true, l, biasGradient, pitch, samples);
  else if (kind == layer.RELU) throughAs(layer.RELU, true, l, biasGradient, pitch, samples);
  else if (kind == layer.RELU6) throughAs(layer.RELU6, true, l, biasGradient, pitch, samples);
  else throughAs(layer.LINEAR, true, l, biasGradient, pitch, samples);
}
