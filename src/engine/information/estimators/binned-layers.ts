/**
 * Layers in bins. Which bin a row falls in is found when first read: a counter that holds the layer
 * itself may count by tables or cuts, and never read it.
 */
import type { CodeColumns } from '../partition.ts';
import type { CellFinder } from './cell-finder.ts';
import type { Quantized } from './pool.ts';
import type { Activations } from './types.ts';

/** Levels in bins: each level's bin is known. */
export class BinnedLevels implements CodeColumns {
  readonly rows: number;
  readonly columns: number;
  readonly layer: Quantized;
  /** For each neuron the bin of each code, named by numbers no greater than the largest code. */
  readonly tables: readonly Uint8Array[];
  private found: Uint8Array | undefined;

  constructor(layer: Quantized, tables: readonly Uint8Array[]) {
    this.rows = layer.rows;
    this.columns = layer.columns;
    this.layer = layer;
    this.tables = tables;
  }

  get codes(): Uint8Array {
    this.found ??= this.lookUp();
    return this.found;
  }

  private lookUp(): Uint8Array {
    const { rows, layer, tables } = this;
    const { codes } = layer;
    const binned = new Uint8Array(codes.length);
    tables.forEach((table, j) => {
      for (let i = j * rows; i < (j + 1) * rows; i++) {
        binned[i] = table[codes[i] as number] as number;
      }
    });
    return binned;
  }
}

/** Real numbers in cells between cuts. */
export class BinnedValues implements CodeColumns {
  readonly rows: number;
  readonly columns: number;
  readonly layer: Activations;
  /** One for each neuron. */
  readonly finders: readonly CellFinder[];
  private found: Int32Array | undefined;

  constructor(layer: Activations, finders: readonly CellFinder[]) {
    this.rows = layer.rows;
    this.columns = layer.columns;
    this.layer = layer;
    this.finders = finders;
  }

  get codes(): Int32Array {
    this.found ??= this.find();
    return this.found;
  }

  private find(): Int32Array {
    const { rows, layer, finders } = this;
    const { values } = layer;
    const cells = new Int32Array(values.length);
    finders.forEach((finder, j) => {
      finder.find(values, j * rows, (j + 1) * rows, cells);
    });
    return cells;
  }
}
