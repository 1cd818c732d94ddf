/**
 * Pools of values: quantized ones are kept as levels with counts, others sorted; both answer alike.
 */
import { sorted } from '../../numeric/sorted.ts';
import { cutsUpTo } from './binning.ts';
import type { Activations, Pool, Range } from './types.ts';

/** Smallest and largest of some numbers. */
function extremes(values: Float32Array | Float64Array): Range {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return [min, max];
}

class LevelPool implements Pool {
  readonly count: number;
  private readonly layer: Quantized;
  private readonly neuron: number | undefined;
  private counts: Int32Array | undefined;
  private range: Range | undefined;
  private ranks: { values: Float64Array; upTo: Float64Array } | undefined;

  constructor(layer: Quantized, neuron: number | undefined) {
    this.count = layer.rows * (neuron === undefined ? layer.columns : 1);
    this.layer = layer;
    this.neuron = neuron;
  }

  get min(): number {
    return this.extremes()[0];
  }

  get max(): number {
    return this.extremes()[1];
  }

  nth(k: number): number {
    const { values, upTo } = this.ranked();
    return values[cutsUpTo(upTo, k)] as number;
  }

  distinct(): Float64Array {
    return this.ranked().values;
  }

  private extremes(): Range {
    this.range ??= extremes(this.used());
    return this.range;
  }

  /** Levels in use, by code. */
  private used(): Float32Array {
    const { levels } = this.layer;
    const counts = this.counted();
    const used = new Float32Array(levels.length);
    let count = 0;
    for (let code = 0; code < levels.length; code++) {
      if (counts[code] !== 0) used[count++] = levels[code] as number;
    }
    return used.subarray(0, count);
  }

  /** Values in use, rising, and how many of all are not above each. */
  private ranked(): { values: Float64Array; upTo: Float64Array } {
    if (this.ranks !== undefined) return this.ranks;
    const { levels } = this.layer;
    const counts = this.counted();
    const used = [...levels.keys()].filter((code) => counts[code] !== 0);
    used.sort((a, b) => (levels[a] as number) - (levels[b] as number));
    const values = Float64Array.from(used, (code) => levels[code] as number);
    const upTo = Float64Array.from(used, (code) => counts[code] as number);
    for (let i = 1; i < upTo.length; i++) upTo[i] = (upTo[i] as number) + (upTo[i - 1] as number);
    this.ranks = { values, upTo };
    return this.ranks;
  }

  /** How often each code occurs; counted when first needed. */
  private counted(): Int32Array {
    const { layer, neuron } = this;
    this.counts ??= layer.countCodes?.(neuron) ?? countCodes(layer, neuron);
    return this.counts;
  }
}

class ValuePool implements Pool {
  private readonly values: Float32Array | Float64Array;
  private extremes: Range | undefined;
  private inOrder: Float32Array | Float64Array | undefined;

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
    const rising = this.rising();
    const distinct = new Float64Array(rising.length);
    let count = 0;
    for (let i = 0; i < rising.length; i++) {
      if (i === 0 || rising[i] !== rising[i - 1]) distinct[count++] = rising[i] as number;
    }
    return distinct.subarray(0, count);
  }

  private range(): Range {
    this.extremes ??= extremes(this.values);
    return this.extremes;
  }

  /** Sorted when first needed: most methods need the extremes only. */
  private rising(): Float32Array | Float64Array {
    const { values } = this;
    this.inOrder ??= values instanceof Float32Array ? sorted(values) : values.slice().sort();
    return this.inOrder;
  }
}

/** A layer whose values are levels of at most 256 codes. */
export interface Quantized extends Activations {
  readonly codes: Uint8Array | Int32Array;
  readonly levels: Float32Array;
}

/** From the levels: codes may have to be decoded before they can be looked at. */
export function isQuantized(layer: Activations): layer is Quantized {
  return layer.levels !== undefined && layer.levels.length <= 256;
}

/** Where the numbers of a layer begin and end, or those of one of its neurons. */
function span({ rows, columns }: Activations, neuron: number | undefined): Range {
  return neuron === undefined ? [0, columns * rows] : [neuron * rows, (neuron + 1) * rows];
}

/** How often each code occurs. */
function countCodes(layer: Quantized, neuron: number | undefined): Int32Array {
  const { codes, levels } = layer;
  const [from, to] = span(layer, neuron);
  const counts = new Int32Array(levels.length);
  for (let i = from; i < to; i++) {
    const code = codes[i] as number;
    counts[code] = (counts[code] as number) + 1;
  }
  return counts;
}

/** The values of a layer, or of one of its neurons. */
export function poolOf(layer: Activations, neuron?: number): Pool {
  return isQuantized(layer)
    ? new LevelPool(layer, neuron)
    : new ValuePool(layer.values.subarray(...span(layer, neuron)));
}
