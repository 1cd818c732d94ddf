/**
 * Activations as arrays of NumPy: `y` has the labels, each other array is a layer by its name, of rows
 * and neurons; one of three dimensions has epochs first, numbered by an array `epochs` or from 0.
 */
import { type ActivationFile, CheckpointStore } from './activation-checkpoints.ts';
import type { Declined, FileRepair } from './file-repair.ts';
import { LABEL_NAMES, Labels, naturalOrder, otherLabelNames } from './labels.ts';
import { type NpyArray, readNpy } from './npy.ts';
import { checkRows, checkSize, isExactInteger } from './numbers.ts';
import { RowStarts } from './row-starts.ts';
import { type Place, TableError } from './table-error.ts';
import { type Member, membersOf } from './zip.ts';

const EPOCHS = ['epoch', 'epochs'];

/** What an archive without arrays is, by what is in it. */
function formatOf(members: readonly Member[]): string | undefined {
  const names = members.map(({ name }) => name);
  if (names.some((name) => name.startsWith('xl/'))) return 'Excel';
  if (names.some((name) => /(^|\/)data\.pkl$/.test(name))) return 'PyTorch';
  if (names.some((name) => /\.weights\.h5$/.test(name))) return 'Keras';
  return names.length > 0 ? 'ZIP' : undefined;
}

type Arrays = Map<string, NpyArray>;

function arraysOf(bytes: Uint8Array): Arrays {
  const members = membersOf(bytes);
  const arrays: Arrays = new Map();
  for (const member of members) {
    if (member.name.endsWith('.npy')) {
      const name = member.name.slice(0, -'.npy'.length).replace(/\s+/g, ' ');
      arrays.set(name, readNpy(member.read()));
    }
  }
  if (arrays.size > 0) return arrays;
  const format = formatOf(members);
  throw new TableError(format === undefined ? { code: 'no-arrays' } : { code: 'foreign', format });
}

/** A list, or a matrix of one column or row that stands for it. */
const isList = ({ shape }: NpyArray): boolean =>
  shape.length === 1 || (shape.length === 2 && shape.includes(1));

function labelNameOf(arrays: Arrays, declined: Declined): string {
  const names = [...arrays.keys()];
  const known = LABEL_NAMES.map((name) => names.find((given) => given.toLowerCase() === name));
  const named = known.find((name) => name !== undefined);
  if (named !== undefined) return named;
  const lists = names.filter((name) => {
    const array = arrays.get(name);
    return array?.shape.length === 1 && !EPOCHS.includes(name.toLowerCase());
  });
  const [only] = lists;
  if (only === undefined || lists.length > 1 || names.length < 2 || declined.has('label-array')) {
    throw new TableError({ code: 'no-label-array', arrays: names });
  }
  return only;
}

/** Which arrays beside the labels have other labels, where layers are left; a matrix of predictions is one. */
function otherLabels(arrays: readonly (readonly [string, NpyArray])[]): string[] {
  const couldBe = arrays.filter(
    ([name, array]) =>
      isList(array) || (array.shape.length === 2 && LABEL_NAMES.includes(name.toLowerCase())),
  );
  const found = otherLabelNames(couldBe.map(([name]) => name));
  return found.length === arrays.length ? [] : found;
}

/** The labels of an array, and whether they were one-hot. */
function labelsOf(array: NpyArray, name: string, declined: Declined) {
  const names = new Labels();
  const [rows = 0, width = 1] = array.shape;
  const isOneHot = array.shape.length === 2 && !isList(array) && !array.isText;
  if (isOneHot && declined.has('one-hot')) {
    throw new TableError({ code: 'npy-shape', array: name, shape: array.shape });
  }
  if (!isOneHot && !isList(array)) {
    throw new TableError({ code: 'npy-shape', array: name, shape: array.shape });
  }
  const count = isOneHot ? rows : array.count;
  checkRows(count);
  const named = Array.from({ length: count }, (_, r) => {
    const place = { array: name, row: r + 1 };
    if (!isOneHot) {
      const label = array.label(r);
      if (label === '' || (!array.isText && label === 'NaN')) {
        throw new TableError({ code: 'no-label', ...place });
      }
      return array.isText ? names.nameText(label) : names.name(label);
    }
    const values = Array.from({ length: width }, (__, j) => array.number(r * width + j));
    const at = values.indexOf(1);
    if (at < 0 || values.some((value, j) => value !== (j === at ? 1 : 0))) {
      const given = values.slice(0, 8).join(' ');
      throw new TableError({ code: 'one-hot-label', ...place, given });
    }
    return names.name(String(at));
  });
  return { labels: names.inOrder(named), columns: isOneHot ? width : 1 };
}

/** Refuses a number that is not finite, too large, or an integer that float64 numbers have not. */
function checkValue(array: NpyArray, index: number, place: Place): void {
  const value = array.number(index);
  if (!Number.isFinite(value)) {
    throw new TableError({ code: 'not-a-number', ...place, given: String(value) });
  }
  if (array.areIntegers && !isExactInteger(array.label(index), value)) {
    throw new TableError({ code: 'inexact', ...place, given: array.label(index) });
  }
  checkSize(value, place);
}

function addLayer(
  store: CheckpointStore,
  name: string,
  array: NpyArray,
  epochs: NpyArray | undefined,
  /** Whether there are arrays of several epochs, to which the epochs may belong. */
  hasTimes: boolean,
  rowCount: number,
): void {
  const { shape } = array;
  if (array.isText) throw new TableError({ code: 'text-array', array: name });
  if (shape.length < 1 || shape.length > 3) {
    throw new TableError({ code: 'npy-shape', array: name, shape });
  }
  const [times, rows, columns] =
    shape.length === 3
      ? (shape as [number, number, number])
      : [1, shape[0] as number, shape[1] ?? 1];
  if (rows !== rowCount) {
    const found = { rows, labels: rowCount };
    throw new TableError({
      code: 'uneven-labels',
      array: name,
      row: Math.min(rows, rowCount) + 1,
      ...found,
    });
  }
  if (columns === 0)
    throw new TableError({ code: 'no-activation', array: name, row: 1, column: 1 });
  // Of an array without epochs a single number is the epoch.
  const isAtEpoch = shape.length === 3 || epochs?.count === 1;
  if (epochs !== undefined && epochs.count !== times && (shape.length === 3 || !hasTimes)) {
    throw new TableError({ code: 'epochs-array', array: name, epochs: times, given: epochs.count });
  }
  checkRows(rows);
  const values: number[] = new Array(columns).fill(0);
  for (let e = 0; e < times; e++) {
    const starts = new RowStarts();
    const epoch = isAtEpoch ? epochAt(epochs, e) : 0;
    if (store.has(name, epoch)) {
      throw new TableError({ code: 'same-checkpoint', array: name, layer: name, epoch });
    }
    for (let r = 0; r < rows; r++) {
      for (let j = 0; j < columns; j++) {
        const index = (e * rows + r) * columns + j;
        const value = array.number(index);
        if (!(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) {
          checkValue(array, index, { array: name, row: r + 1, column: j + 1 });
        }
        values[j] = value;
      }
      starts.push(store.keep(values));
    }
    store.register(name, epoch, starts, columns, { array: name });
  }
}

function epochAt(epochs: NpyArray | undefined, index: number): number {
  if (epochs === undefined) return index;
  const place: Place = { array: 'epochs', row: index + 1 };
  const epoch = epochs.number(index);
  if (!Number.isFinite(epoch)) {
    throw new TableError({ code: 'epoch-type', ...place, given: String(epoch) });
  }
  if (epoch < 0) throw new TableError({ code: 'negative-epoch', ...place, epoch });
  return epoch;
}

export function readActivationNpz(bytes: Uint8Array, declined: Declined): ActivationFile {
  const arrays = arraysOf(bytes);
  const labelName = labelNameOf(arrays, declined);
  const repairs: FileRepair[] = [];
  if (!LABEL_NAMES.includes(labelName.toLowerCase())) {
    repairs.push({ code: 'label-array', array: labelName });
  }
  const label = arrays.get(labelName) as NpyArray;
  const { labels, columns } = labelsOf(label, labelName, declined);
  if (columns > 1) repairs.push({ code: 'one-hot', columns });
  const layers = [...arrays].filter(([name]) => name !== labelName);
  const epochs = layers.find(
    ([name, { shape }]) => EPOCHS.includes(name.toLowerCase()) && shape.length <= 1,
  );
  const singles = layers
    .filter(([name, { shape }]) => shape.length === 0 && name !== epochs?.[0])
    .map(([name]) => name);
  if (singles.length > 0 && !declined.has('single-numbers')) {
    repairs.push({ code: 'single-numbers', arrays: singles });
  }
  const given = layers.filter(
    ([name]) => name !== epochs?.[0] && (declined.has('single-numbers') || !singles.includes(name)),
  );
  const extras = declined.has('other-labels') ? [] : otherLabels(given);
  if (extras.length > 0) repairs.push({ code: 'other-labels', names: extras });
  const rest = given.filter(([name]) => !extras.includes(name));
  if (rest.length === 0) throw new TableError({ code: 'no-arrays' });
  if (labels.length === 0) throw new TableError({ code: 'no-rows', array: labelName, row: 1 });
  const store = new CheckpointStore();
  const hasTimes = rest.some(([, { shape }]) => shape.length === 3);
  for (const [name, array] of rest.sort(([a], [b]) => naturalOrder(a, b))) {
    addLayer(store, name, array, epochs?.[1], hasTimes, labels.length);
  }
  return { checkpoints: store.finish(labels), repairs };
}

/** An array alone has no labels. */
export function readActivationNpy(bytes: Uint8Array): never {
  readNpy(bytes);
  throw new TableError({ code: 'no-label-array', arrays: [] });
}
