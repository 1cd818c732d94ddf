// Epochs of training and passes over all rows. Addresses and sizes of a run, set once.

import * as forward from './forward';
import * as layer from './layer';
import { lossGradient } from './loss';
import { errorProducts, weightGradient } from './products';
import { refreshWeights } from './quantize';
import * as sparse from './sparse';

let first: usize = 0;
let layerCount: i32 = 0;
let input: usize = 0;
let inputBlocks: i32 = 0;
let pitch: usize = 0;
let block: i32 = 0;
let rowCount: i32 = 0;
let wordPitch: usize = 0;
let rowPairs: usize = 0;
let rowLabels: usize = 0;
let labels: usize = 0;
let labelCount: i32 = 0;
let parameters: usize = 0;
let gradient: usize = 0;
let mean: usize = 0;
let square: usize = 0;
let parameterCount: i32 = 0;
let l2: f32 = 0;
let learningRate: f64 = 0;
let usesAdam: bool = false;
let power1: f64 = 1;
let power2: f64 = 1;

/** Layers: their records, and the record of the input, which stands for a layer below the first. */
export function setLayers(
  records: usize, count: i32, inputRecord: usize, distance: usize, samples: i32,
): void {
  first = records;
  layerCount = count;
  input = inputRecord;
  pitch = distance;
  block = samples;
}

/**
 * Rows: their inputs as pairs of codes, row by row, each padded to whole vectors of which there are
 * `blocks` a row; one more row of zeros at the end; labels as 32-bit integers. Sparse rows are set by
 * `setSparseRows`, and pairs are not read.
 */
export function setRows(
  pairs: usize, rowLabel: usize, count: i32, blocks: i32, wordDistance: usize,
  batchLabels: usize, distinctLabels: i32,
): void {
  rowPairs = pairs;
  rowLabels = rowLabel;
  rowCount = count;
  inputBlocks = blocks;
  wordPitch = wordDistance;
  labels = batchLabels;
  labelCount = distinctLabels;
}

export function setDescent(
  from: usize, gradients: usize, means: usize, squares: usize, count: i32,
  rate: f64, penalty: f32, adam: i32,
): void {
  parameters = from;
  gradient = gradients;
  mean = means;
  square = squares;
  parameterCount = count;
  learningRate = rate;
  l2 = penalty;
  usesAdam = adam != 0;
}

/** New parameters have been written: moments start anew. */
export function restart(): void {
  memory.fill(mean, 0, <usize>parameterCount << 2);
  memory.fill(square, 0, <usize>parameterCount << 2);
  power1 = 1;
  power2 = 1;
  refreshAll();
}

function refreshAll(): void {
  for (let i = 0; i < layerCount; i++) {
    const l = first + <usize>i * layer.LAYER_BYTES;
    if (i == 0 && sparse.isSparse()) sparse.refresh(l);
    else refreshWeights(l);
  }
}

@inline function rowAt(order: usize, s: i32, count: i32): i32 {
  return s < count ? load<i32>(order + (<usize>s << 2)) : rowCount;
}

/** The two values of a pair of inputs, for four samples. */
@inline function storeValues(to: usize, pair: v128, distance: usize, scale4: v128): void {
  const first = v128.and(pair, i32x4.splat(0xffff)), second = i32x4.shr_u(pair, 16);
  v128.store(to, f32x4.mul(f32x4.convert_i32x4_s(first), scale4));
  v128.store(to + distance, f32x4.mul(f32x4.convert_i32x4_s(second), scale4));
}

/** Inputs of the rows listed at `order`, samples side by side; zeros beyond `count`. */
function gather(order: usize, count: i32, samples: i32, valued: bool): void {
  if (sparse.isSparse()) return;
  const pairCount = (layer.inputs(first) + 1) >> 1;
  const bytes = <usize>inputBlocks << 4, row = pitch;
  const scale4 = f32x4.splat(<f32>layer.scale(input));
  const pairs = layer.pairs(input), values = layer.values(input);
  for (let s = 0; s < samples; s += 4) {
    let p0 = rowPairs + <usize>rowAt(order, s, count) * bytes;
    let p1 = rowPairs + <usize>rowAt(order, s + 1, count) * bytes;
    let p2 = rowPairs + <usize>rowAt(order, s + 2, count) * bytes;
    let p3 = rowPairs + <usize>rowAt(order, s + 3, count) * bytes;
    let to = pairs + (<usize>s << 2), valuesTo = values + (<usize>s << 2);
    for (let left = pairCount; left > 0; left -= 4) {
      const a = v128.load(p0), b = v128.load(p1), c = v128.load(p2), d = v128.load(p3);
      const ab0 = i32x4.shuffle(a, b, 0, 4, 1, 5), cd0 = i32x4.shuffle(c, d, 0, 4, 1, 5);
      const ab1 = i32x4.shuffle(a, b, 2, 6, 3, 7), cd1 = i32x4.shuffle(c, d, 2, 6, 3, 7);
      const w = i64x2.shuffle(ab0, cd0, 0, 2), x = i64x2.shuffle(ab0, cd0, 1, 3);
      const y = i64x2.shuffle(ab1, cd1, 0, 2), z = i64x2.shuffle(ab1, cd1, 1, 3);
      v128.store(to, w);
      if (left > 1) v128.store(to + row, x);
      if (left > 2) v128.store(to + 2 * row, y);
      if (left > 3) v128.store(to + 3 * row, z);
      to += 4 * row;
      if (valued) {
        storeValues(valuesTo, w, row, scale4);
        if (left > 1) storeValues(valuesTo + 2 * row, x, row, scale4);
        if (left > 2) storeValues(valuesTo + 4 * row, y, row, scale4);
        if (left > 3) storeValues(valuesTo + 6 * row, z, row, scale4);
        valuesTo += 8 * row;
      }
      p0 += 16;
      p1 += 16;
      p2 += 16;
      p3 += 16;
    }
  }
}

function gatherLabels(order: usize, count: i32, samples: i32): void {
  for (let s = 0; s < samples; s++) {
    store<i32>(labels + (<usize>s << 2), load<i32>(rowLabels + (<usize>rowAt(order, s, count) << 2)));
  }
}

@inline function isQuantized(l: usize): bool {
  return l == input || layer.activationBits(l) != layer.FLOAT32;
}

/** Pre-activations of layer number i for the rows listed at `order`, which have been gathered. */
function preActivations(i: i32, order: usize, count: i32, samples: i32): void {
  const l = first + <usize>i * layer.LAYER_BYTES;
  if (i == 0 && sparse.isSparse()) {
    sparse.products(l, order, count, samples, pitch, layer.scale(input));
  } else {
    const below = i > 0 ? l - layer.LAYER_BYTES : input;
    forward.products(l, below, isQuantized(below), pitch, samples);
  }
  if (count < samples) forward.clearColumns(layer.raw(l), layer.outputs(l), pitch, count, samples);
}

/** Whether anyone reads the values of layer i in a pass that only counts. */
@inline function keepsValues(i: i32): bool {
  if (i == layerCount - 1) return true;
  return layer.weightBits(first + <usize>(i + 1) * layer.LAYER_BYTES) == layer.FLOAT32;
}

/** A pass over the rows listed at `order`; the last three as `finish` in forward.ts has them. */
function pass(order: usize, count: i32, samples: i32, follows: bool, at: usize, distance: usize): void {
  // Values of inputs are read by the gradient of the weights, and by weights of float32.
  gather(order, count, samples, follows || layer.weightBits(first) == layer.FLOAT32);
  for (let i = 0; i < layerCount; i++) {
    preActivations(i, order, count, samples);
    const l = first + <usize>i * layer.LAYER_BYTES;
    forward.finish(l, follows, pitch, samples, at, distance, keepsValues(i));
  }
}

/** Straight-through estimator for weights, and the penalty. */
function finishGradient(l: usize): void {
  const from = layer.weights(l), g = layer.gradient(l);
  const masked = layer.weightBits(l) != layer.FLOAT32;
  if (!masked && !(l2 > 0)) return;
  const low = layer.weightLow(l), high = layer.weightHigh(l);
  const low4 = f32x4.splat(low), high4 = f32x4.splat(high), penalty = f32x4.splat(l2);
  const end = <usize>(layer.inputs(l) * layer.outputs(l)) << 2;
  let at: usize = 0;
  for (; at + 16 <= end; at += 16) {
    const w = v128.load(from + at);
    let slope = v128.load(g + at);
    if (masked) slope = v128.andnot(slope, v128.or(f32x4.lt(w, low4), f32x4.gt(w, high4)));
    if (l2 > 0) slope = f32x4.add(slope, f32x4.mul(penalty, w));
    v128.store(g + at, slope);
  }
  for (; at < end; at += 4) {
    const w = load<f32>(from + at);
    let slope = load<f32>(g + at);
    if (masked && (w < low || w > high)) slope = 0;
    if (l2 > 0) slope = slope + l2 * w;
    store<f32>(g + at, slope);
  }
}

function backward(order: usize, count: i32, samples: i32): void {
  for (let i = layerCount - 1; i >= 0; i--) {
    const l = first + <usize>i * layer.LAYER_BYTES;
    const below = i > 0 ? l - layer.LAYER_BYTES : input;
    const inputs = layer.inputs(l), outputs = layer.outputs(l);
    const g = layer.gradient(l);
    forward.throughActivation(l, g + (<usize>(inputs * outputs) << 2), pitch, count, samples);
    if (i == 0 && sparse.isSparse()) sparse.weightGradient(l, order, count, samples, pitch);
    else weightGradient(layer.delta(l), layer.values(below), g, outputs, inputs, pitch, samples);
    finishGradient(l);
    if (i > 0) {
      errorProducts(
        layer.delta(l), layer.weightValues(l), layer.delta(below), outputs, inputs, pitch, samples,
      );
    }
  }
}

// Adam's constants, as float64: 1 − β in float32 would be another number.
const BETA1: f64 = 0.9;
const BETA2: f64 = 0.999;

function descend(): void {
  const end = <usize>((parameterCount + 3) & ~3) << 2;
  if (usesAdam) {
    power1 *= BETA1;
    power2 *= BETA2;
    const rate = f32x4.splat(<f32>((learningRate * sqrt<f64>(1 - power2)) / (1 - power1)));
    const keep1 = f32x4.splat(<f32>BETA1), take1 = f32x4.splat(<f32>(1 - BETA1));
    const keep2 = f32x4.splat(<f32>BETA2), take2 = f32x4.splat(<f32>(1 - BETA2));
    const epsilon = f32x4.splat(<f32>1e-7);
    for (let at: usize = 0; at < end; at += 16) {
      const g = v128.load(gradient + at);
      const m = f32x4.add(f32x4.mul(keep1, v128.load(mean + at)), f32x4.mul(take1, g));
      const v = f32x4.add(f32x4.mul(keep2, v128.load(square + at)), f32x4.mul(take2, f32x4.mul(g, g)));
      v128.store(mean + at, m);
      v128.store(square + at, v);
      const step = f32x4.div(f32x4.mul(rate, m), f32x4.add(f32x4.sqrt(v), epsilon));
      v128.store(parameters + at, f32x4.sub(v128.load(parameters + at), step));
    }
  } else {
    const rate = f32x4.splat(<f32>learningRate), keep = f32x4.splat(<f32>0.9);
    for (let at: usize = 0; at < end; at += 16) {
      const u = f32x4.add(f32x4.mul(keep, v128.load(mean + at)), v128.load(gradient + at));
      v128.store(mean + at, u);
      v128.store(parameters + at, f32x4.sub(v128.load(parameters + at), f32x4.mul(rate, u)));
    }
  }
}

/** One epoch: a step on each batch of the rows listed at `order`. */
export function epoch(order: usize, count: i32, batch: i32): void {
  for (let at = 0; at < count; at += batch) {
    const size = min<i32>(batch, count - at);
    const samples = (size + 7) & ~7;
    const rows = order + (<usize>at << 2);
    pass(rows, size, samples, true, 0, 0);
    gatherLabels(rows, size, samples);
    const last = first + <usize>(layerCount - 1) * layer.LAYER_BYTES;
    lossGradient(layer.values(last), layer.delta(last), labels, labelCount, pitch, size, samples);
    backward(rows, size, samples);
    descend();
    refreshAll();
  }
}

/** Sets each learned range to what the rows listed at `order` show, layer by layer. */
export function calibrate(order: usize, count: i32): void {
  for (let target = 0; target < layerCount; target++) {
    const l = first + <usize>target * layer.LAYER_BYTES;
    if (!layer.learnsRange(l) || layer.activationBits(l) == layer.FLOAT32) continue;
    forward.startRange();
    for (let at = 0; at < count; at += block) {
      const size = min<i32>(block, count - at);
      const samples = (size + 7) & ~7;
      const rows = order + (<usize>at << 2);
      gather(rows, size, samples, layer.weightBits(first) == layer.FLOAT32);
      for (let i = 0; i < target; i++) {
        preActivations(i, rows, size, samples);
        forward.finish(first + <usize>i * layer.LAYER_BYTES, false, pitch, samples, 0, 0, true);
      }
      preActivations(target, rows, size, samples);
      forward.activate(l, pitch, samples);
      forward.widen(l, pitch, samples);
    }
    forward.takeRange(l);
  }
}

/**
 * The forward pass on all rows, listed at `order` as 0, 1, 2, …; leaves the codes of every layer in
 * its words and the values of the logits at `logits`, one row a label with the words' distance.
 */
export function evaluate(order: usize, logits: usize): void {
  const last = first + <usize>(layerCount - 1) * layer.LAYER_BYTES;
  for (let at = 0; at < rowCount; at += block) {
    const size = min<i32>(block, rowCount - at);
    const samples = (size + 7) & ~7;
    pass(order + (<usize>at << 2), size, samples, false, <usize>at << 2, wordPitch);
    for (let c = 0; c < labelCount; c++) {
      const from = layer.values(last) + <usize>c * pitch;
      memory.copy(logits + <usize>c * wordPitch + (<usize>at << 2), from, <usize>samples << 2);
    }
  }
}
