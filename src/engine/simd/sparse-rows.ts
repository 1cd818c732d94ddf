import type { Dataset } from '../data/dataset.ts';

/** Fewer inputs than this cost little either way. */
const WIDE = 65;
/** An entry holds the number of its pair in 16 bits. */
const MAX_INPUTS = 2 * 65536;
/** Rows gathered together: their cursors and the codes of a column stay in cache. */
const BLOCK = 4096;

/** Wide rows without their zeros; `assembly/sparse.ts` defines an entry. */
export class SparseRows {
  /** Number of the first entry of each row, and at the end how many there are. */
  readonly starts: Uint32Array;
  private readonly data: Dataset;

  constructor(data: Dataset) {
    this.data = data;
    this.starts = new Uint32Array(data.rows + 1);
    // Counted one place further on, so that sums from the left are starts.
    this.forEachPair((r) => {
      this.starts[r + 1] = (this.starts[r + 1] as number) + 1;
    });
    for (let r = 0; r < data.rows; r++) {
      this.starts[r + 1] = (this.starts[r + 1] as number) + (this.starts[r] as number);
    }
  }

  get entries(): number {
    return this.starts[this.data.rows] as number;
  }

  write(entries: Uint32Array): void {
    const next = this.starts.slice();
    this.forEachPair((r, pair, codes) => {
      const at = next[r] as number;
      entries[at] = pair * 65536 + codes;
      next[r] = at + 1;
    });
  }

  /** Calls for each pair of inputs that is not (0, 0), pairs of a row rising. */
  private forEachPair(take: (r: number, pair: number, codes: number) => void): void {
    const { rows, inputs, codes } = this.data;
    for (let from = 0; from < rows; from += BLOCK) {
      const to = Math.min(from + BLOCK, rows);
      for (let j = 0; j < inputs; j += 2) {
        const even = j * rows;
        const odd = j + 1 < inputs ? even + rows : -1;
        for (let r = from; r < to; r++) {
          const low = codes[even + r] as number;
          const high = odd < 0 ? 0 : (codes[odd + r] as number);
          if ((low | high) !== 0) take(r, j >> 1, low | (high << 8));
        }
      }
    }
  }
}

/**
 * The rows of a data set that is wide and sparse: at least half of its pairs of inputs are (0, 0).
 * Others are kept dense, as whole vectors.
 */
export function sparseRows(data: Dataset): SparseRows | undefined {
  const { rows, inputs } = data;
  if (inputs < WIDE || inputs > MAX_INPUTS) return undefined;
  const sparse = new SparseRows(data);
  return 2 * sparse.entries <= rows * Math.ceil(inputs / 2) ? sparse : undefined;
}
