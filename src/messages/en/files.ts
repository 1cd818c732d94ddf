/** Files of activations. */
import type { FileRepair, Place, TableFault } from '../../engine/index.ts';
import { counted, number, quoted } from './numbers.ts';

/** “checkpoint 2, row 3, column 4: ”; empty where no place is known. */
function placeText({ array, checkpoint, row, column }: Place): string {
  const parts = Object.entries({ array, checkpoint, row, column })
    .filter(([, at]) => at !== undefined)
    .map(([name, at]) => `${name} ${at}`);
  return parts.length === 0 ? '' : `${parts.join(', ')}: `;
}

/** What a file has may be of any length; a sentence has room for this much. */
const MAX_CHARACTERS = 60;
const MAX_NAMES = 10;

const cutText = (text: string): string =>
  text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS - 1)}…` : text;

/** The same with names and values of the file cut where they are longer than a sentence. */
function cut<T extends object>(found: T): T {
  const cutPart = (part: unknown): unknown => {
    if (typeof part === 'string') return cutText(part);
    if (!Array.isArray(part)) return part;
    const kept = part.slice(0, MAX_NAMES).map(cutPart);
    return part.length > MAX_NAMES ? [...kept, '…'] : kept;
  };
  return Object.fromEntries(Object.entries(found).map(([key, part]) => [key, cutPart(part)])) as T;
}

/** What is wrong with a file, and where; without the full stop, for it goes behind a file's name. */
export function fault(found: TableFault): string {
  const short = cut(found);
  return `${placeText(short)}${problem(short)}`;
}

const rows = (count: number): string => counted(count, { one: 'row', other: 'rows' });
const columns = (count: number): string => counted(count, { one: 'column', other: 'columns' });
const neurons = (count: number): string => counted(count, { one: 'neuron', other: 'neurons' });
/** A value as the file has it. */
const value = (given: string): string => (given === '' ? 'nothing' : given);
/** What was found in place of something, in words of people who know the format by its library. */
const FORMATS: Readonly<Record<string, string>> = {
  pickle: 'a pickle (objects of Python, which may run programs when read)',
  PyTorch: 'a file of PyTorch, which is a pickle (objects of Python)',
};
const ARRAYS = 'save arrays of numbers with numpy.savez';

function problem(found: TableFault): string {
  switch (found.code) {
    case 'too-many-bytes':
      return `${number(found.megabytes)} MB is too large; at most ${number(found.most)} MB are read`;
    case 'unreadable':
      return 'cannot be read: it is a folder, or has changed since it was chosen';
    case 'no-reader':
      return 'what reads files could not be loaded: the connection was lost, or the site has been updated; choose the file again with a connection';
    case 'encoding':
      return `line ${found.line}: this is not UTF-8 text; save the file as UTF-8`;
    case 'foreign': {
      const format = FORMATS[found.format] ?? `a ${found.format} file`;
      return `this is ${format}, not activations; ${ARRAYS}, or as CSV`;
    }
    case 'damaged-archive':
      return 'the archive is damaged: what it holds is not what was saved';
    case 'encrypted':
      return 'the archive is encrypted; save it without a password';
    case 'zip64':
      return 'this is a ZIP64 archive, for files beyond 4 GB, which is not read; save fewer epochs';
    case 'zip-method':
      return `the archive is packed by method ${found.method}; numpy.savez and savez_compressed can be read`;
    case 'no-arrays':
      return 'the archive has no arrays of activations; save them with numpy.savez(file, T1=…, y=labels)';
    case 'damaged-array':
      return 'the array is damaged: it is shorter than its header states';
    case 'npy-version':
      return `version ${found.version} of the format npy is not known; versions 1 to 3 are`;
    case 'npy-type':
      return `arrays of type ${found.type} cannot be read; integers, floats up to 64 bits and text can`;
    case 'npy-shape':
      return `an array of shape (${found.shape.join(', ')}) is neither rows of neurons nor epochs of such`;
    case 'text-array':
      return 'this is text, not activations; the labels are in the array named y';
    case 'no-label-array':
      return found.arrays.length === 0
        ? 'an array alone has no labels; save numpy.savez(file, T=activations, y=labels)'
        : `no array has the labels (${found.arrays.join(', ')} are there); name it y`;
    case 'epochs-array':
      return `"epochs" has ${counted(found.given, { one: 'number', other: 'numbers' })}, the activations have ${counted(found.epochs, { one: 'epoch', other: 'epochs' })}`;
    case 'one-hot-label':
      return `${quoted(found.given)} is no label: one 1 among zeros was expected, as in the other rows`;
    case 'inexact':
      return `${found.given} is beyond 2^53, where numbers of 64 bits cannot tell integers apart`;
    case 'too-many-rows':
      return `more than ${number(found.most)} rows of data: measuring such a layer takes seconds at every epoch`;
    case 'too-many-numbers':
      return `more than ${number(found.most)} numbers: they may not fit in the memory of a browser tab`;
    case 'too-many-layers':
      return `more than ${number(found.most)} layers: a plane cannot show so many, and drawing them would block the page; save some of them`;
    case 'no-rows':
      return 'there are no rows of data';
    case 'not-json':
      return found.given === ''
        ? `not JSON: it ends too early, in line ${found.line}`
        : `not JSON: line ${found.line}: ${quoted(found.given)} is not expected there`;
    case 'y-not-array':
      return '"y" must be an array of labels';
    case 't-not-array':
      return '"T" must be an array of rows of numbers';
    case 'row-not-array':
      return `${value(found.given)} is not an array of numbers`;
    case 'checkpoints-not-array':
      return '"checkpoints" must be an array';
    case 'no-checkpoints':
      return '"checkpoints" is empty';
    case 'checkpoints-twice':
      return 'it has "checkpoints" and "records", two names for the same; leave one of them out';
    case 'same-column':
      return `a second column is named ${found.name}`;
    case 'no-label-column':
      return `${quoted(found.name)} is a name of predictions, and no column has a name of labels; name the one that has them label`;
    case 'too-few-columns':
      return 'missing; a row needs an activation and a label';
    case 'uneven':
      return `the row has ${columns(found.columns)}, the first has ${number(found.first)}`;
    case 'uneven-labels':
      return `"T" has ${rows(found.rows)}, "y" has ${counted(found.labels, { one: 'label', other: 'labels' })}`;
    case 'uneven-layers':
      return `layer ${found.layer} at epoch ${number(found.epoch)} ends here with ${rows(found.rows)}, others have ${number(found.others)}`;
    case 'other-width':
      return `layer ${found.layer} has ${neurons(found.neurons)} here, ${number(found.before)} before`;
    case 'same-checkpoint':
      return `layer ${found.layer} at epoch ${number(found.epoch)} is already there`;
    case 'no-activation':
      return 'missing; a row needs an activation';
    case 'no-label':
      return 'the label is missing';
    case 'no-layer':
      return 'the layer is missing';
    case 'label-type':
      return `the label ${value(found.given)} is neither a number nor text`;
    case 'layer-type':
      return `the layer ${value(found.given)} is neither a number nor text`;
    case 'epoch-type':
      return `the epoch ${value(found.given)} is not a number from 0 up`;
    case 'negative-epoch':
      return `the epoch ${number(found.epoch)} is below 0`;
    case 'other-label':
      return `the label differs from that of row ${found.first}, the same input`;
    case 'not-a-number': {
      // Cells of text are quoted; what JSON has is given as it stands.
      const given = found.isText === true ? quoted(found.given) : value(found.given);
      return `${given} is not a finite number`;
    }
    case 'too-large':
      return `${found.value} is beyond ±${found.largest}, too large for squared distances`;
  }
}

/** A column by its number, and by its name where it has one. */
const columnText = (column: number, name: string): string =>
  name === '' ? `column ${column}` : `column ${column} (${quoted(name)})`;

/** What was guessed to read a file; without the full stop, as faults are. */
export function repair(given: FileRepair): string {
  const found = cut(given);
  switch (found.code) {
    case 'index-column':
      return `the index column was left out: ${columnText(found.column, found.name)} numbers or names the rows`;
    case 'header-of-numbers':
      return `the first line was read as a header: line ${found.row} numbers the columns`;
    case 'one-hot':
      return `the one-hot columns were read as the label: the last ${number(found.columns)} have a single 1 in each row`;
    case 'decimal-comma':
      return `commas were read as decimal points: ${quoted(found.given)} in line ${found.row} could also be in thousands`;
    case 'label-array':
      return `the array ${found.array} was read as the labels: it is the only list`;
    case 'prediction-label':
      return `${columnText(found.column, found.name)} was read as the label: no column has a name of labels, and its own is one of predictions`;
    case 'other-labels':
      return `beside the labels, other labels or predictions were left out: ${found.names.join(', ')}`;
    case 'single-numbers':
      return `single numbers beside the layers were left out: ${found.arrays.join(', ')}`;
  }
}

/** The action that reads the file without a repair. */
export function undoRepair(code: FileRepair['code']): string {
  switch (code) {
    case 'index-column':
      return 'Undo: keep it as a neuron';
    case 'header-of-numbers':
      return 'Undo: read it as data';
    case 'one-hot':
      return 'Undo: read them as neurons';
    case 'decimal-comma':
      return 'Undo: read them as thousands';
    case 'label-array':
      return 'Undo: read it as a layer';
    case 'prediction-label':
      return 'Undo: refuse it';
    case 'other-labels':
      return 'Undo: read them as activations';
    case 'single-numbers':
      return 'Undo: refuse them';
  }
}

/** For a file in which every row has the same label. */
export function oneLabel(): string {
  return 'one class: I(T;Y) is 0 by definition, for every row has the same label';
}

interface Contents {
  readonly rows: number;
  readonly labelCount: number;
  readonly layers: readonly unknown[];
  readonly epochs: readonly unknown[];
}

/** “Activations of run.csv: 1000 rows, 3 layers, 12 epochs.” */
export function description(name: string, of: Contents): string {
  return `Activations of ${name}: ${contents(of)}.`;
}

/** “1000 rows, 3 layers, 12 epochs”. */
export function contents(of: Contents): string {
  const { layers, epochs } = of;
  const counts = [
    rows(of.rows),
    counted(layers.length, { one: 'layer', other: 'layers' }),
    ...(epochs.length > 1 ? [counted(epochs.length, { one: 'epoch', other: 'epochs' })] : []),
  ];
  return counts.join(', ');
}

/**
 * That the exact count of a file is uninformative, and what stands in its place; nothing where a person went
 * back to it. The candidates are those of `informativeEstimator`.
 */
export function uninformative(estimator: string | undefined, isChosen: boolean): string {
  const why =
    'Exact is uninformative here: of these floating-point activations nearly every distinct input has a code of its own.';
  if (estimator === undefined) return `${why} It is shown all the same.`;
  const rule = isChosen
    ? 'as chosen'
    : 'the one of 30 bins, KDE and 4 bins under which the fewest layers are so';
  return `${why} Measured with ${estimator}: ${rule}.`;
}

/** The same in the command line, which counts exactly unless an estimator is given. */
export function suggestion(method: string, options: string): string {
  return `exact is uninformative here: of these floating-point activations nearly every distinct input has a code of its own; the page shows --estimator ${method} --options '${options}'`;
}

/** The action that goes back to the exact count, or leaves it again. */
export function byEstimator(isOn: boolean): string {
  return isOn ? 'Show exact' : 'Show with the estimator';
}

/** What a file holds, with an example. */
export function format(): string {
  return 'A file npz of NumPy has an array y of labels and an array for each layer: rows and neurons, or epochs, rows and neurons. A CSV file has one row for each input: a number for each neuron, and the label last or in a column named label, as in “0.25,-0.5,cat”. Columns named epoch and layer may be added. JSON: {"activations": rows of numbers, "labels": labels}, with several layers {"activations": {"T1": rows, …}, "labels": labels}.';
}

/** That of several files one was opened; empty where there was one. */
export function firstOnly(brought: number): string {
  return brought > 1 ? `Only the first of ${number(brought)} files was opened.` : '';
}

/** What the page shows of a run and cannot know of a file, and how to read what it shows. */
export function notes({ epochs, labelCount, ...contents }: Contents): string {
  const labels =
    contents.rows === 1
      ? 'With a single row all information is 0.'
      : labelCount === 1
        ? 'Every row has the same label, so I(T;Y) is 0.'
        : 'Labels are mapped to 0, 1, 2, … in their order.';
  return [
    'No training. The file has no loss, accuracy or predictions.',
    ...(epochs.length === 1 ? ['With a single epoch there are no trajectories.'] : []),
    labels,
  ].join(' ');
}

/** What is taken for an input. */
export function distinctInputs(count: number): string {
  return count === 1
    ? 'The row counts as one input.'
    : `Each of the ${number(count)} rows counts as a distinct input.`;
}

export function button(): string {
  return 'Analyze your activations…';
}

export function buttonTitle(): string {
  return `Analyze activations of your own network; a file can also be dropped anywhere on the page. ${format()}`;
}

export function banner(): Readonly<Record<'region' | 'input' | 'drop', string>> {
  return {
    region: 'Opened file',
    input: 'File of activations',
    drop: 'Drop a file of activations to analyze it: npz, CSV or JSON',
  };
}

export function opening(name: string): string {
  return `Reading ${name}…`;
}
