/** Activations of several layers at several epochs, gathered row by row. */
import type { FileRepair } from './file-repair.ts';
import { naturalOrder } from './labels.ts';
import { checkRows, MAX_LAYERS, Numbers } from './numbers.ts';
import { RowStarts } from './row-starts.ts';
import { type Place, TableError } from './table-error.ts';

/** Activations of one layer at one epoch, feature-major: `values[j * rows + r]`. */
interface RecordedLayer {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** Activations from a file; every checkpoint is of the same inputs in the same order. */
export interface ActivationCheckpoints {
  readonly rows: number;
  /** Labels as 0, 1, … in their order: numbers by size, then text by alphabet. */
  readonly labels: Int32Array;
  /** Names of the layers: T1, T2, … by number, others in order of appearance. */
  readonly layers: readonly string[];
  /** Rising. */
  readonly epochs: readonly number[];
  /** The layer of an index at an epoch, where there is such a checkpoint. */
  activations(layer: number, epoch: number): RecordedLayer | undefined;
}

/** What a file was read as, and what was guessed for it. */
export interface ActivationFile {
  readonly checkpoints: ActivationCheckpoints;
  readonly repairs: readonly FileRepair[];
}

/** One layer at one epoch. */
interface LayerCheckpoint {
  /** Where each row starts among the numbers. */
  readonly starts: RowStarts;
  /** Its last row so far, as the file counts. */
  lastRow: number;
}

interface Layer {
  readonly name: string;
  readonly columns: number;
  /** By epoch. */
  readonly checkpoints: Map<number, LayerCheckpoint>;
}

/** The name of a layer given as a number or as text; 3 and T3 are one, and so are 3.0 and 3. */
function layerName(given: string): string {
  const number = /^t?(\d+)(?:\.0*)?$/i.exec(given)?.[1];
  return number === undefined ? given : `T${number}`;
}

function inOrder(layers: readonly Layer[]): readonly Layer[] {
  const areNumbered = layers.every(({ name }) => /^T\d+$/.test(name));
  return areNumbered ? [...layers].sort((a, b) => naturalOrder(a.name, b.name)) : layers;
}

/** Gathers rows into checkpoints. */
export class CheckpointStore {
  private readonly numbers = new Numbers();
  private readonly layers = new Map<string, Layer>();

  /** Whether a layer has rows at an epoch. */
  has(layer: string, epoch: number): boolean {
    return this.layers.get(layerName(layer))?.checkpoints.has(epoch) ?? false;
  }

  /** Keeps the numbers of a row and returns where they start. */
  keep(values: readonly number[]): number {
    const start = this.numbers.count;
    for (let j = 0; j < values.length; j++) this.numbers.push(values[j] as number);
    return start;
  }

  /** The layer of a name; refuses it where rows of it had other neurons. */
  private layerOf(given: string, columns: number, row: number, place: Place): Layer {
    const name = layerName(given);
    const layer: Layer = this.layers.get(name) ?? { name, columns, checkpoints: new Map() };
    this.layers.set(name, layer);
    if (this.layers.size > MAX_LAYERS) {
      throw new TableError({ code: 'too-many-layers', ...place, row, most: MAX_LAYERS });
    }
    if (columns !== layer.columns) {
      const found = { neurons: columns, before: layer.columns };
      throw new TableError({ code: 'other-width', ...place, row, layer: name, ...found });
    }
    return layer;
  }

  /**
   * Adds a row to the checkpoint of a layer at an epoch and returns its index there, from 0. `row` is
   * where the file has it.
   */
  add(given: string, epoch: number, values: readonly number[], row: number): number {
    const { checkpoints } = this.layerOf(given, values.length, row, {});
    const checkpoint = checkpoints.get(epoch) ?? { starts: new RowStarts(), lastRow: row };
    checkpoints.set(epoch, checkpoint);
    checkRows(checkpoint.starts.count + 1);
    checkpoint.lastRow = row;
    checkpoint.starts.push(this.keep(values));
    return checkpoint.starts.count - 1;
  }

  /** Makes rows that were kept the checkpoint of a layer at an epoch. */
  register(given: string, epoch: number, starts: RowStarts, columns: number, place: Place): void {
    const { checkpoints } = this.layerOf(given, columns, 1, place);
    checkpoints.set(epoch, { starts, lastRow: starts.count });
  }

  /** The checkpoints; `labels` has one for each row of the longest. */
  finish(labels: Int32Array): ActivationCheckpoints {
    const rows = labels.length;
    const layers = inOrder([...this.layers.values()]);
    const epochs = new Set<number>();
    for (const { name, checkpoints } of layers) {
      for (const [epoch, { starts, lastRow }] of checkpoints) {
        epochs.add(epoch);
        if (starts.count !== rows) {
          const found = { layer: name, epoch, rows: starts.count, others: rows };
          throw new TableError({ code: 'uneven-layers', row: lastRow, ...found });
        }
      }
    }
    const numbers = this.numbers.all;
    return {
      rows,
      labels,
      layers: layers.map(({ name }) => name),
      epochs: [...epochs].sort((a, b) => a - b),
      activations(at, epoch) {
        const layer = layers[at];
        const checkpoint = layer?.checkpoints.get(epoch);
        if (layer === undefined || checkpoint === undefined) return undefined;
        const { columns } = layer;
        const values = new Float64Array(rows * columns);
        for (let r = 0; r < rows; r++) {
          const start = checkpoint.starts.at(r);
          for (let j = 0; j < columns; j++) values[j * rows + r] = numbers[start + j] as number;
        }
        return { rows, columns, values };
      },
    };
  }
}
