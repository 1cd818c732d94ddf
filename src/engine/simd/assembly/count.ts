// Exact information by counting, and the scores of the output; words are what `evaluate` leaves.

import { exp4, log2, log2x2 } from './elementary';
import { softmax4 } from './train';

let rows: i32 = 0;
let distance: usize = 0;
let labels: usize = 0;
let classes: i32 = 0;
let slots: usize = 0;
let slotMask: i32 = 0;
let representative: usize = 0;
let sizes: usize = 0;
let joint: usize = 0;
let histogram: usize = 0;
let hashes: usize = 0;

/**
 * Room for counting: `slotCount` (a power of two, four times the rows is good) names, and for each of
 * up to `rowCount` codes its first row, its size and its sizes by label; a histogram of sizes.
 */
export function setCounting(
  rowCount: i32, wordDistance: usize, rowLabels: usize, classCount: i32,
  slotTable: usize, slotCount: i32, firstRows: usize, codeSizes: usize, jointSizes: usize,
  sizeHistogram: usize, rowHashes: usize,
): void {
  rows = rowCount;
  distance = wordDistance;
  labels = rowLabels;
  classes = classCount;
  slots = slotTable;
  slotMask = slotCount - 1;
  representative = firstRows;
  sizes = codeSizes;
  joint = jointSizes;
  histogram = sizeHistogram;
  hashes = rowHashes;
}

// What the last call of `measure` found.
let information: f64 = 0;
let labelInformation: f64 = 0;
export function ixt(): f64 { return information; }
export function ity(): f64 { return labelInformation; }

@inline function addToHistogram(size: i32): void {
  const bin = histogram + (<usize>size << 2);
  store<i32>(bin, load<i32>(bin) + 1);
}

/** Entropy of `count` sizes, bits: the sum runs over distinct sizes in rising order. */
function entropy(at: usize, count: i32): f64 {
  let largest = 1;
  // Most sizes are 0 or 1: those are counted four at a time.
  let ones4 = i32x4.splat(0);
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const sizes4 = v128.load(at + (<usize>i << 2));
    if (!v128.any_true(i32x4.gt_s(sizes4, i32x4.splat(1)))) {
      ones4 = i32x4.sub(ones4, i32x4.eq(sizes4, i32x4.splat(1)));
      continue;
    }
    for (let k = i; k < i + 4; k++) {
      const size = load<i32>(at + (<usize>k << 2));
      addToHistogram(size);
      if (size > largest) largest = size;
    }
  }
  for (; i < count; i++) {
    const size = load<i32>(at + (<usize>i << 2));
    addToHistogram(size);
    if (size > largest) largest = size;
  }
  const ones = i32x4.extract_lane(ones4, 0) + i32x4.extract_lane(ones4, 1) +
    i32x4.extract_lane(ones4, 2) + i32x4.extract_lane(ones4, 3);
  store<i32>(histogram, 0);
  store<i32>(histogram, load<i32>(histogram, 4) + ones, 4);
  const n = <f64>rows;
  let sum: f64 = 0;
  for (let size = 1; size <= largest; size++) {
    const bin = histogram + (<usize>size << 2);
    const times = load<i32>(bin);
    if (times == 0) continue;
    store<i32>(bin, 0);
    sum += (<f64>(size * times) / n) * log2(n / <f64>size);
  }
  return sum;
}

@inline function sameWords(a: usize, b: usize, wordCount: i32): bool {
  for (let w = 0; w < wordCount; w++) {
    if (load<i32>(a + <usize>w * distance) != load<i32>(b + <usize>w * distance)) return false;
  }
  return true;
}

/** H(Y), bits. */
export function labelEntropy(): f64 {
  memory.fill(joint, 0, <usize>classes << 2);
  for (let r = 0; r < rows; r++) {
    const at = joint + (<usize>load<i32>(labels + (<usize>r << 2)) << 2);
    store<i32>(at, load<i32>(at) + 1);
  }
  return entropy(joint, classes);
}

/** A hash of the words of each row, four rows at a time. */
function hashRows(words: usize, wordCount: i32): void {
  for (let s: usize = 0, end = <usize>rows << 2; s < end; s += 16) {
    let hash = i32x4.splat(0x9e3779b9);
    for (let w = 0; w < wordCount; w++) {
      hash = v128.xor(hash, v128.load(words + <usize>w * distance + s));
      hash = i32x4.mul(hash, i32x4.splat(0x85ebca6b));
      hash = v128.xor(hash, i32x4.shr_u(hash, 15));
    }
    hash = i32x4.mul(hash, i32x4.splat(0x2c1b3c6d));
    v128.store(hashes + s, v128.xor(hash, i32x4.shr_u(hash, 13)));
  }
}

/**
 * Numbers the codes in `wordCount` rows of words in order of appearance, and puts the number of
 * each row's code in place of its hash; answers with how many codes there are.
 */
function nameCodes(words: usize, wordCount: i32): i32 {
  memory.fill(slots, 0, <usize>(slotMask + 1) << 2);
  let codes = 0;
  for (let r = 0; r < rows; r++) {
    const own = words + (<usize>r << 2);
    const name = hashes + (<usize>r << 2);
    let at = load<i32>(name) & slotMask;
    while (true) {
      const slot = slots + (<usize>at << 2);
      const code = load<i32>(slot) - 1;
      if (code < 0) {
        store<i32>(name, codes);
        store<i32>(representative + (<usize>codes << 2), r);
        store<i32>(slot, ++codes);
        break;
      }
      const other = words + (<usize>load<i32>(representative + (<usize>code << 2)) << 2);
      if (sameWords(own, other, wordCount)) {
        store<i32>(name, code);
        break;
      }
      at = (at + 1) & slotMask;
    }
  }
  return codes;
}

/** How many rows have each code, and each code with each label. */
function countCodes(codes: i32): void {
  memory.fill(sizes, 0, <usize>codes << 2);
  memory.fill(joint, 0, <usize>(codes * classes) << 2);
  for (let at: usize = 0, end = <usize>rows << 2; at < end; at += 4) {
    const code = load<i32>(hashes + at);
    const size = sizes + (<usize>code << 2);
    const both = joint + (<usize>(code * classes + load<i32>(labels + at)) << 2);
    store<i32>(size, load<i32>(size) + 1);
    store<i32>(both, load<i32>(both) + 1);
  }
}

/** Exact information of the codes in `wordCount` rows of words; answers with their number. */
export function measure(words: usize, wordCount: i32, hy: f64): i32 {
  hashRows(words, wordCount);
  const codes = nameCodes(words, wordCount);
  let ht: f64 = 0, hty: f64;
  if (codes == rows) {
    // Every row stands alone, with its label or without.
    const n = <f64>rows;
    hty = (n / n) * log2(n);
    ht = codes <= 1 ? 0 : hty;
  } else {
    countCodes(codes);
    if (codes > 1) ht = entropy(sizes, codes);
    hty = entropy(joint, codes * classes);
  }
  information = ht;
  const shared = hy - (hty - ht);
  labelInformation = min<f64>(min<f64>(max<f64>(shared, 0), ht), hy);
  return codes;
}

/** Softmax of all rows as codes: rounded to `top` steps, or bit patterns where top is 0. */
export function probabilityWords(logits: usize, words: usize, top: i32): void {
  const top4 = f32x4.splat(<f32>top);
  for (let s: usize = 0, end = <usize>rows << 2; s < end; s += 16) {
    softmax4(logits + s, words + s, distance, classes);
    if (top == 0) continue;
    for (let c = 0; c < classes; c++) {
      const at = words + <usize>c * distance + s;
      const steps = f32x4.add(f32x4.mul(v128.load(at), top4), f32x4.splat(0.5));
      v128.store(at, i32x4.trunc_sat_f32x4_s(f32x4.floor(steps)));
    }
  }
}

/** The class with the largest logit, the lower one where they tie. */
export function predictedWords(logits: usize, words: usize): void {
  for (let s: usize = 0, end = <usize>rows << 2; s < end; s += 16) {
    let top = v128.load(logits + s);
    let best = i32x4.splat(0);
    for (let c = 1; c < classes; c++) {
      const z = v128.load(logits + <usize>c * distance + s);
      const higher = f32x4.gt(z, top);
      top = v128.bitselect(z, top, higher);
      best = v128.bitselect(i32x4.splat(c), best, higher);
    }
    v128.store(words + s, best);
  }
}

/** −log2 of the probability of the label of each row, as float64. */
export function rowLosses(logits: usize, losses: usize): void {
  for (let r = 0; r < rows; r += 4) {
    const at = logits + (<usize>r << 2);
    let top = v128.load(at);
    for (let c = 1; c < classes; c++) top = f32x4.pmax(top, v128.load(at + <usize>c * distance));
    let low = f64x2.splat(0), high = f64x2.splat(0);
    for (let c = 0; c < classes; c++) {
      const e = exp4(f32x4.sub(v128.load(at + <usize>c * distance), top));
      low = f64x2.add(low, f64x2.promote_low_f32x4(e));
      high = f64x2.add(high, f64x2.promote_low_f32x4(i64x2.shuffle(e, e, 1, 0)));
    }
    low = log2x2(low);
    high = log2x2(high);
    rowLoss(at, r, f64x2.extract_lane(low, 0), f32x4.extract_lane(top, 0), losses);
    rowLoss(at + 4, r + 1, f64x2.extract_lane(low, 1), f32x4.extract_lane(top, 1), losses);
    rowLoss(at + 8, r + 2, f64x2.extract_lane(high, 0), f32x4.extract_lane(top, 2), losses);
    rowLoss(at + 12, r + 3, f64x2.extract_lane(high, 1), f32x4.extract_lane(top, 3), losses);
  }
}

@inline function rowLoss(at: usize, r: i32, logSum: f64, top: f32, losses: usize): void {
  if (r >= rows) return;
  const own = load<f32>(at + <usize>load<i32>(labels + (<usize>r << 2)) * distance);
  store<f64>(losses + (<usize>r << 3), logSum - (<f64>own - <f64>top) * 1.4426950408889634);
}

/** Sum of the losses of the rows listed at `order`, in that order. */
export function lossSum(losses: usize, order: usize, count: i32): f64 {
  let total: f64 = 0;
  for (let i = 0; i < count; i++) {
    total += load<f64>(losses + (<usize>load<i32>(order + (<usize>i << 2)) << 3));
  }
  return total;
}

/** How many of the rows listed at `order` are predicted right. */
export function rightAnswers(predicted: usize, order: usize, count: i32): i32 {
  let right = 0;
  for (let i = 0; i < count; i++) {
    const at = <usize>load<i32>(order + (<usize>i << 2)) << 2;
    if (load<i32>(predicted + at) == load<i32>(labels + at)) right++;
  }
  return right;
}
