import type { CodeColumns } from '../information/partition.ts';
import type { LayerOutput } from '../network/machine.ts';
import { levelsOf, type Quantization } from '../network/quantizer.ts';
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

/** Room for the outputs of one layer on `rows` rows. */
export class OutputBuffers {
  private readonly rows: number;
  private readonly spec: LayerSpec;
  private readonly codes: Uint8Array;
  private readonly values: Float32Array;

  constructor(rows: number, spec: LayerSpec) {
    const size = rows * spec.outputs;
    this.rows = rows;
    this.spec = spec;
    this.codes = new Uint8Array(spec.activationBits === FLOAT32 ? 0 : size);
    this.values = new Float32Array(size);
  }

  /** What the words of a float32 layer hold: its numbers. */
  copyFloats({ memory, start, pitch }: Words): LayerOutput {
    const { rows, values } = this;
    const columns = this.spec.outputs;
    const codes = new Int32Array(values.buffer);
    for (let i = 0; i < columns; i++) {
      const from = start + i * pitch;
      codes.set(memory.subarray(from, from + rows), i * rows);
    }
    return { rows, columns, codes, values, levels: undefined };
  }

  /** What the words of a quantized layer hold: the low bits of code − zero point. */
  decode({ memory, start, pitch }: Words, quantization: Quantization): LayerOutput {
    const { rows, codes, values } = this;
    const { outputs: columns, activationBits: bits } = this.spec;
    const { zeroPoint } = quantization;
    const levels = levelsOf(quantization, bits);
    const mask = (1 << bits) - 1;
    const perWord = pairsPerWord(bits);
    for (let i = 0; i < columns; i++) {
      const pair = i >> 1;
      const from = start + Math.floor(pair / perWord) * pitch;
      const shift = (pair % perWord) * bits + 16 * (i & 1);
      const to = i * rows;
      for (let r = 0; r < rows; r++) {
        const code = (((memory[from + r] as number) >>> shift) + zeroPoint) & mask;
        codes[to + r] = code;
        values[to + r] = levels[code] as number;
      }
    }
    return { rows, columns, codes, values, levels };
  }
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
