/** How much one file may hold, and a list that grows to it. */
import { TableError } from './cells.ts';

/** Rows of data in one checkpoint: a layer of more takes seconds to measure, at every epoch. */
export const MAX_ROWS = 1_000_000;
/** Numbers in one file: these take half a gigabyte in float64, what a browser tab surely has. */
export const MAX_NUMBERS = 64_000_000;

/** Refuses the row of a checkpoint that is too many; `rows` counts from 1. */
export function checkRows(rows: number): void {
  if (rows > MAX_ROWS) {
    throw new TableError(
      `more than ${MAX_ROWS} rows of data: a layer of so many takes seconds to measure, at every epoch`,
    );
  }
}

/** Largest size of an activation: the squares of float64 numbers this far apart can be added up. */
const LARGEST = 1e150;

/** Refuses an activation that is too large; `place` says in words where it stands. */
export function checkSize(value: number, place: () => string): void {
  if (Math.abs(value) > LARGEST) {
    throw new TableError(
      `${place()}: ${value} is beyond ±${LARGEST}, too large for squares of distances`,
    );
  }
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
      throw new TableError(
        `more than ${this.most} numbers: they would not surely fit in the memory of a browser tab`,
      );
    }
    if (this.used === this.values.length) {
      const grown = new Float64Array(2 * this.used);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.used++] = value;
  }

  /** All of them. */
  get all(): Float64Array {
    return this.values.subarray(0, this.used);
  }
}
