/**
 * Activations as JSON: `{"T": rows of numbers, "y": labels}`, or with many checkpoints
 * `{"y": labels, "checkpoints": [{"epoch": 1, "layer": "T1", "T": rows}, …]}`.
 */
import { type ActivationRecords, RecordStore } from './activation-records.ts';
import { at, describe, Labels, TableError } from './cells.ts';
import { checkRows, checkSize } from './numbers.ts';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.trim());
  } catch (error) {
    throw new TableError(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The fields of an object; none of anything else. */
function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof value === 'object' && value !== null;
  return isObject ? (value as Readonly<Record<string, unknown>>) : {};
}

function labelsOf(y: unknown): Int32Array {
  if (!Array.isArray(y)) throw new TableError('"y" must be an array of labels');
  checkRows(y.length);
  const names = new Labels();
  const named = y.map((label: unknown, r) => {
    if (typeof label !== 'number' && typeof label !== 'string') {
      throw new TableError(
        `row ${r + 1}: the label ${describe(label)} is neither a number nor text`,
      );
    }
    return names.name(label);
  });
  return names.inOrder(named);
}

/** The rows of a checkpoint, checked one by one; `place` goes before complaints. */
function* rowsOf(given: readonly unknown[], place: string): Generator<number[]> {
  let columns: number | undefined;
  for (const [r, row] of given.entries()) {
    if (!Array.isArray(row)) {
      throw new TableError(`${place}row ${r + 1}: ${describe(row)} is not an array of numbers`);
    }
    columns ??= row.length;
    if (columns === 0) {
      throw new TableError(`${place}${at(1, 1)}: missing; a row needs an activation`);
    }
    if (row.length !== columns) {
      const column = Math.min(row.length, columns) + 1;
      throw new TableError(
        `${place}${at(r + 1, column)}: the row has ${row.length} columns, the first has ${columns}`,
      );
    }
    row.forEach((cell: unknown, j) => {
      if (typeof cell !== 'number' || !Number.isFinite(cell)) {
        throw new TableError(
          `${place}${at(r + 1, j + 1)}: ${describe(cell)} is not a finite number`,
        );
      }
      checkSize(cell, () => `${place}${at(r + 1, j + 1)}`);
    });
    yield row;
  }
}

interface Given {
  readonly layer: string;
  readonly epoch: number;
  readonly T: unknown;
  /** What complaints about it begin with. */
  readonly place: string;
}

function givenCheckpoint(value: unknown, index: number): Given {
  const place = `checkpoint ${index + 1}: `;
  const { epoch = 0, layer = 'T', T } = fieldsOf(value);
  if (typeof epoch !== 'number' || !Number.isFinite(epoch) || epoch < 0) {
    throw new TableError(`${place}the epoch ${describe(epoch)} is not a number from 0 on`);
  }
  if ((typeof layer !== 'number' && typeof layer !== 'string') || layer === '') {
    throw new TableError(`${place}the layer ${describe(layer)} is neither a number nor text`);
  }
  return { layer: String(layer), epoch, T, place };
}

function givenCheckpoints(data: Readonly<Record<string, unknown>>): readonly Given[] {
  const { T, checkpoints } = data;
  if (checkpoints === undefined) return [{ layer: 'T', epoch: 0, T, place: '' }];
  if (!Array.isArray(checkpoints)) throw new TableError('"checkpoints" must be an array');
  if (checkpoints.length === 0) throw new TableError('"checkpoints" has no checkpoints');
  return checkpoints.map(givenCheckpoint);
}

export function readActivationJson(text: string): ActivationRecords {
  const data = fieldsOf(parsed(text));
  const checkpoints = givenCheckpoints(data);
  const store = new RecordStore();
  let labels: Int32Array | undefined;
  for (const { layer, epoch, T, place } of checkpoints) {
    if (!Array.isArray(T)) {
      throw new TableError(`${place}"T" must be an array of rows of numbers`);
    }
    if (T.length === 0) throw new TableError(`${place}row 1: there are no rows of data`);
    if (store.has(layer, epoch)) {
      throw new TableError(`${place}layer ${layer} at epoch ${epoch} is there already`);
    }
    labels ??= labelsOf(data['y']);
    if (labels.length !== T.length) {
      const row = Math.min(labels.length, T.length) + 1;
      throw new TableError(
        `${place}row ${row}: "T" has ${T.length} rows, "y" has ${labels.length} labels`,
      );
    }
    let row = 0;
    for (const values of rowsOf(T, place)) {
      row += 1;
      store.add(layer, epoch, values, row, () => `${place}row ${row}`);
    }
  }
  return store.finish(labels as Int32Array);
}
