// The first layer on sparse rows: inputs that are 0 are neither stored nor multiplied. In the
// reference each adds w·0 or δ·0 to a sum, which changes no bit while w and δ are finite.
//
// A row is a list of entries, one for each pair of inputs 2p, 2p + 1 that is not (0, 0):
// p·2^16 + code of 2p + 1, times 2^8, + code of 2p. Sums and weights have the outputs side by side,
// `width` of them: the outputs rounded up to whole vectors.

import * as layer from './layer';
import * as quantizer from './quantize';
import { transpose } from './transpose';

let starts: usize = 0;
let entries: usize = 0;
let codeValues: usize = 0;
let sums: usize = 0;
let lanes: usize = 0;

/**
 * Where each row's entries start (32-bit numbers, one more than rows) and the entries; the value of
 * each code 0 … 255; room for sums of a block of samples, and for four gradients of the layer.
 */
export function setSparseRows(
  rowStarts: usize, rowEntries: usize, valuesOfCodes: usize, sampleSums: usize, laneGradients: usize,
): void {
  starts = rowStarts;
  entries = rowEntries;
  codeValues = valuesOfCodes;
  sums = sampleSums;
  lanes = laneGradients;
}

export function isSparse(): bool { return starts != 0; }

@inline function rowBytes(l: usize): usize { return <usize>((layer.outputs(l) + 3) & ~3) << 2; }

@inline function entriesFrom(row: i32): usize {
  return entries + (<usize>load<u32>(starts + (<usize>row << 2)) << 2);
}

/** The two codes of an entry as a pair of 16-bit levels, four times. */
@inline function levelsOf(entry: u32): v128 {
  return i32x4.splat((entry & 0xff) | ((entry & 0xff00) << 8));
}

/** The real values of the first and second input of an entry, four times. */
@inline function firstValue(entry: u32): v128 {
  return v128.load32_splat(codeValues + (<usize>(entry & 0xff) << 2));
}
@inline function secondValue(entry: u32): v128 {
  return v128.load32_splat(codeValues + (<usize>((entry >> 8) & 0xff) << 2));
}

/** Sums of n vectors of outputs for the sample with entries from `at` to `end`. */
@inline function integerSums(n: i32, at: usize, end: usize, w: usize, row: usize, to: usize): void {
  let a = i32x4.splat(0), b = i32x4.splat(0), c = i32x4.splat(0), d = i32x4.splat(0);
  for (; at < end; at += 4) {
    const entry = load<u32>(at);
    const x = levelsOf(entry);
    const from = w + <usize>(entry >> 16) * row;
    a = i32x4.add(a, i32x4.dot_i16x8_s(x, v128.load(from)));
    if (n > 1) b = i32x4.add(b, i32x4.dot_i16x8_s(x, v128.load(from, 16)));
    if (n > 2) c = i32x4.add(c, i32x4.dot_i16x8_s(x, v128.load(from, 32)));
    if (n > 3) d = i32x4.add(d, i32x4.dot_i16x8_s(x, v128.load(from, 48)));
  }
  v128.store(to, a);
  if (n > 1) v128.store(to, b, 16);
  if (n > 2) v128.store(to, c, 32);
  if (n > 3) v128.store(to, d, 48);
}

/**
 * The same in float32, beginning with the biases, inputs rising; rows of weights belong to single
 * inputs here. Vectors may run over the end of the biases: those lanes are not used.
 */
@inline function floatSums(
  n: i32, at: usize, end: usize, w: usize, bias: usize, row: usize, to: usize,
): void {
  let a = v128.load(bias), b = a, c = a, d = a;
  if (n > 1) b = v128.load(bias, 16);
  if (n > 2) c = v128.load(bias, 32);
  if (n > 3) d = v128.load(bias, 48);
  for (; at < end; at += 4) {
    const entry = load<u32>(at);
    let x = firstValue(entry);
    let from = w + <usize>(entry >> 16) * (2 * row);
    a = f32x4.add(a, f32x4.mul(v128.load(from), x));
    if (n > 1) b = f32x4.add(b, f32x4.mul(v128.load(from, 16), x));
    if (n > 2) c = f32x4.add(c, f32x4.mul(v128.load(from, 32), x));
    if (n > 3) d = f32x4.add(d, f32x4.mul(v128.load(from, 48), x));
    x = secondValue(entry);
    from += row;
    a = f32x4.add(a, f32x4.mul(v128.load(from), x));
    if (n > 1) b = f32x4.add(b, f32x4.mul(v128.load(from, 16), x));
    if (n > 2) c = f32x4.add(c, f32x4.mul(v128.load(from, 32), x));
    if (n > 3) d = f32x4.add(d, f32x4.mul(v128.load(from, 48), x));
  }
  v128.store(to, a);
  if (n > 1) v128.store(to, b, 16);
  if (n > 2) v128.store(to, c, 32);
  if (n > 3) v128.store(to, d, 48);
}

@inline function sampleSums(
  n: i32, inFloat: bool, at: usize, end: usize, w: usize, bias: usize, row: usize, to: usize,
): void {
  if (inFloat) floatSums(n, at, end, w, bias, row, to);
  else integerSums(n, at, end, w, row, to);
}

@inline function allSums(
  inFloat: bool, order: usize, count: i32, w: usize, biases: usize, row: usize,
): void {
  for (let s = 0; s < count; s++) {
    const r = load<i32>(order + (<usize>s << 2));
    const at = entriesFrom(r), end = entriesFrom(r + 1);
    let wi = w, bi = biases, to = sums + <usize>s * row;
    let left = row;
    for (; left >= 64; left -= 64) {
      sampleSums(4, inFloat, at, end, wi, bi, row, to);
      wi += 64;
      bi += 64;
      to += 64;
    }
    if (left == 48) sampleSums(3, inFloat, at, end, wi, bi, row, to);
    else if (left == 32) sampleSums(2, inFloat, at, end, wi, bi, row, to);
    else if (left == 16) sampleSums(1, inFloat, at, end, wi, bi, row, to);
  }
}

/** Pre-activations of the rows listed at `order`, as `products` in forward.ts has them. */
export function products(
  l: usize, order: usize, count: i32, samples: i32, pitch: usize, inputScale: f64,
): void {
  const outputs = layer.outputs(l);
  const row = rowBytes(l);
  const inFloat = layer.weightBits(l) == layer.FLOAT32;
  const biases = layer.weights(l) + (<usize>(layer.inputs(l) * outputs) << 2);
  if (inFloat) allSums(true, order, count, layer.weightValues(l), biases, row);
  else allSums(false, order, count, layer.weightPairs(l), biases, row);
  for (let s = 0; s < samples; s += 4) {
    const from = sums + <usize>s * row;
    const to = layer.raw(l) + (<usize>s << 2);
    transpose(from, from + row, from + 2 * row, from + 3 * row, <i32>(row >> 4), to, pitch, outputs);
  }
  if (inFloat) return;
  const scale = f32x4.splat(<f32>(inputScale * layer.weightScale(l)));
  for (let i = 0; i < outputs; i++) {
    const z = layer.raw(l) + <usize>i * pitch;
    const bias = v128.load32_splat(biases + (<usize>i << 2));
    for (let s: usize = 0, end = <usize>samples << 2; s < end; s += 16) {
      const sum = f32x4.mul(f32x4.convert_i32x4_s(v128.load(z + s)), scale);
      v128.store(z + s, f32x4.add(sum, bias));
    }
  }
}

/** g += δ·x for n vectors of outputs; rows of g belong to inputs. */
@inline function addSample(n: i32, at: usize, end: usize, d: usize, g: usize, row: usize): void {
  const d0 = v128.load(d);
  const d1 = n > 1 ? v128.load(d, 16) : d0;
  const d2 = n > 2 ? v128.load(d, 32) : d0;
  const d3 = n > 3 ? v128.load(d, 48) : d0;
  for (; at < end; at += 4) {
    const entry = load<u32>(at);
    let x = firstValue(entry);
    let to = g + <usize>(entry >> 16) * (2 * row);
    v128.store(to, f32x4.add(v128.load(to), f32x4.mul(d0, x)));
    if (n > 1) v128.store(to, f32x4.add(v128.load(to, 16), f32x4.mul(d1, x)), 16);
    if (n > 2) v128.store(to, f32x4.add(v128.load(to, 32), f32x4.mul(d2, x)), 32);
    if (n > 3) v128.store(to, f32x4.add(v128.load(to, 48), f32x4.mul(d3, x)), 48);
    x = secondValue(entry);
    to += row;
    v128.store(to, f32x4.add(v128.load(to), f32x4.mul(d0, x)));
    if (n > 1) v128.store(to, f32x4.add(v128.load(to, 16), f32x4.mul(d1, x)), 16);
    if (n > 2) v128.store(to, f32x4.add(v128.load(to, 32), f32x4.mul(d2, x)), 32);
    if (n > 3) v128.store(to, f32x4.add(v128.load(to, 48), f32x4.mul(d3, x)), 48);
  }
}

/** Gradient of all weights of the layer, from δ of the rows listed at `order`. */
export function weightGradient(l: usize, order: usize, count: i32, samples: i32, pitch: usize): void {
  const inputs = layer.inputs(l), outputs = layer.outputs(l);
  const row = rowBytes(l);
  for (let i = 0; i < outputs; i += 4) {
    const d = layer.delta(l) + <usize>i * pitch;
    // Rows beyond the last output repeat it; their results are not read.
    const d1 = i + 1 < outputs ? d + pitch : d;
    const d2 = i + 2 < outputs ? d + 2 * pitch : d;
    const d3 = i + 3 < outputs ? d + 3 * pitch : d;
    transpose(d, d1, d2, d3, samples >> 2, sums + (<usize>i << 2), row, samples);
  }
  // Samples of one lane after the other: one gradient at a time stays near.
  const size = <usize>((inputs + 3) & ~3) * row;
  for (let lane = 0; lane < 4; lane++) {
    const g = lanes + <usize>lane * size;
    memory.fill(g, 0, size);
    for (let s = lane; s < count; s += 4) {
      const r = load<i32>(order + (<usize>s << 2));
      const at = entriesFrom(r), end = entriesFrom(r + 1);
      const d = sums + <usize>s * row;
      let block: usize = 0;
      for (; block + 64 <= row; block += 64) addSample(4, at, end, d + block, g + block, row);
      const left = row - block;
      if (left == 48) addSample(3, at, end, d + block, g + block, row);
      else if (left == 32) addSample(2, at, end, d + block, g + block, row);
      else if (left == 16) addSample(1, at, end, d + block, g + block, row);
    }
  }
  // (0 + 1) + (2 + 3), as everywhere.
  for (let g = lanes, end = lanes + size; g < end; g += 16) {
    const low = f32x4.add(v128.load(g), v128.load(g + size));
    const high = f32x4.add(v128.load(g + 2 * size), v128.load(g + 3 * size));
    v128.store(g, f32x4.add(low, high));
  }
  const to = layer.gradient(l);
  const inputBytes = <usize>inputs << 2;
  let j = 0;
  for (; j + 4 <= inputs; j += 4) {
    const g = lanes + <usize>j * row;
    const column = to + (<usize>j << 2);
    transpose(g, g + row, g + 2 * row, g + 3 * row, <i32>(row >> 4), column, inputBytes, outputs);
  }
  for (; j < inputs; j++) {
    for (let i = 0; i < outputs; i++) {
      const g = load<f32>(lanes + <usize>j * row + (<usize>i << 2));
      store<f32>(to + <usize>i * inputBytes + (<usize>j << 2), g);
    }
  }
}

/**
 * Writes the present weights as the products need them: levels of two inputs as a pair, or floats.
 * Vectors may run into the next row of weights; those columns only ever meet the code 0.
 */
export function refresh(l: usize): void {
  const inputs = layer.inputs(l), outputs = layer.outputs(l);
  const row = rowBytes(l);
  const inFloat = layer.weightBits(l) == layer.FLOAT32;
  const inputBytes = <usize>inputs << 2;
  if (!inFloat) quantizer.quantizationOfWeights(l);
  const low = f32x4.splat(quantizer.low), high = f32x4.splat(quantizer.high);
  const perStep = f32x4.splat(quantizer.perStep);
  for (let i = 0; i < outputs; i += 4) {
    const w = layer.weights(l) + <usize>i * inputBytes;
    const w1 = i + 1 < outputs ? w + inputBytes : w;
    const w2 = i + 2 < outputs ? w + 2 * inputBytes : w;
    const w3 = i + 3 < outputs ? w + 3 * inputBytes : w;
    if (inFloat) {
      const to = layer.weightValues(l) + (<usize>i << 2);
      transpose(w, w1, w2, w3, (inputs + 3) >> 2, to, row, (inputs + 3) & ~3);
      continue;
    }
    let to = layer.weightPairs(l) + (<usize>i << 2);
    for (let at: usize = 0; at < inputBytes; at += 16) {
      const a = quantizer.levels4(v128.load(w + at), low, high, perStep);
      const b = quantizer.levels4(v128.load(w1 + at), low, high, perStep);
      const c = quantizer.levels4(v128.load(w2 + at), low, high, perStep);
      const d = quantizer.levels4(v128.load(w3 + at), low, high, perStep);
      const ab0 = i32x4.shuffle(a, b, 0, 4, 1, 5), ab1 = i32x4.shuffle(a, b, 2, 6, 3, 7);
      const cd0 = i32x4.shuffle(c, d, 0, 4, 1, 5), cd1 = i32x4.shuffle(c, d, 2, 6, 3, 7);
      const first = quantizer.pairs4(i64x2.shuffle(ab0, cd0, 0, 2), i64x2.shuffle(ab0, cd0, 1, 3));
      const second = quantizer.pairs4(i64x2.shuffle(ab1, cd1, 0, 2), i64x2.shuffle(ab1, cd1, 1, 3));
      v128.store(to, first);
      v128.store(to + row, second);
      to += 2 * row;
    }
  }
}
