// The output layer: its output definitions and scores. All depend on a row's code of logits alone, and of the
// label, so they are computed once for each code; the codes of logits are named by `measureLogits`.

import * as count from './count';
import { exp4, log2x2 } from './elementary';
import { greatest, least } from './quantize';

let rowLogits: usize = 0;
let logits: usize = 0;
let probabilities: usize = 0;
let rebinned: usize = 0;
let predicted: usize = 0;
let tops: usize = 0;
let logSums: usize = 0;
let names: usize = 0;
let firsts: usize = 0;
let sizes: usize = 0;
let joint: usize = 0;
let codes: i32 = 0;

/**
 * Where the logits of all rows are, and room for the logits of each code, its words in three
 * output definitions, its largest logit and the log2 of its sum of exponentials (a float64); and for naming
 * and counting the codes of an output definition.
 */
export function setOutput(
  logitsOfRows: usize, logitsOfCodes: usize, probabilityWords: usize, rebinnedWords: usize,
  predictedWords: usize, largestLogits: usize, logOfSums: usize,
  groupNames: usize, groupFirsts: usize, groupSizes: usize, groupJoint: usize,
): void {
  rowLogits = logitsOfRows;
  logits = logitsOfCodes;
  probabilities = probabilityWords;
  rebinned = rebinnedWords;
  predicted = predictedWords;
  tops = largestLogits;
  logSums = logOfSums;
  names = groupNames;
  firsts = groupFirsts;
  sizes = groupSizes;
  joint = groupJoint;
}

/** Logits of the first row of each code, filled up to a vector with the last. */
function gatherLogits(): void {
  for (let k = 0, end = (codes + 3) & ~3; k < end; k++) {
    const first = load<i32>(count.firstRows + (<usize>min<i32>(k, codes - 1) << 2));
    const from = rowLogits + (<usize>first << 2);
    const to = logits + (<usize>k << 2);
    for (let c = 0; c < count.labelCount; c++) {
      const row = <usize>c * count.distance;
      store<f32>(to + row, load<f32>(from + row));
    }
  }
}

/** Probabilities and log-sums of four codes; sums are float32 there and float64 here. */
function softmax4(at: usize): void {
  const z = logits + at, p = probabilities + at;
  const distance = count.distance, labelCount = count.labelCount;
  let top = v128.load(z);
  for (let c = 1; c < labelCount; c++) top = f32x4.pmax(top, v128.load(z + <usize>c * distance));
  v128.store(tops + at, top);
  let sum = f32x4.splat(0), low = f64x2.splat(0), high = f64x2.splat(0);
  for (let c = 0; c < labelCount; c++) {
    const e = exp4(f32x4.sub(v128.load(z + <usize>c * distance), top));
    v128.store(p + <usize>c * distance, e);
    sum = f32x4.add(sum, e);
    low = f64x2.add(low, f64x2.promote_low_f32x4(e));
    high = f64x2.add(high, f64x2.promote_low_f32x4(i64x2.shuffle(e, e, 1, 0)));
  }
  for (let c = 0; c < labelCount; c++) {
    const to = p + <usize>c * distance;
    v128.store(to, f32x4.div(v128.load(to), sum));
  }
  v128.store(logSums + 2 * at, log2x2(low));
  v128.store(logSums + 2 * at, log2x2(high), 16);
}

/** The label with the largest logit, the lower one where they tie. */
@inline function predict4(at: usize): void {
  let top = v128.load(logits + at);
  let best = i32x4.splat(0);
  for (let c = 1; c < count.labelCount; c++) {
    const z = v128.load(logits + <usize>c * count.distance + at);
    const higher = f32x4.gt(z, top);
    top = v128.bitselect(z, top, higher);
    best = v128.bitselect(i32x4.splat(c), best, higher);
  }
  v128.store(predicted + at, best);
}

@inline function rebinned2(p: v128, low: v128, width: v128, steps: v128): v128 {
  const share = f64x2.sub(f64x2.promote_low_f32x4(p), low);
  return i32x4.trunc_sat_f64x2_s_zero(f64x2.nearest(f64x2.div(f64x2.mul(share, steps), width)));
}

/** Probabilities in `steps` equal steps of their own range. */
function rebin(end: usize, steps: f64): void {
  let low4 = f32x4.splat(1), high4 = f32x4.splat(0);
  for (let c = 0; c < count.labelCount; c++) {
    const row = probabilities + <usize>c * count.distance;
    for (let at: usize = 0; at < end; at += 16) {
      const p = v128.load(row + at);
      low4 = f32x4.pmin(low4, p);
      high4 = f32x4.pmax(high4, p);
    }
  }
  const low = <f64>least(low4);
  let high = <f64>greatest(high4);
  if (high == low) high = low + 1e-9;
  const from = f64x2.splat(low), width = f64x2.splat(high - low), steps2 = f64x2.splat(steps);
  for (let c = 0; c < count.labelCount; c++) {
    const row = <usize>c * count.distance;
    for (let at: usize = 0; at < end; at += 16) {
      const p = v128.load(probabilities + row + at);
      const first = rebinned2(p, from, width, steps2);
      const second = rebinned2(i64x2.shuffle(p, p, 1, 0), from, width, steps2);
      v128.store(rebinned + row + at, i64x2.shuffle(first, second, 0, 2));
    }
  }
}

/** Probabilities rounded to `top` equal steps of [0, 1], in place. */
function roundProbabilities(end: usize, top: i32): void {
  const top4 = f32x4.splat(<f32>top);
  for (let c = 0; c < count.labelCount; c++) {
    const row = probabilities + <usize>c * count.distance;
    for (let at: usize = 0; at < end; at += 16) {
      const steps = f32x4.add(f32x4.mul(v128.load(row + at), top4), f32x4.splat(0.5));
      v128.store(row + at, i32x4.trunc_sat_f32x4_s(f32x4.floor(steps)));
    }
  }
}

/**
 * Exact information of the logits in `wordCount` rows of words; answers with the number of their
 * codes. Leaves the words of the other output definitions, one for each code: probabilities in `top` steps of
 * [0, 1] (bit patterns where top is 0) and in `steps` steps of their range, and the predicted label.
 */
export function measureLogits(words: usize, wordCount: i32, hy: f64, top: i32, steps: f64): i32 {
  codes = count.nameRows(words, wordCount);
  count.countCodes(codes);
  count.takeInformation(codes, count.sizes, count.joint, hy);
  gatherLogits();
  const end = <usize>((codes + 3) & ~3) << 2;
  for (let at: usize = 0; at < end; at += 16) {
    softmax4(at);
    predict4(at);
  }
  rebin(end, steps);
  if (top != 0) roundProbabilities(end, top);
  return codes;
}

/** Exact information under another output definition, whose words stand one for each code of logits. */
export function measureOutput(words: usize, wordCount: i32, hy: f64): i32 {
  const groups = count.nameCodes(words, wordCount, codes, names, firsts);
  const labelCount = count.labelCount;
  memory.fill(sizes, 0, <usize>groups << 2);
  memory.fill(joint, 0, <usize>(groups * labelCount) << 2);
  for (let k = 0; k < codes; k++) {
    const group = load<i32>(names + (<usize>k << 2));
    const size = sizes + (<usize>group << 2);
    store<i32>(size, load<i32>(size) + load<i32>(count.sizes + (<usize>k << 2)));
    const to = joint + (<usize>(group * labelCount) << 2);
    const from = count.joint + (<usize>(k * labelCount) << 2);
    for (let c: usize = 0, end = <usize>labelCount << 2; c < end; c += 4) {
      store<i32>(to + c, load<i32>(to + c) + load<i32>(from + c));
    }
  }
  count.takeInformation(groups, sizes, joint, hy);
  return groups;
}

/** Sum over the rows listed at `order`, in that order, of −log2 of the probability of the label. */
export function lossSum(order: usize, rowCount: i32): f64 {
  let total: f64 = 0;
  for (let i = 0; i < rowCount; i++) {
    const row = <usize>load<i32>(order + (<usize>i << 2)) << 2;
    const code = <usize>load<i32>(count.names + row) << 2;
    const own = load<f32>(logits + <usize>load<i32>(count.labels + row) * count.distance + code);
    const margin = <f64>own - <f64>load<f32>(tops + code);
    total += load<f64>(logSums + 2 * code) - margin * 1.4426950408889634;
  }
  return total;
}

/** How many of the rows listed at `order` are predicted right. */
export function rightAnswers(order: usize, rowCount: i32): i32 {
  let right = 0;
  for (let i = 0; i < rowCount; i++) {
    const row = <usize>load<i32>(order + (<usize>i << 2)) << 2;
    const code = <usize>load<i32>(count.names + row) << 2;
    right += i32(load<i32>(predicted + code) == load<i32>(count.labels + row));
  }
  return right;
}
