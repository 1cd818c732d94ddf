// Exact information by counting; words are what `evaluate` leaves.

import { log2 } from './elementary';

export let rows: i32 = 0;
export let distance: usize = 0;
export let labels: usize = 0;
export let labelCount: i32 = 0;
let slots: usize = 0;
let histogram: usize = 0;
// What the last naming of all rows left: the number of each row's code; and for each code its first
// row, its size and its sizes by label.
export let names: usize = 0;
export let firstRows: usize = 0;
export let sizes: usize = 0;
export let joint: usize = 0;

/** Room for counting: slots for up to `slotsFor(rowCount)` names, and a histogram of sizes. */
export function setCounting(
  rowCount: i32, wordDistance: usize, rowLabels: usize, distinctLabels: i32,
  slotTable: usize, firstOfCode: usize, codeSizes: usize, jointSizes: usize,
  sizeHistogram: usize, rowNames: usize,
): void {
  rows = rowCount;
  distance = wordDistance;
  labels = rowLabels;
  labelCount = distinctLabels;
  slots = slotTable;
  firstRows = firstOfCode;
  sizes = codeSizes;
  joint = jointSizes;
  histogram = sizeHistogram;
  names = rowNames;
}

/** Slots for `count` names: a power of two, at least four times as many. */
@inline function slotsFor(count: i32): i32 {
  return 1 << (32 - clz<i32>(4 * count - 1));
}

// What was measured last.
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
  memory.fill(joint, 0, <usize>labelCount << 2);
  for (let r = 0; r < rows; r++) {
    const at = joint + (<usize>load<i32>(labels + (<usize>r << 2)) << 2);
    store<i32>(at, load<i32>(at) + 1);
  }
  return entropy(joint, labelCount);
}

/** A hash of each of `count` rows of words, four at a time. */
function hashRows(words: usize, wordCount: i32, count: i32, to: usize): void {
  for (let s: usize = 0, end = <usize>count << 2; s < end; s += 16) {
    let hash = i32x4.splat(0x9e3779b9);
    for (let w = 0; w < wordCount; w++) {
      hash = v128.xor(hash, v128.load(words + <usize>w * distance + s));
      hash = i32x4.mul(hash, i32x4.splat(0x85ebca6b));
      hash = v128.xor(hash, i32x4.shr_u(hash, 15));
    }
    hash = i32x4.mul(hash, i32x4.splat(0x2c1b3c6d));
    v128.store(to + s, v128.xor(hash, i32x4.shr_u(hash, 13)));
  }
}

/**
 * Numbers the codes in `count` rows of words in order of appearance: the number of each row's code
 * goes to `to`, the first row of each code to `first`; answers with how many codes there are.
 */
export function nameCodes(words: usize, wordCount: i32, count: i32, to: usize, first: usize): i32 {
  hashRows(words, wordCount, count, to);
  const slotCount = slotsFor(count), slotMask = slotCount - 1;
  memory.fill(slots, 0, <usize>slotCount << 2);
  let codes = 0;
  for (let r = 0; r < count; r++) {
    const own = words + (<usize>r << 2);
    const name = to + (<usize>r << 2);
    let at = load<i32>(name) & slotMask;
    while (true) {
      const slot = slots + (<usize>at << 2);
      const code = load<i32>(slot) - 1;
      if (code < 0) {
        store<i32>(name, codes);
        store<i32>(first + (<usize>codes << 2), r);
        store<i32>(slot, ++codes);
        break;
      }
      const other = words + (<usize>load<i32>(first + (<usize>code << 2)) << 2);
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
export function countCodes(codes: i32): void {
  memory.fill(sizes, 0, <usize>codes << 2);
  memory.fill(joint, 0, <usize>(codes * labelCount) << 2);
  for (let at: usize = 0, end = <usize>rows << 2; at < end; at += 4) {
    const code = load<i32>(names + at);
    const size = sizes + (<usize>code << 2);
    const both = joint + (<usize>(code * labelCount + load<i32>(labels + at)) << 2);
    store<i32>(size, load<i32>(size) + 1);
    store<i32>(both, load<i32>(both) + 1);
  }
}

/** Numbers the codes of all rows; answers with how many there are. */
export function nameRows(words: usize, wordCount: i32): i32 {
  return nameCodes(words, wordCount, rows, names, firstRows);
}

/** Takes the information of `codes` codes with these sizes, in all and by label. */
export function takeInformation(codes: i32, codeSizes: usize, jointSizes: usize, hy: f64): void {
  const ht = codes > 1 ? entropy(codeSizes, codes) : 0;
  takeEntropies(ht, entropy(jointSizes, codes * labelCount), hy);
}

@inline function takeEntropies(ht: f64, hty: f64, hy: f64): void {
  information = ht;
  const shared = hy - (hty - ht);
  labelInformation = min<f64>(min<f64>(max<f64>(shared, 0), ht), hy);
}

/** Exact information of the codes in `wordCount` rows of words; answers with their number. */
export function measure(words: usize, wordCount: i32, hy: f64): i32 {
  const codes = nameRows(words, wordCount);
  if (codes == rows) {
    // Every row stands alone, with its label or without.
    const n = <f64>rows;
    const alone = (n / n) * log2(n);
    takeEntropies(codes > 1 ? alone : 0, alone, hy);
  } else {
    countCodes(codes);
    takeInformation(codes, sizes, joint, hy);
  }
  return codes;
}
