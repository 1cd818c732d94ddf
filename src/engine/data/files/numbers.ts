/** How much one file may hold, and a list that grows to it. */
import { type Place, TableError } from './table-error.ts';

/** Rows of data in one checkpoint: a layer of more takes seconds to measure, at every epoch. */
export const MAX_ROWS = 1_000_000;
/** Numbers in one file: these take half a gigabyte in float64, what a browser tab surely has. */
const MAX_NUMBERS = 64_000_000;

/** Layers of one file: the page draws and names all of them, anew at every epoch. */
export const MAX_LAYERS = 100;

/** Bytes of one file; the numbers in a larger one hardly fit either. */
export const MAX_BYTES = 500e6;

/** Refuses a file that is too large to be read. */
export function checkBytes(bytes: number): void {
  if (bytes <= MAX_BYTES) return;
  const [megabytes, most] = [Math.round(bytes / 1e6), MAX_BYTES / 1e6];
  throw new TableError({ code: 'too-many-bytes', megabytes, most });
}

/** Refuses the row of a checkpoint that is too many; `rows` counts from 1. */
export function checkRows(rows: number): void {
  if (rows > MAX_ROWS) {
    throw new TableError({ code: 'too-many-rows', most: MAX_ROWS });
  }
}

/** Largest size of an activation: the squares of float64 numbers this far apart can be added up. */
const LARGEST = 1e150;

/** Whether the square of an activation is too large. */
export const isTooLarge = (value: number): boolean => Math.abs(value) > LARGEST;

/** Refuses an activation that is too large, at a place. */
export function checkSize(value: number, place: Place): void {
  if (isTooLarge(value)) {
    throw new TableError({ code: 'too-large', ...place, value, largest: LARGEST });
  }
}

/**
 * Whether a number is what its digits mean: beyond 2^53 integers share float64 numbers. The shortest
 * digits of a float64 number, as programs print it, mean that number.
 */
export function isExactInteger(digits: string, value: number): boolean {
  if (Math.abs(value) < Number.MAX_SAFE_INTEGER) return true;
  if (!/^[+-]?\d+$/.test(digits) || String(value) === digits) return true;
  return BigInt(digits.replace('+', '')) === BigInt(value);
}

/** A growing list of numbers, refused beyond `most`. */
export class Numbers {
  private readonly most: number;
  private values = new Float64Array(1024);
  private used = 0;

  constructor(most = MAX_NUMBERS) {
    this.most = most;
  }

  get count(): number {
    return this.used;
  }

  push(value: number): void {
    if (this.used === this.most) {
      throw new TableError({ code: 'too-many-numbers', most: this.most });
    }
    if (this.used === this.values.length) {
      const grown = new Float64Array(2 * this.used);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.used++] = value;
  }

  at(index: number): number {
    return this.values[index] as number;
  }

  /** All of them. */
  get all(): Float64Array {
    return this.values.subarray(0, this.used);
  }
}
