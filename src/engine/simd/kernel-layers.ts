/**
 * Layers as the kernel left them in its words; arrays are made of them when first read, since most
 * that is counted is never looked at. Valid until the kernel evaluates another state.
 */
import type { LayerOutput } from '../network/network.ts';
import { levelsOf, type Quantization, quantization } from '../network/quantizer.ts';
import type { LayerSpec } from '../network/spec.ts';
import { decodeLevels, type Words } from './words.ts';

/** A float32 layer: its words are its numbers. */
export class FloatLayer implements LayerOutput {
  readonly rows: number;
  readonly columns: number;
  readonly levels = undefined;
  private readonly words: Words;
  private copied: Int32Array | undefined;

  constructor(rows: number, { outputs }: LayerSpec, words: Words) {
    this.rows = rows;
    this.columns = outputs;
    this.words = words;
  }

  get codes(): Int32Array {
    this.copied ??= this.copy();
    return this.copied;
  }

  get values(): Float32Array {
    return new Float32Array(this.codes.buffer);
  }

  private copy(): Int32Array {
    const { rows, columns } = this;
    const { memory, start, pitch } = this.words;
    const codes = new Int32Array(rows * columns);
    for (let i = 0; i < columns; i++) {
      const from = start + i * pitch;
      codes.set(memory.subarray(from, from + rows), i * rows);
    }
    return codes;
  }
}

/** A quantized layer: its words hold the low bits of code − zero point. */
export class QuantizedLayer implements LayerOutput {
  readonly rows: number;
  readonly columns: number;
  private readonly quantization: Quantization;
  private readonly bits: number;
  private readonly words: Words;
  private readonly countLevels: () => Int32Array;
  private levelsOfCodes: Float32Array | undefined;
  private levelCounts: Int32Array | undefined;
  private decodedCodes: Uint8Array | undefined;
  private decodedValues: Float32Array | undefined;

  /** `countLevels`: how often each neuron has each level, by the low bits of code − zero point. */
  constructor(
    rows: number,
    { outputs, activationBits }: LayerSpec,
    [min, max]: Float32Array,
    words: Words,
    countLevels: () => Int32Array,
  ) {
    this.rows = rows;
    this.columns = outputs;
    this.quantization = quantization(min as number, max as number, activationBits);
    this.bits = activationBits;
    this.words = words;
    this.countLevels = countLevels;
  }

  /** The code of 0. */
  get zeroPoint(): number {
    return this.quantization.zeroPoint;
  }

  get levels(): Float32Array {
    this.levelsOfCodes ??= levelsOf(this.quantization, this.bits);
    return this.levelsOfCodes;
  }

  get codes(): Uint8Array {
    const { rows, columns, bits, zeroPoint, words } = this;
    this.decodedCodes ??= decodeLevels(words, rows, columns, bits, zeroPoint);
    return this.decodedCodes;
  }

  get values(): Float32Array {
    const { codes, levels } = this;
    this.decodedValues ??= lookUp(codes, levels);
    return this.decodedValues;
  }

  /** How often each code occurs, in one neuron or in all. */
  countCodes(neuron?: number): Int32Array {
    const { columns, bits, zeroPoint } = this;
    this.levelCounts ??= this.countLevels();
    const [from, to] = neuron === undefined ? [0, columns] : [neuron, neuron + 1];
    const mask = (1 << bits) - 1;
    const counts = new Int32Array(mask + 1);
    for (let i = from << bits; i < to << bits; i++) {
      const code = (i + zeroPoint) & mask;
      counts[code] = (counts[code] as number) + (this.levelCounts[i] as number);
    }
    return counts;
  }
}

function lookUp(codes: Uint8Array, levels: Float32Array): Float32Array {
  const values = new Float32Array(codes.length);
  for (let i = 0; i < codes.length; i++) values[i] = levels[codes[i] as number] as number;
  return values;
}
