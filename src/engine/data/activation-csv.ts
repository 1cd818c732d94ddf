/**
 * Activations as CSV. Columns named `epoch` and `layer` give the checkpoint of a row; the label is
 * in the column named `label`, else in `y`, else in the last; the others are neurons, in order, and
 * a layer with fewer leaves the cells at the end empty.
 */
import { type ActivationCheckpoints, CheckpointStore } from './activation-checkpoints.ts';
import { finiteIn, hasOtherSeparators, Labels } from './cells.ts';
import { readCsv } from './csv.ts';
import { checkSize } from './numbers.ts';
import { TableError } from './table-error.ts';

/** In this order: beside a label, y is a neuron, as x is. */
const LABEL_NAMES = ['label', 'y'];
const COLUMN_NAMES: ReadonlySet<string> = new Set(['epoch', 'layer', ...LABEL_NAMES]);

/** Where what stands in a row; −1 for a column that is not there. */
interface Columns {
  readonly width: number;
  readonly epoch: number;
  readonly layer: number;
  readonly label: number;
  readonly neurons: readonly number[];
}

function columnsOf(header: readonly string[] | undefined, width: number): Columns {
  const names = (header ?? []).map((cell) => cell.toLowerCase());
  for (const [c, name] of names.entries()) {
    if (COLUMN_NAMES.has(name) && names.indexOf(name) < c) {
      throw new TableError({ code: 'same-column', row: 1, column: c + 1, name });
    }
  }
  const epoch = names.indexOf('epoch');
  const layer = names.indexOf('layer');
  const others = Array.from({ length: width }, (_, c) => c).filter(
    (c) => c !== epoch && c !== layer,
  );
  const named = LABEL_NAMES.map((name) => names.indexOf(name)).find((c) => c >= 0);
  const label = named ?? others.at(-1) ?? -1;
  return { width, epoch, layer, label, neurons: others.filter((c) => c !== label) };
}

function epochIn(cell: string, row: number, column: number): number {
  const epoch = finiteIn(cell, row, column);
  if (epoch < 0) throw new TableError({ code: 'negative-epoch', row, column, epoch });
  return epoch;
}

/** How many neurons a row has: with a column for the layer, up to the last cell that is not empty. */
function neuronsIn(cells: readonly string[], { layer, neurons }: Columns): number {
  let count = neurons.length;
  if (layer >= 0) while (count > 0 && cells[neurons[count - 1] as number] === '') count--;
  return count;
}

export function readActivationCsv(text: string): ActivationCheckpoints {
  const { header, rows } = readCsv(text, COLUMN_NAMES);
  const store = new CheckpointStore();
  const names = new Labels();
  const labels: number[] = [];
  /** The row that first gave each label. */
  const labelRows: number[] = [];
  let columns: Columns | undefined;
  for (const [cells, row] of rows) {
    columns ??= columnsOf(header, header?.length ?? cells.length);
    const { width, epoch, layer, label, neurons } = columns;
    if (neurons.length === 0) {
      throw new TableError({
        code: 'too-few-columns',
        row,
        column: width + 1,
        otherSeparators: hasOtherSeparators(cells.join()),
      });
    }
    if (cells.length !== width) {
      const column = Math.min(cells.length, width) + 1;
      throw new TableError({ code: 'uneven', row, column, columns: cells.length, first: width });
    }
    const cell = (column: number): string => cells[column] as string;
    const values: number[] = [];
    for (let j = 0, count = neuronsIn(cells, columns); j < count; j++) {
      const column = neurons[j] as number;
      const value = finiteIn(cell(column), row, column + 1);
      checkSize(value, { row, column: column + 1 });
      values.push(value);
    }
    if (values.length === 0) {
      throw new TableError({ code: 'no-activation', row, column: (neurons[0] as number) + 1 });
    }
    const name = names.nameCell(cell(label), row, label + 1);
    if (layer >= 0 && cell(layer) === '') {
      throw new TableError({ code: 'no-layer', row, column: layer + 1 });
    }
    const index = store.add(
      layer < 0 ? 'T' : cell(layer),
      epoch < 0 ? 0 : epochIn(cell(epoch), row, epoch + 1),
      values,
      row,
    );
    if (index === labels.length) {
      labels.push(name);
      labelRows.push(row);
    } else if (labels[index] !== name) {
      const first = labelRows[index] as number;
      throw new TableError({ code: 'other-label', row, column: label + 1, first });
    }
  }
  if (labels.length === 0) {
    throw new TableError({ code: 'no-rows', row: header === undefined ? 1 : 2 });
  }
  return store.finish(names.inOrder(labels));
}
