import type { CodeColumns } from '../information/partition.ts';
import { FLOAT32, type LayerSpec } from '../network/spec.ts';

/** Rows of 32-bit words in the kernel's memory, one word for each row of data. */
export interface Words {
  readonly memory: Int32Array;
  /** Number of the first word, and distance of two rows of words, both in words. */
  readonly start: number;
  readonly pitch: number;
}

export const pairsOf = (count: number): number => Math.ceil(count / 2);

/** Pairs of codes of `bits` bits that fit in the two halves of a 32-bit word. */
export function pairsPerWord(bits: number): number {
  return Math.floor(16 / bits);
}

/** Words that hold the codes of a layer on one row. */
export function wordsOf({ outputs, activationBits }: LayerSpec): number {
  if (activationBits === FLOAT32) return outputs;
  return Math.ceil(pairsOf(outputs) / pairsPerWord(activationBits));
}

/** The codes in the words of a quantized layer, which hold the low bits of code − zero point. */
export function decodeLevels(
  { memory, start, pitch }: Words,
  rows: number,
  columns: number,
  bits: number,
  zeroPoint: number,
): Uint8Array {
  const codes = new Uint8Array(rows * columns);
  const mask = (1 << bits) - 1;
  const perWord = pairsPerWord(bits);
  for (let i = 0; i < columns; i++) {
    const pair = i >> 1;
    const from = start + Math.floor(pair / perWord) * pitch;
    const shift = (pair % perWord) * bits + 16 * (i & 1);
    const to = i * rows;
    for (let r = 0; r < rows; r++) {
      codes[to + r] = (((memory[from + r] as number) >>> shift) + zeroPoint) & mask;
    }
  }
  return codes;
}

/** Columns that fit in one word. */
export function columnsPerWord(codes: Uint8Array | Int32Array): number {
  return codes instanceof Uint8Array ? 4 : 1;
}

/** Writes columns `from` to `to` of a layer; answers with the number of words a row took. */
export function writeColumns(layer: CodeColumns, from: number, to: number, words: Words): number {
  const { rows, codes } = layer;
  const { memory, start, pitch } = words;
  const perWord = columnsPerWord(codes);
  for (let j = from; j < to; j++) {
    const shift = 8 * ((j - from) % perWord);
    const at = start + Math.floor((j - from) / perWord) * pitch;
    const column = codes.subarray(j * rows, (j + 1) * rows);
    if (shift === 0) memory.set(column, at);
    else {
      for (let r = 0; r < rows; r++) {
        memory[at + r] = (memory[at + r] as number) | ((column[r] as number) << shift);
      }
    }
  }
  return Math.ceil((to - from) / perWord);
}
