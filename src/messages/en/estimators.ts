/** The estimators: what each is called, computes, follows and fails at. */
import {
  type Bounds,
  type EstimatorFault,
  type EstimatorRepair,
  type EstimatorSpec,
  estimatorOf,
  KDE_ROWS,
  METHODS,
  type Method,
  type Options,
  type Parameter,
} from '../../engine/index.ts';
import { number, numberFrom, quoted, typed } from './numbers.ts';

interface EstimatorMessages {
  readonly title: string;
  /** What is computed, in plain text. */
  readonly formula: string;
  /** Paper and section, or code, that it follows. */
  readonly source: string;
  /** Known pathologies. */
  readonly caveats: readonly string[];
  /** A name with the values of the parameters, short enough for the title of a plane. */
  readonly name: (options: Options) => string;
}

const KDE_CAVEATS = [
  'It measures a network with noise added to its activations, not the network itself. Differences well below σ are not seen.',
  'The same noise weighs little on activations that have grown large, so I(X;T) rises with their scale alone.',
  `Above ${KDE_ROWS} rows it uses a fixed pseudo-random subsample of ${KDE_ROWS}, so I(X;T) cannot exceed ${Math.log2(KDE_ROWS)} bits.`,
];
const KDE_SOURCE = 'Kolchinsky & Tracey 2017; Saxe et al. 2018, code ibsgd, kde.py';

const ESTIMATORS: Readonly<Record<Method, EstimatorMessages>> = {
  exact: {
    title: 'Exact',
    formula: 'I(X;T) = H(T), I(T;Y) = H(T) + H(Y) − H(T,Y), from counts of equal codes',
    source: 'Lorenzen, Igel & Nielsen 2022, section 3',
    caveats: [
      'At float32, or with many levels per neuron, nearly every input has its own code: I(X;T) is then log2 of the number of inputs, whatever was learned.',
    ],
    name: (options) => withMean('Exact', options),
  },
  uniform: {
    title: 'Uniform bins',
    formula: 'bin i: lo + i·(hi − lo)/n ≤ t < lo + (i + 1)·(hi − lo)/n; hi joins the last bin',
    source: 'Shwartz-Ziv & Tishby 2017; code of Lorenzen, Igel & Nielsen 2022, binning.py',
    caveats: [
      'The number of bins and the range decide whether a layer seems to compress.',
      'Fitted to each epoch, the bins widen as activations grow, so the estimates move even when the network does not.',
      'With a fixed range, all values above it share the last bin and all values below it share one extra bin.',
    ],
    name: (options) => withMean(withBounds(`${options.bins} bins`, options), options),
  },
  adaptive: {
    title: 'Equal-frequency bins',
    formula:
      'of m sorted values, n bins of ⌊m/n⌋ values, the first m mod n with one more; cuts midway between neighbours',
    source: 'code of Lorenzen, Igel & Nielsen 2022, binning.py',
    caveats: [
      'Cuts are dense where values are dense, so saturated neurons are measured more finely than others.',
      'A value shared by many inputs fills several bins, of which only one is used.',
      'Bins move with the layer at every epoch, so no two epochs are measured alike.',
    ],
    name: (options) => {
      const name = `${options.bins} equal-frequency bins`;
      return withMean(options.bounds === 'neuron' ? withBounds(name, options) : name, options);
    },
  },
  quantized: {
    title: 'Re-binning',
    formula: 'bin = round((t − lo)·2^b/(hi − lo)), half to even',
    source: 'code of Lorenzen, Igel & Nielsen 2022, binning.py',
    caveats: [
      'A range has 2^b + 1 levels, one more than b bits can name, and the two outer ones are half as wide.',
      'With a fixed range, values beyond it get further levels of the same width.',
      'Fitted to each epoch, the levels shift as activations grow.',
    ],
    name: (options) => withMean(withBounds(`${options.bits}-bit re-binning`, options), options),
  },
  idnns: {
    title: '2017 code',
    formula:
      'n float32 edges evenly on [−1, 1], left-closed cells between; t ≥ 1 and t < −1 share one cell',
    source: 'Shwartz-Ziv & Tishby 2017, code IDNNs, information_process.py',
    caveats: [
      'Made for tanh: all values of a ReLU layer above 1 fall into one cell.',
      'Values below −1 fall into the same cell as values from 1 up: the two ends of the line are merged.',
      'It counts edges: 30 of them make 29 cells of [−1, 1), and the cell outside.',
    ],
    name: (options) => withMean(`${options.bins} edges on [−1, 1], 2017 code`, options),
  },
  floor: {
    title: 'Fixed width',
    formula: 'bin = ⌊t/w⌋',
    source: 'Saxe et al. 2018, code ibsgd, simplebinmi.py (w = 0.07)',
    caveats: [
      'Activations without an upper bound spread over more bins as weights grow, so I(X;T) rises with their scale alone.',
      'Layers with small activations fall into few bins.',
    ],
    name: (options) => withMean(`Bins ${options.binsize} wide`, options),
  },
  ebab: {
    title: 'Entropy-based bins',
    formula:
      'edges: low, the distinct values u[⌊k·m/n⌋] of m sorted ones, k = 0 … n − 1, and the largest',
    source: 'Chelombiev, Houghton & O’Donnell 2019; code adaptive_estimators',
    caveats: [
      'How often a value occurs does not count: a value of one input weighs as much as a value of a thousand.',
      'Bins move with the layer at every epoch.',
      'The lowest edge is the one that the published code uses for tanh; for ReLU the code uses 0.',
      'Rounding the edges to float32 can move values from one cell to the next.',
    ],
    name: ({ bins, low, ...options }) => {
      const isInitial = estimatorOf('ebab').parameters.some(
        ({ name, initial }) => name === 'low' && initial === low,
      );
      const from = isInitial ? '' : ` from ${number(low ?? Number.NaN)}`;
      return withMean(`${bins} entropy-based bins${from}`, options);
    },
  },
  kde_upper: {
    title: 'KDE upper bound',
    formula:
      'I(X;T) = −(1/n) Σ_i log2 (1/n) Σ_j exp(−‖t_i − t_j‖²/(2σ²)); I(T;Y): the same minus its mean within labels',
    source: KDE_SOURCE,
    caveats: [...KDE_CAVEATS, 'As a difference of two upper bounds, its I(T;Y) is not a bound.'],
    name: (options) => `KDE upper, σ² ${options.var}`,
  },
  kde_lower: {
    title: 'KDE lower bound',
    formula:
      'I(X;T) = −(1/n) Σ_i log2 (1/n) Σ_j exp(−‖t_i − t_j‖²/(8σ²)); I(T;Y): the same minus its mean within labels',
    source: KDE_SOURCE,
    caveats: [...KDE_CAVEATS, 'As a difference of two lower bounds, its I(T;Y) is not a bound.'],
    name: (options) => `KDE lower, σ² ${options.var}`,
  },
};

export function describe(method: Method): Omit<EstimatorMessages, 'name'> {
  return ESTIMATORS[method];
}

/** The name of an estimator, short enough for the title of a plane. */
export function title({ method, options }: EstimatorSpec): string {
  return ESTIMATORS[method].name(options);
}

/** What outermost bins are fitted to, behind a name. */
function withBounds(name: string, { bounds }: Options): string {
  switch (bounds) {
    case undefined:
      return name;
    case 'neuron':
      return `${name} per neuron`;
    case 'layer':
      return `${name} per layer`;
    case 'run':
      return `${name}, whole run`;
    default:
      return `${name}, ${number(bounds[0])} to ${number(bounds[1])}`;
  }
}

function withMean(name: string, { mean }: Options): string {
  return mean === true ? `${name}, mean of neurons` : name;
}

const PARAMETER: Readonly<Record<Parameter['name'], string>> = {
  bins: 'Bins',
  bits: 'Bits',
  binsize: 'Bin width',
  var: 'Noise variance σ²',
  low: 'Lowest edge',
  bounds: 'Range',
  mean: 'Each neuron alone, then the mean',
};

/** The name of a parameter. */
export function parameter(method: Method, name: Parameter['name']): string {
  return method === 'idnns' && name === 'bins' ? 'Edges' : PARAMETER[name];
}

type BoundsChoice = Extract<Bounds, string> | 'fixed';

const BOUNDS: Readonly<Record<BoundsChoice, string>> = {
  neuron: 'of each neuron',
  layer: 'of each layer',
  run: 'of the whole run',
  fixed: 'fixed',
};

/** A choice of what outermost bins are fitted to. */
export function boundsChoice(choice: BoundsChoice): string {
  return BOUNDS[choice];
}

/** The values of a parameter, as links and the command line take them. */
export function allowedValues(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'integer':
    case 'number':
      return numberFrom(parameter, parameter.kind === 'integer', typed);
    case 'bounds': {
      const names = parameter.choices.join(', ');
      const { fixed, min, max } = parameter;
      return fixed ? `${names}, or two rising numbers from ${typed(min)} to ${typed(max)}` : names;
    }
    case 'flag':
      return 'true or false';
  }
}

/** The values of a parameter, in the words of its control. */
export function allowedInControl(parameter: Parameter): string {
  if (parameter.kind === 'flag') return 'on or off';
  if (parameter.kind !== 'bounds')
    return numberFrom(parameter, parameter.kind === 'integer', number);
  const choices = parameter.choices.map((choice) => quoted(BOUNDS[choice])).join(', ');
  if (!parameter.fixed) return choices;
  const { min, max } = parameter;
  return `${choices}, or ${quoted(BOUNDS.fixed)} with two rising numbers from ${number(min)} to ${number(max)}`;
}

/** What to type in the control of a parameter. */
export function enter(parameter: Parameter): string {
  return `Enter ${allowedInControl(parameter)}.`;
}

/** What was wrong with an estimator in a link. */
export function repair(found: EstimatorRepair): string {
  switch (found.code) {
    case 'unknown-method':
      return `${quoted(found.given)} is not an estimator (${METHODS.join(', ')})`;
    case 'parameter': {
      const { parameter, given } = found;
      return `${parameter.name} ${quoted(given)} is not allowed (${allowedValues(parameter)})`;
    }
    case 'ignored':
      return `${quoted(found.given)} is ignored`;
  }
}

/** What is wrong with an estimator on the command line. */
export function fault(found: EstimatorFault): string {
  switch (found.code) {
    case 'unknown-method':
      return `estimator ${found.given}: allowed are ${METHODS.join(', ')}`;
    case 'options':
      return 'options: allowed is an object such as {"bins": 30}';
    case 'unknown-option': {
      const names = estimatorOf(found.method).parameters.map(({ name }) => name);
      return `options: ${found.given}: allowed for ${found.method} are ${names.join(', ')}`;
    }
    case 'value': {
      const { parameter, given } = found;
      return `options: ${parameter.name} ${given}: allowed is ${allowedValues(parameter)}`;
    }
  }
}

/** What the distance from exact to an estimate is called. */
export function distance(isBinning: boolean): string {
  return isBinning ? 'bits lost to binning' : 'difference from exact';
}

/** What the hollow dots are. */
export function whiskers(isBinning: boolean): string {
  return `whiskers: ${distance(isBinning)}`;
}

export function isExactItself(): string {
  return 'this is the exact count itself';
}

export function onlyLoses(): string {
  return 'Bins merge codes, so they can only lose bits.';
}

/** The picker of an estimator and what it explains. */
export function picker(): Readonly<
  Record<
    | 'label'
    | 'explain'
    | 'closeExplanation'
    | 'source'
    | 'parameters'
    | 'caveats'
    | 'highest'
    | 'to',
    string
  >
> {
  return {
    label: 'Estimator',
    explain: 'What this estimator does',
    closeExplanation: 'Close what this estimator does',
    source: 'Source:',
    parameters: 'Parameters',
    caveats: 'Where it misleads',
    highest: 'Highest edge',
    to: 'to',
  };
}

export function choose(title: string): string {
  return `${title}: choose an estimator and its parameters`;
}

export function explanation(title: string): string {
  return `What this estimator does: ${title}`;
}

export function chosen(title: string): string {
  return `Now: ${title}. All information is in bits.`;
}

export function slider(parameterTitle: string): string {
  return `${parameterTitle}, slider`;
}
