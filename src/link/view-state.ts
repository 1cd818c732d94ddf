/**
 * Where to look in a run, and through what; changes nothing of what is trained. Each part has one
 * name and one text in links, in the order of this table.
 */

import {
  applyOverrides,
  CRITERIA_LIMITS,
  DEFAULT_CRITERIA,
  distinctOverrides,
  type EstimatorSpec,
  EXACT,
  estimatorSpec,
  FLOAT32_OVERRIDES,
  formatEstimator,
  formatOverrides,
  MAX_WIDTH,
  METHODS,
  OUTPUT_DEFINITIONS,
  type OutputDefinition,
  type Overrides,
  parseDecimal,
  parseEstimator,
  parseOverrides,
  type Run,
  sameEstimator,
  sameRun,
  type VerdictCriteria,
} from '../engine/index.ts';
import type { Repair } from './repair.ts';

export const VIEWS = ['lab', 'compare'] as const;
export type View = (typeof VIEWS)[number];

/** What stands under the charts over epochs. */
export const PANELS = ['numbers', 'codes', 'bins', 'shape'] as const;
export type Panel = (typeof PANELS)[number];

export interface ViewState {
  readonly view: View;
  readonly output: OutputDefinition;
  /** Epoch of the playhead; undefined for the newest recorded one. */
  readonly epoch: number | undefined;
  /** The selected layer, 1 … L; undefined for none. */
  readonly layer: number | undefined;
  /** The neuron whose bins are shown, 1 … width. */
  readonly neuron: number;
  readonly panel: Panel;
  /** Whether the estimates are laid over the exact ones. */
  readonly overlay: boolean;
  readonly estimator: EstimatorSpec;
  /** Known representations marked on the plane. */
  readonly landmarks: boolean;
  /** The columns of the comparison. */
  readonly estimators: readonly EstimatorSpec[];
  /** Its rows below the present experiment. */
  readonly comparisonRuns: readonly Overrides[];
  readonly criteria: VerdictCriteria;
}

/** Planes of a comparison must stay large enough to be read. */
export const MAX_ESTIMATORS = 6;
export const MAX_COMPARISON_RUNS = 3;

export const DEFAULT_VIEW_STATE: ViewState = {
  view: 'lab',
  output: 'logits',
  epoch: undefined,
  layer: undefined,
  neuron: 1,
  panel: 'numbers',
  overlay: false,
  estimator: estimatorSpec('uniform', { bins: 30, bounds: 'layer' }),
  landmarks: false,
  estimators: [
    EXACT,
    ...[30, 100, 256].map((bins) => estimatorSpec('uniform', { bins, bounds: 'run' })),
  ],
  comparisonRuns: [FLOAT32_OVERRIDES],
  criteria: DEFAULT_CRITERIA,
};

const OF_FLOAT32: readonly Overrides[] = [{ bits: '4' }];

/** What is set beside a run at first: the same in float32, or where it is that itself, one of 4 bits. */
export function initialComparisonRuns(run: Run): readonly Overrides[] {
  return sameRun(applyOverrides(run, FLOAT32_OVERRIDES), run)
    ? OF_FLOAT32
    : DEFAULT_VIEW_STATE.comparisonRuns;
}

/** The view state of a run as a newcomer finds it. */
const initialOf = (run: Run): ViewState => ({
  ...DEFAULT_VIEW_STATE,
  comparisonRuns: initialComparisonRuns(run),
});

/** What a text was read as, and what had to be changed for it. */
interface Parsed<T> {
  readonly value: T;
  readonly repairs: readonly Repair[];
}

interface ViewField<T> {
  readonly name: string;
  /** Undefined for what links leave out. */
  format(value: T): string | undefined;
  parse(text: string, run: Run, initial: T): Parsed<T>;
}

type ViewFields = { readonly [K in keyof ViewState]: ViewField<ViewState[K]> };

const exact = <T>(value: T): Parsed<T> => ({ value, repairs: [] });

function choice<T extends string>(name: string, options: readonly T[]): ViewField<T> {
  return {
    name,
    format: (value) => value,
    parse: (given, _run, initial) => {
      const value = options.find((option) => option === given);
      if (value !== undefined) return exact(value);
      return {
        value: initial,
        repairs: [{ code: 'choice', field: name, given, used: initial, options }],
      };
    },
  };
}

function flag(name: string): ViewField<boolean> {
  return {
    name,
    format: (value) => (value ? '1' : '0'),
    parse: (given, _run, initial) => {
      if (given === '1' || given === '0') return exact(given === '1');
      const used = initial ? '1' : '0';
      return {
        value: initial,
        repairs: [{ code: 'choice', field: name, given, used, options: ['0', '1'] }],
      };
    },
  };
}

function whole<T extends number | undefined>(
  name: string,
  limits: (run: Run) => readonly [number, number],
): ViewField<T> {
  return {
    name,
    format: (value) => value?.toString(),
    parse: (given, run, initial) => {
      const [min, max] = limits(run);
      const number = /^\d{1,10}$/.test(given) ? Number(given) : undefined;
      const value = number === undefined ? initial : (Math.min(Math.max(number, min), max) as T);
      if (number !== undefined && value === number) return exact(value);
      const used = value?.toString();
      return {
        value,
        repairs: [{ code: 'whole-number', field: name, given, used, min, max }],
      };
    },
  };
}

const oneEstimator: ViewField<EstimatorSpec> = {
  name: 'estimator',
  format: formatEstimator,
  parse: (given, _run, initial) => {
    const { estimator: read, repairs } = parseEstimator(given);
    const value = read ?? initial;
    if (repairs.length === 0) return exact(value);
    const used = formatEstimator(value);
    return { value, repairs: [{ code: 'estimator', field: 'estimator', given, used, repairs }] };
  },
};

/** A list between semicolons: entries that cannot be read and those beyond `most` are left out. */
function list<T>(
  name: string,
  most: number,
  format: (entry: T) => string,
  parse: (text: string, run: Run) => Parsed<T | undefined>,
): ViewField<readonly T[]> {
  return {
    name,
    format: (entries) => entries.map(format).join(';'),
    parse: (given, run) => {
      const texts = given === '' ? [] : given.split(';');
      const read = texts.slice(0, most).map((text) => parse(text, run));
      const repairs = read.flatMap((entry) => entry.repairs);
      if (texts.length > most) repairs.push({ code: 'list-too-long', field: name, given, most });
      const value = read.flatMap((entry) => (entry.value === undefined ? [] : [entry.value]));
      return { value, repairs };
    },
  };
}

const CRITERIA_KEYS = Object.keys(CRITERIA_LIMITS) as (keyof VerdictCriteria)[];

const verdictCriteria: ViewField<VerdictCriteria> = {
  name: 'criteria',
  format: (criteria) => CRITERIA_KEYS.map((key) => criteria[key]).join(','),
  parse: (given, _run, initial) => {
    const texts = given.split(',');
    const value = Object.fromEntries(
      CRITERIA_KEYS.map((key, i) => {
        const [min, max] = CRITERIA_LIMITS[key];
        const number = parseDecimal(texts[i] ?? '') ?? initial[key];
        return [key, Math.min(Math.max(number, min), max)];
      }),
    ) as unknown as VerdictCriteria;
    const isExact =
      texts.length === CRITERIA_KEYS.length &&
      CRITERIA_KEYS.every((key, i) => parseDecimal(texts[i] as string) === value[key]);
    if (isExact) return exact(value);
    const used = verdictCriteria.format(value) as string;
    return { value, repairs: [{ code: 'criteria', field: 'criteria', given, used }] };
  },
};

const comparisonRunsField = list('vs', MAX_COMPARISON_RUNS, formatOverrides, (text, run) => {
  const { overrides, repairs } = parseOverrides(run, text);
  return { value: Object.keys(overrides).length > 0 ? overrides : undefined, repairs };
});

const estimatorsField = list('estimators', MAX_ESTIMATORS, formatEstimator, (text) => {
  const { estimator: read, repairs } = parseEstimator(text);
  if (repairs.length === 0) return exact(read);
  const used = read && formatEstimator(read);
  const repair = { code: 'estimator', field: 'estimators', given: text, used, repairs } as const;
  return { value: read, repairs: [repair] };
});

/** The first of each estimator. */
const apart = (estimators: readonly EstimatorSpec[]): EstimatorSpec[] =>
  estimators.filter((one, at) => estimators.findIndex((other) => sameEstimator(one, other)) === at);

const VIEW_FIELDS: ViewFields = {
  view: choice('view', VIEWS),
  output: choice('out', OUTPUT_DEFINITIONS),
  epoch: whole('e', (run) => [0, run.epochs]),
  layer: whole('layer', (run) => [1, run.hidden.length + 1]),
  neuron: whole('neuron', () => [1, MAX_WIDTH]),
  panel: choice('panel', PANELS),
  overlay: flag('overlay'),
  estimator: oneEstimator,
  landmarks: flag('marks'),
  estimators: {
    ...estimatorsField,
    parse: (given, run, initial) => {
      const { value, repairs } = estimatorsField.parse(given, run, initial);
      const kept = apart(value);
      const twice = value
        .filter((one) => !kept.includes(one))
        .map((one): Repair => ({ code: 'same-estimator', given: formatEstimator(one) }));
      const found = [...repairs, ...twice];
      if (kept.length > 0) return { value: kept, repairs: found };
      // A comparison has something to compare.
      const used = estimatorsField.format(initial) as string;
      const isEmpty: Repair = { code: 'empty-list', field: 'estimators', used };
      return { value: initial, repairs: found.length > 0 ? found : [isEmpty] };
    },
  },
  comparisonRuns: {
    ...comparisonRunsField,
    parse: (given, run, initial) => {
      const { value, repairs } = comparisonRunsField.parse(given, run, initial);
      const kept = distinctOverrides(run, value);
      const left = value
        .filter((overrides) => !kept.includes(overrides))
        .map((overrides): Repair => ({ code: 'same-run', given: formatOverrides(overrides) }));
      return { value: kept, repairs: [...repairs, ...left] };
    },
  },
  criteria: verdictCriteria,
};

const VIEW_KEYS = Object.keys(VIEW_FIELDS) as (keyof ViewState)[];

export const VIEW_NAMES: readonly string[] = VIEW_KEYS.map((key) => VIEW_FIELDS[key].name);

/** Words in the texts of these parts. */
export const VIEW_WORDS: readonly string[] = [
  ...VIEWS,
  ...PANELS,
  ...OUTPUT_DEFINITIONS,
  ...METHODS,
  ...['run', 'layer', 'neuron', 'epoch', 'mean'],
];

/**
 * A view state as the link of `run` holds it: each estimator and each network once. A change of the run
 * may make a comparison run equal to it, or its overrides longer or shorter by a layer.
 */
export function forLink(viewState: ViewState, run: Run): ViewState {
  const { estimators, comparisonRuns } = viewState;
  const written = comparisonRuns
    .map((overrides) => parseOverrides(run, formatOverrides(overrides)).overrides)
    .filter((overrides) => Object.keys(overrides).length > 0);
  return {
    ...viewState,
    estimators: apart(estimators),
    comparisonRuns: distinctOverrides(run, written),
  };
}

/** `name=text` of each part that is not as a newcomer finds it. */
export function formatViewState(viewState: ViewState, run: Run): string[] {
  const initial = initialOf(run);
  const pair = <K extends keyof ViewState>(key: K): string[] => {
    const { name, format } = VIEW_FIELDS[key];
    const text = format(viewState[key]);
    return text === undefined || text === format(initial[key]) ? [] : [`${name}=${text}`];
  };
  return VIEW_KEYS.flatMap(pair);
}

/** Reads the parts given; the others are as a newcomer finds them. */
export function parseViewState(values: ReadonlyMap<string, string>, run: Run): Parsed<ViewState> {
  const repairs: Repair[] = [];
  const initial = initialOf(run);
  const part = <K extends keyof ViewState>(key: K): ViewState[K] => {
    const { name, parse } = VIEW_FIELDS[key];
    const given = values.get(name);
    if (given === undefined) return initial[key];
    const parsed = parse(given, run, initial[key]);
    repairs.push(...parsed.repairs);
    return parsed.value;
  };
  const viewState = Object.fromEntries(
    VIEW_KEYS.map((key) => [key, part(key)]),
  ) as unknown as ViewState;
  return { value: viewState, repairs };
}
