/**
 * A partition of the rows into classes: rows that share everything seen so far share a class.
 * Refining by one more column of integers is exact: the class of a row becomes the distinct pair
 * (class so far, code), compared in full, never a hash of it.
 */
import { PairTable } from '../numeric/pair-table.ts';

export interface Partition {
  /** Class of each row, numbered 0, 1, … in order of first appearance. */
  readonly ids: Int32Array;
  /** Number of classes. */
  readonly classes: number;
}

/** Columns of integer codes of one layer: `codes[j * rows + r]` is neuron j on row r. */
export interface CodeColumns {
  readonly rows: number;
  readonly columns: number;
  readonly codes: Uint8Array | Int32Array;
}

/** Finds the classes of rows; keeps its tables between calls, for n rows at most. */
export class Partitioner {
  private readonly rows: number;
  private readonly table: PairTable;

  constructor(rows: number) {
    this.rows = rows;
    this.table = new PairTable(rows);
  }

  /** Every row in one class. */
  coarsest(): Partition {
    return { ids: new Int32Array(this.rows), classes: this.rows > 0 ? 1 : 0 };
  }

  /** Splits each class by a column of `rows` integers starting at `offset`. */
  refine(from: Partition, column: Uint8Array | Int32Array, offset = 0): Partition {
    const { table, rows } = this;
    table.clear();
    const ids = new Int32Array(rows);
    for (let r = 0; r < rows; r++) {
      ids[r] = table.name(from.ids[r] as number, column[offset + r] as number);
    }
    return { ids, classes: table.count };
  }

  /** The classes of a layer: rows with equal codes in every neuron. */
  classesOf(layer: CodeColumns): Partition {
    let partition = this.coarsest();
    for (let j = 0; j < layer.columns && partition.classes < this.rows; j++) {
      // Once every row stands alone no column can split further.
      partition = this.refine(partition, layer.codes, j * layer.rows);
    }
    return partition;
  }
}
