/** The estimators: what each and its parameters are called; explanations.ts has what they compute. */
import {
  type Bounds,
  type EstimatorFault,
  type EstimatorRepair,
  type EstimatorSpec,
  estimatorOf,
  METHODS,
  type Method,
  type Options,
  type Parameter,
} from '../../engine/index.ts';
import { number, numberFrom, quoted, typed } from './numbers.ts';

interface EstimatorNames {
  readonly title: string;
  /** A name with the values of the parameters, short enough for the title of a plane. */
  readonly name: (options: Options) => string;
}

const ESTIMATORS: Readonly<Record<Method, EstimatorNames>> = {
  exact: {
    title: 'Exact',
    name: (options) => withMean('Exact', options),
  },
  uniform: {
    title: 'Uniform bins',
    name: (options) => withMean(withBounds(`${options.bins} bins`, options), options),
  },
  adaptive: {
    title: 'Equal-frequency bins',
    name: (options) => {
      const name = `${options.bins} equal-frequency bins`;
      return withMean(options.bounds === 'neuron' ? withBounds(name, options) : name, options);
    },
  },
  quantized: {
    title: 'Re-binning',
    name: (options) => withMean(withBounds(`${options.bits}-bit re-binning`, options), options),
  },
  idnns: {
    title: '2017 code',
    name: (options) => withMean(`${options.bins} edges on [−1,\u00a01], 2017 code`, options),
  },
  floor: {
    title: 'Fixed width',
    name: (options) => withMean(`Bins ${options.binsize} wide`, options),
  },
  ebab: {
    title: 'Entropy-based bins',
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
    name: (options) => `KDE upper, σ² ${options.var}`,
  },
  kde_lower: {
    title: 'KDE lower bound',
    name: (options) => `KDE lower, σ² ${options.var}`,
  },
};

/** The name of an estimator whatever its parameters. */
export function methodTitle(method: Method): string {
  return ESTIMATORS[method].title;
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
