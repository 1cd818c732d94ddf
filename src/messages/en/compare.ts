/** The comparison of estimators and networks. */
import { type Agreement, FLOAT32 } from '../../engine/index.ts';
import type { Parts } from '../parts.ts';
import { and, bits, counted, difference, number } from './numbers.ts';

type ExampleId = 'activations' | 'float32' | 'fixed-bins' | 'bits';

interface Example {
  readonly title: string;
  /** What is to be seen. */
  readonly watch: string;
}

const EXAMPLES: Readonly<Record<ExampleId, Example>> = {
  activations: {
    title: 'tanh and ReLU',
    watch:
      'At 8 bits: by the exact count T6 of ReLU re-expands in 19 of 30 seeds, by 30 bins over the whole run it only rises in 20 of 30; T5 of tanh compresses under all four estimators in 29 of 30. Runs of 200 epochs.',
  },
  float32: {
    title: 'quantized and float32',
    watch:
      'The float32 network keeps every input distinct; where it seems to compress, as by 30 bins over the whole run in 27 of 30 seeds, the estimator does it. Runs of 200 epochs.',
  },
  'fixed-bins': {
    title: 'ReLU, bins on [−1,\u00a01]',
    watch:
      'Bins fixed to the range of tanh: T2 of ReLU grows out of them and seems to compress in 25 of 30 seeds; by the exact count it does in 8 of 30. The hidden layers of tanh do not change. Runs of 200 epochs.',
  },
  bits: {
    title: '4 and 8 bits',
    watch:
      'The same network with 16 and with 256 levels per neuron: the more levels, the more a binning merges.',
  },
};

export function example(id: ExampleId): Example {
  return EXAMPLES[id];
}

export function bar(): Readonly<Record<'examples' | 'exampleList', string>> {
  return {
    examples: 'Examples:',
    exampleList: 'Example comparisons',
  };
}

export function addColumn(most: number): string {
  return `Add a column (at most ${most})`;
}

export function addRow(most: number): string {
  return `Add a row (at most ${most})`;
}

export function planes(): Readonly<Record<'heading' | 'hint' | 'framed', string>> {
  return {
    heading: 'Planes by network and estimator',
    hint: 'All at the same epoch. Exact is framed.',
    framed: 'Exact is framed.',
  };
}

/** The name of a plane. */
export function planeName(estimator: string, network: string): string {
  return `${estimator} — ${network}`;
}

/** I(X;T) and I(T;Y) of a layer, over a plane. */
export function estimate(moment: number | 'only', ixt: number, ity: number): string {
  const at = moment === 'only' ? '' : `epoch ${number(moment)}: `;
  return `${at}${bits(ixt)}, ${bits(ity)} bits`;
}

/** The threshold of the verdicts. */
export function threshold(): Parts {
  return ['ε = ', { criterion: 'epsilon' }, ' bits'];
}

/** The columns. */
export function estimator(column: number): string {
  return `Estimator ${column}`;
}

export function removeEstimator(column: number, title: string): string {
  return `Remove estimator ${column}: ${title}`;
}

export function removeThisEstimator(): string {
  return 'Remove this estimator';
}

/** The rows. */
export function network(row: number): string {
  return `Network ${row}`;
}

export function chooseNetwork(): string {
  return 'Choose another network for this row';
}

export function removeThisNetwork(): string {
  return 'Remove this network';
}

export function groups(): Readonly<Record<'precision' | 'activation' | 'seed' | 'preset', string>> {
  return {
    precision: 'Precision',
    activation: 'Activation',
    seed: 'Another seed',
    preset: 'As in a preset',
  };
}

export function float32Network(): string {
  return 'float32';
}

export function seed(value: number): string {
  return `seed ${value}`;
}

/** Below the planes, where not all rows of them are in view. */
export function moreRows(networks: number): string {
  return `${networks} networks: scroll to see the others`;
}

/** What must be known of a network before its planes are read. */
export function note(which: 'own' | 'same' | 'other', activationBits: number): string {
  if (which === 'same') return 'The same run again.';
  const who = which === 'own' ? 'The run itself' : 'Trained alongside';
  return activationBits === FLOAT32
    ? `${who}. Not quantized: its exact plane is degenerate, except where values are cut off, as by ReLU.`
    : `${who}. Quantized: binning can only lose bits.`;
}

/** Of a network in the matrix of verdicts. One that memorized has verdicts, so its title is the place for it. */
export function groupTitle(title: string, isMemorized: boolean): string {
  return isMemorized ? `${title} (memorized)` : title;
}

/** Of a network that labels no more rows correctly than chance explains. */
export function didNotLearn(): string {
  return 'did not learn';
}

export function errors(): Readonly<Record<'region' | 'of' | 'chart' | 'none', string>> {
  return {
    region: 'Error of each estimator',
    of: 'Error on I(X;T) in',
    chart: 'Error of each estimator over epochs',
    none: 'Add an estimator to see its error.',
  };
}

/** In place of the networks that could be added, while a file is open. */
export function oneNetwork(): string {
  return 'The file is one network, under several estimators. No other can be trained beside it: how it was trained is not in the file.';
}

/** The matrix of verdicts. */
export function matrix(): Readonly<
  Record<
    | 'heading'
    | 'lastLayer'
    | 'layer'
    | 'caption'
    | 'outlined'
    | 'grey'
    | 'saturated'
    | 'borderlineSign'
    | 'borderline'
    | 'borderlineNote'
    | 'impossible'
    | 'bits',
    string
  >
> {
  return {
    heading: 'Verdicts',
    lastLayer: 'The last layer',
    layer: 'Layer',
    caption:
      'Line: I(X;T) over the epochs, on its own scale. Number: the deciding change as recorded, bits.',
    outlined: 'disagrees with exact.',
    grey: 'exact is saturated: uninformative.',
    saturated: 'exact is saturated',
    borderlineSign: '~',
    borderline: 'borderline:',
    borderlineNote: 'borderline: jitter could change it; not held against exact.',
    impossible: 'impossible: more than in the layer before.',
    bits: 'bits',
  };
}

/** Bits gained, with a sign, or lost: “2.3” after “compresses”. */
export function change(bitsGained: number): string {
  return difference(bitsGained).replace('−', '');
}

/** What differs and is not counted as disagreement. */
function uncounted({ unlearned, uninformative, borderline }: Agreement): string {
  const parts = [
    ...(unlearned > 0 ? [`${number(unlearned)} of networks that did not learn`] : []),
    ...(uninformative > 0 ? [`${number(uninformative)} in saturated layers`] : []),
    ...(borderline > 0 ? [`${number(borderline)} borderline`] : []),
  ];
  return parts.length === 0 ? '' : `; not counted: ${and(parts)}`;
}

/** How much of the matrix of verdicts is the estimators' doing: what is informative first. */
export function agreement(counts: Agreement): string {
  const { uncompared, compared, disagreeing, waiting } = counts;
  const parts = [
    ...(uncompared + compared > 0
      ? [
          disagreeing === 0
            ? `No informative disagreement with exact${uncounted(counts)}`
            : `${number(disagreeing)} of ${counted(compared, { one: 'informative cell', other: 'informative cells' })} ${disagreeing === 1 ? 'disagrees' : 'disagree'} with exact${uncounted(counts)}`,
        ]
      : []),
    ...(waiting > 0
      ? [`${counted(waiting, { one: 'verdict', other: 'verdicts' })} still to come`]
      : []),
  ];
  return parts.length > 0 ? `${parts.join('; ')}.` : 'Add an estimator to compare with exact.';
}

export function differs(exact: string): string {
  return `disagrees with exact: ${exact}`;
}

/** What a cell is of, and that a click explains it. */
export function why(cell: string, difference: string | undefined): string {
  return difference === undefined ? `${cell}: why?` : `${cell}: why? It ${difference}.`;
}

/** The dialog that explains a cell. */
export function reasons(): Readonly<Record<'close' | 'measuring' | 'exactly', string>> {
  return { close: 'Close the reasons', measuring: 'Measuring…', exactly: 'Measured exactly:' };
}

export function reasonsTitle(
  layer: string,
  network: string,
  estimator: string | undefined,
): string {
  return `${layer} of ${network}${estimator === undefined ? '' : `, ${estimator}`}`;
}
