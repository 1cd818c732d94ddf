/** Files of activations. */
import type { Place, TableFault } from '../../engine/index.ts';
import { counted, number, quoted } from './numbers.ts';

/** “checkpoint 2, row 3, column 4: ”; empty where no place is known. */
function placeText({ checkpoint, row, column }: Place): string {
  const parts = Object.entries({ checkpoint, row, column })
    .filter(([, at]) => at !== undefined)
    .map(([name, at]) => `${name} ${at}`);
  return parts.length === 0 ? '' : `${parts.join(', ')}: `;
}

/** What is wrong with a file, and where; without the full stop, for it goes behind a file's name. */
export function fault(found: TableFault): string {
  return `${placeText(found)}${problem(found)}`;
}

const rows = (count: number): string => counted(count, { one: 'row', other: 'rows' });
const columns = (count: number): string => counted(count, { one: 'column', other: 'columns' });
const neurons = (count: number): string => counted(count, { one: 'neuron', other: 'neurons' });
/** A value as the file has it. */
const value = (given: string): string => (given === '' ? 'nothing' : given);
const separators = (areOthers: boolean | undefined): string =>
  areOthers === true ? '; separate cells by commas' : '';

function problem(found: TableFault): string {
  switch (found.code) {
    case 'too-many-bytes':
      return `${number(found.megabytes)} MB is too large: a browser can hold ${number(found.most)} MB as one text`;
    case 'unreadable':
      return 'cannot be read: it is a folder, or has changed since it was chosen';
    case 'encoding':
      return `line ${found.line}: this is not UTF-8 text; save the file as UTF-8`;
    case 'too-many-rows':
      return `more than ${number(found.most)} rows of data: measuring such a layer takes seconds at every epoch`;
    case 'too-many-numbers':
      return `more than ${number(found.most)} numbers: they may not fit in the memory of a browser tab`;
    case 'no-rows':
      return 'there are no rows of data';
    case 'not-json':
      return `not JSON: ${found.detail}`;
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
    case 'checkpoints-and-records':
      return 'it has "checkpoints" and "records", two names for the same; leave one of them out';
    case 'same-column':
      return `a second column is named ${found.name}`;
    case 'too-few-columns':
      return `missing; a row needs an activation and a label${separators(found.otherSeparators)}`;
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
      const { otherSeparators } = found;
      const given = otherSeparators === undefined ? value(found.given) : quoted(found.given);
      return `${given} is not a finite number${separators(otherSeparators)}`;
    }
    case 'too-large':
      return `${found.value} is beyond ±${found.largest}, too large for squared distances`;
  }
}

interface Contents {
  readonly rows: number;
  readonly labelCount: number;
  readonly layers: readonly unknown[];
  readonly epochs: readonly unknown[];
}

/** “Activations of run.csv: 1000 rows, 3 layers, 12 epochs.” */
export function description(name: string, contents: Contents): string {
  const { layers, epochs } = contents;
  const counts = [
    rows(contents.rows),
    counted(layers.length, { one: 'layer', other: 'layers' }),
    ...(epochs.length > 1 ? [counted(epochs.length, { one: 'epoch', other: 'epochs' })] : []),
  ];
  return `Activations of ${name}: ${counts.join(', ')}.`;
}

/** What a file holds, with an example. */
export function format(): string {
  return 'A CSV file has one row for each input: a number for each neuron, and the label last or in a column named label, as in “0.25,-0.5,cat”. Columns named epoch and layer may be added. JSON: {"T": rows of numbers, "y": labels}.';
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
    drop: 'Drop a CSV or JSON file of activations to analyze it',
  };
}

export function opening(name: string): string {
  return `Reading ${name}…`;
}
