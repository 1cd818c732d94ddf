// Levels of a quantized layer in the words that `evaluate` leaves: counted, and put through tables.

import { distance, rows } from './count';
import * as layer from './layer';

@inline function countUp(counts: usize, level: i32): void {
  const count = counts + (<usize>level << 2);
  store<i32>(count, load<i32>(count) + 1);
}

/**
 * How often each neuron of a layer has each level, by the low bits of the level: 2^bits numbers for
 * neuron i from `counts` + 4·i·2^bits on, with room for three neurons beyond the last.
 */
export function countLevels(l: usize, counts: usize): void {
  const bits = layer.activationBits(l), perWord = layer.pairsPerWord(l);
  const mask = (1 << bits) - 1;
  const bytes = <usize>4 << bits;
  const outputs = layer.outputs(l);
  for (let i = 0; i < outputs; i += 2) {
    const pair = i >> 1;
    const words = layer.words(l) + <usize>(pair / perWord) * distance;
    const shift = (pair % perWord) * bits;
    // Other rows count elsewhere: to count up what was just counted up is to wait for it.
    const first = counts + <usize>i * bytes, second = first + bytes;
    const others = second + bytes;
    memory.fill(first, 0, 4 * bytes);
    let at: usize = 0;
    const end = <usize>rows << 2;
    for (; at + 8 <= end; at += 8) {
      const a = load<i32>(words + at) >>> shift, b = load<i32>(words + at, 4) >>> shift;
      countUp(first, a & mask);
      countUp(second, (a >>> 16) & mask);
      countUp(others, b & mask);
      countUp(others + bytes, (b >>> 16) & mask);
    }
    if (at < end) {
      const a = load<i32>(words + at) >>> shift;
      countUp(first, a & mask);
      countUp(second, (a >>> 16) & mask);
    }
    for (let at: usize = 0; at < 2 * bytes; at += 4) {
      store<i32>(first + at, load<i32>(first + at) + load<i32>(others + at));
    }
  }
}

/**
 * The words of a layer with the levels of neuron i replaced by what its table has for them: a byte
 * for each of the low bits, below 2^bits, from `tables` + i·2^bits on, with room for one more table.
 */
export function mapLevels(l: usize, tables: usize, to: usize): void {
  const bits = layer.activationBits(l), perWord = layer.pairsPerWord(l);
  const mask = (1 << bits) - 1;
  const pairs = (layer.outputs(l) + 1) >> 1;
  const end = <usize>rows << 2;
  for (let pair = 0; pair < pairs; pair++) {
    const row = <usize>(pair / perWord) * distance;
    const words = layer.words(l) + row, mapped = to + row;
    const shift = (pair % perWord) * bits;
    if (shift == 0) memory.fill(mapped, 0, end);
    const first = tables + (<usize>(2 * pair) << bits);
    // Beyond the last neuron all rows have 0: whatever its table, they have one code.
    const second = first + (<usize>1 << bits);
    for (let at: usize = 0; at < end; at += 8) {
      const a = load<i32>(words + at) >>> shift, b = load<i32>(words + at, 4) >>> shift;
      const a0 = <u32>load<u8>(first + (a & mask)), a1 = <u32>load<u8>(second + ((a >>> 16) & mask));
      const b0 = <u32>load<u8>(first + (b & mask)), b1 = <u32>load<u8>(second + ((b >>> 16) & mask));
      const codes = <u64>(a0 | (a1 << 16)) | (<u64>(b0 | (b1 << 16)) << 32);
      store<u64>(mapped + at, load<u64>(mapped + at) | (codes << shift));
    }
  }
}
