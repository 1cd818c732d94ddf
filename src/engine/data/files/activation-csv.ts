/**
 * Activations as a table of text. Columns named `epoch` and `layer` give the checkpoint of a row; the label is in the column named `label`, else in `y`, else in the last, or in one column for each
 * of its values; the others are neurons, in order, and a layer with fewer leaves the cells at the end
 * empty.
 */
import { type ActivationFile, CheckpointStore } from './activation-checkpoints.ts';
import { CellNumbers, cellNumber, excerpt } from './cells.ts';
import { COLUMN_NAMES, type Columns, columnsOf } from './columns.ts';
import { readTable } from './csv.ts';
import type { Declined } from './file-repair.ts';
import { Labels } from './labels.ts';
import { checkSize, isTooLarge } from './numbers.ts';
import { TableError } from './table-error.ts';

/** How many neurons a row has: with a column for the layer, up to the last cell that is not empty. */
function neuronsIn(cells: readonly string[], { layer, neurons }: Columns): number {
  let count = neurons.length;
  if (layer >= 0) while (count > 0 && cells[neurons[count - 1] as number] === '') count--;
  return count;
}

/** The label of a row: the text in its cell, or which of its cells is 1. */
function labelIn(cells: readonly string[], labels: readonly number[], row: number): string {
  const [first = -1, ...more] = labels;
  const cell = cells[first] ?? '';
  if (more.length === 0) {
    if (cell === '') throw new TableError({ code: 'no-label', row, column: first + 1 });
    return cell;
  }
  const values = labels.map((c) => cellNumber(cells[c] ?? ''));
  const isOneHot =
    values.every((value) => value === 0 || value === 1) &&
    values.indexOf(1) >= 0 &&
    values.indexOf(1) === values.lastIndexOf(1);
  if (isOneHot) return String(values.indexOf(1));
  const given = excerpt(labels.map((c) => cells[c] ?? '').join(' '));
  throw new TableError({ code: 'one-hot-label', row, column: first + 1, given });
}

/** Whether a row is as wide as the table; empty cells beyond are of a separator at its end. */
function checkWidth(cells: readonly string[], width: number, row: number): void {
  const isEven =
    cells.length === width ||
    (cells.length > width && cells.slice(width).every((cell) => cell === ''));
  if (isEven) return;
  const column = Math.min(cells.length, width) + 1;
  throw new TableError({ code: 'uneven', row, column, columns: cells.length, first: width });
}

export function readActivationCsv(bytes: Uint8Array, declined: Declined): ActivationFile {
  const table = readTable(bytes, COLUMN_NAMES, declined.has('header-of-numbers'));
  const { columns, repairs } = columnsOf(table, declined);
  const { width, epoch, layer, neurons } = columns;
  const numbers = new CellNumbers(declined.has('decimal-comma'));
  const store = new CheckpointStore();
  const names = new Labels();
  const labels: number[] = [];
  /** The row that first gave each label. */
  const labelRows: number[] = [];
  for (const { cells, row } of table.rows()) {
    if (neurons.length === 0) {
      throw new TableError({ code: 'too-few-columns', row, column: width + 1 });
    }
    checkWidth(cells, width, row);
    const cell = (column: number): string => cells[column] as string;
    const values: number[] = [];
    for (let j = 0, count = neuronsIn(cells, columns); j < count; j++) {
      const column = neurons[j] as number;
      const value = numbers.readActivation(cell(column), row, column + 1);
      if (isTooLarge(value)) checkSize(value, { row, column: column + 1 });
      values.push(value);
    }
    if (values.length === 0) {
      throw new TableError({ code: 'no-activation', row, column: (neurons[0] as number) + 1 });
    }
    const name = names.name(labelIn(cells, columns.labels, row));
    if (layer >= 0 && cell(layer) === '') {
      throw new TableError({ code: 'no-layer', row, column: layer + 1 });
    }
    const at = epoch < 0 ? 0 : numbers.read(cell(epoch), row, epoch + 1);
    if (at < 0) throw new TableError({ code: 'negative-epoch', row, column: epoch + 1, epoch: at });
    const index = store.add(layer < 0 ? 'T' : cell(layer), at, values, row);
    if (index === labels.length) {
      labels.push(name);
      labelRows.push(row);
    } else if (labels[index] !== name) {
      const first = labelRows[index] as number;
      const column = (columns.labels[0] as number) + 1;
      throw new TableError({ code: 'other-label', row, column, first });
    }
  }
  if (labels.length === 0) throw new TableError({ code: 'no-rows', row: table.firstRow });
  const header = table.numberedHeader;
  return {
    checkpoints: store.finish(names.inOrder(labels)),
    repairs: [
      ...(header === undefined ? [] : [{ code: 'header-of-numbers', row: header } as const]),
      ...repairs,
      ...numbers.repairs,
    ],
  };
}
