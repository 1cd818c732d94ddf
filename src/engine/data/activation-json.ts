/**
 * Activations as JSON: `{"T": rows of numbers, "y": labels}`, or with many checkpoints
 * `{"y": labels, "checkpoints": [{"epoch": 1, "layer": "T1", "T": rows}, …]}`.
 */
import { type ActivationCheckpoints, CheckpointStore } from './activation-checkpoints.ts';
import { describe, Labels } from './cells.ts';
import { checkRows, checkSize } from './numbers.ts';
import { type Place, TableError } from './table-error.ts';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.trim());
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new TableError({ code: 'not-json', detail });
  }
}

/** The fields of an object; none of anything else. */
function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof value === 'object' && value !== null;
  return isObject ? (value as Readonly<Record<string, unknown>>) : {};
}

function labelsOf(y: unknown): Int32Array {
  if (!Array.isArray(y)) throw new TableError({ code: 'y-not-array' });
  checkRows(y.length);
  const names = new Labels();
  const named = y.map((label: unknown, r) => {
    if (typeof label !== 'number' && typeof label !== 'string') {
      throw new TableError({ code: 'label-type', row: r + 1, given: describe(label) });
    }
    return names.name(label);
  });
  return names.inOrder(named);
}

/** The rows of a checkpoint, checked one by one; `place` is that of the checkpoint. */
function* rowsOf(given: readonly unknown[], place: Place): Generator<number[]> {
  let columns: number | undefined;
  for (const [r, row] of given.entries()) {
    if (!Array.isArray(row)) {
      throw new TableError({ code: 'row-not-array', ...place, row: r + 1, given: describe(row) });
    }
    columns ??= row.length;
    if (columns === 0) {
      throw new TableError({ code: 'no-activation', ...place, row: 1, column: 1 });
    }
    if (row.length !== columns) {
      const column = Math.min(row.length, columns) + 1;
      const found = { columns: row.length, first: columns };
      throw new TableError({ code: 'uneven', ...place, row: r + 1, column, ...found });
    }
    row.forEach((cell: unknown, j) => {
      if (typeof cell !== 'number' || !Number.isFinite(cell)) {
        const given = describe(cell);
        throw new TableError({ code: 'not-a-number', ...place, row: r + 1, column: j + 1, given });
      }
      checkSize(cell, { ...place, row: r + 1, column: j + 1 });
    });
    yield row;
  }
}

interface Given {
  readonly layer: string;
  readonly epoch: number;
  readonly T: unknown;
  readonly place: Place;
}

function givenCheckpoint(value: unknown, index: number): Given {
  const place: Place = { checkpoint: index + 1 };
  const { epoch = 0, layer = 'T', T } = fieldsOf(value);
  if (typeof epoch !== 'number' || !Number.isFinite(epoch) || epoch < 0) {
    throw new TableError({ code: 'epoch-type', ...place, given: describe(epoch) });
  }
  if ((typeof layer !== 'number' && typeof layer !== 'string') || layer === '') {
    throw new TableError({ code: 'layer-type', ...place, given: describe(layer) });
  }
  return { layer: String(layer), epoch, T, place };
}

function givenCheckpoints(data: Readonly<Record<string, unknown>>): readonly Given[] {
  // Files of the first version name their checkpoints "records".
  const { T, records, checkpoints = records } = data;
  if (records !== undefined && checkpoints !== records) {
    throw new TableError({ code: 'checkpoints-and-records' });
  }
  if (checkpoints === undefined) return [{ layer: 'T', epoch: 0, T, place: {} }];
  if (!Array.isArray(checkpoints)) throw new TableError({ code: 'checkpoints-not-array' });
  if (checkpoints.length === 0) throw new TableError({ code: 'no-checkpoints' });
  return checkpoints.map(givenCheckpoint);
}

export function readActivationJson(text: string): ActivationCheckpoints {
  const data = fieldsOf(parsed(text));
  const checkpoints = givenCheckpoints(data);
  const store = new CheckpointStore();
  let labels: Int32Array | undefined;
  for (const { layer, epoch, T, place } of checkpoints) {
    if (!Array.isArray(T)) {
      throw new TableError({ code: 't-not-array', ...place });
    }
    if (T.length === 0) throw new TableError({ code: 'no-rows', ...place, row: 1 });
    if (store.has(layer, epoch)) {
      throw new TableError({ code: 'same-checkpoint', ...place, layer, epoch });
    }
    labels ??= labelsOf(data['y']);
    if (labels.length !== T.length) {
      const row = Math.min(labels.length, T.length) + 1;
      const found = { rows: T.length, labels: labels.length };
      throw new TableError({ code: 'uneven-labels', ...place, row, ...found });
    }
    let row = 0;
    for (const values of rowsOf(T, place)) {
      row += 1;
      store.add(layer, epoch, values, row, place);
    }
  }
  return store.finish(labels as Int32Array);
}
