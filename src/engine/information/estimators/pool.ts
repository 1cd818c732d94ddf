/**
 * Pools of values: quantized ones are kept as levels with counts, others sorted; both answer alike.
 */
import { cutsUpTo } from './binning.ts';
import type { Activations, Pool, Range } from './types.ts';

class LevelPool implements Pool {
  readonly count: number;
  private readonly levels: Float32Array;
  private readonly codes: Uint8Array;
  private counted: { values: Float64Array; upTo: Float64Array } | undefined;

  constructor(levels: Float32Array, codes: Uint8Array) {
    this.count = codes.length;
    this.levels = levels;
    this.codes = codes;
  }

  get min(): number {
    return this.read().values[0] as number;
  }

  get max(): number {
    const { values } = this.read();
    return values[values.length - 1] as number;
  }

  nth(k: number): number {
    const { values, upTo } = this.read();
    return values[cutsUpTo(upTo, k)] as number;
  }

  distinct(): Float64Array {
    return this.read().values;
  }

  /** Values in use, rising, and how many of all are not above each; counted when first needed. */
  private read(): { values: Float64Array; upTo: Float64Array } {
    if (this.counted !== undefined) return this.counted;
    const { levels } = this;
    const counts = countCodes(this.codes);
    const used = [...levels.keys()].filter((code) => counts[code] !== 0);
    used.sort((a, b) => (levels[a] as number) - (levels[b] as number));
    const values = Float64Array.from(used, (code) => levels[code] as number);
    const upTo = Float64Array.from(used, (code) => counts[code] as number);
    for (let i = 1; i < upTo.length; i++) upTo[i] = (upTo[i] as number) + (upTo[i - 1] as number);
    this.counted = { values, upTo };
    return this.counted;
  }
}

class ValuePool implements Pool {
  private readonly values: Float32Array | Float64Array;
  private extremes: Range | undefined;
  private sorted: Float32Array | Float64Array | undefined;

  constructor(values: Float32Array | Float64Array) {
    this.values = values;
  }

  get count(): number {
    return this.values.length;
  }

  get min(): number {
    return this.range()[0];
  }

  get max(): number {
    return this.range()[1];
  }

  nth(k: number): number {
    return this.rising()[k] as number;
  }

  distinct(): Float64Array {
    return Float64Array.from(this.rising().filter((value, i, all) => value !== all[i - 1]));
  }

  private range(): Range {
    if (this.extremes !== undefined) return this.extremes;
    let min = Infinity;
    let max = -Infinity;
    for (const value of this.values) {
      if (value < min) min = value;
      if (value > max) max = value;
    }
    this.extremes = [min, max];
    return this.extremes;
  }

  /** Sorted when first needed: most methods ask for the extremes only. */
  private rising(): Float32Array | Float64Array {
    this.sorted ??= this.values.slice().sort();
    return this.sorted;
  }
}

/** A layer whose values are levels of at most 256 codes. */
export interface Quantized extends Activations {
  readonly codes: Uint8Array;
  readonly levels: Float32Array;
}

export function isQuantized(layer: Activations): layer is Quantized {
  return layer.codes instanceof Uint8Array && layer.levels !== undefined;
}

/** How often each code occurs. */
function countCodes(codes: Uint8Array): Int32Array {
  const counts = new Int32Array(256);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    counts[code] = (counts[code] as number) + 1;
  }
  return counts;
}

/** The values of a layer, or of one of its neurons. */
export function poolOf(layer: Activations, neuron?: number): Pool {
  const from = (neuron ?? 0) * layer.rows;
  const to = neuron === undefined ? layer.columns * layer.rows : from + layer.rows;
  return isQuantized(layer)
    ? new LevelPool(layer.levels, layer.codes.subarray(from, to))
    : new ValuePool(layer.values.subarray(from, to));
}
