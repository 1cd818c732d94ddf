/**
 * Estimators: how they are made, compared, named, and written in links as the method and its values in
 * the order of the registry, `uniform,30,run` or `floor,0.07,mean`.
 */
import { parseDecimal } from '../../numeric/decimal.ts';
import { ESTIMATORS, estimatorOf } from './registry.ts';
import type {
  Bounds,
  BoundsParameter,
  EstimatorSpec,
  FlagParameter,
  Method,
  Options,
  Parameter,
  Range,
} from './types.ts';

type Value = number | boolean | Bounds;

function parseEstimatorOption(
  method: Method,
  valueFor: (parameter: Parameter) => Value,
): EstimatorSpec {
  const { parameters } = estimatorOf(method);
  const pairs = parameters.map((parameter) => [parameter.name, valueFor(parameter)]);
  return { method, options: Object.fromEntries(pairs) as Options };
}

/** An estimator with initial values for what `options` leaves out. */
export function estimatorSpec(method: Method, options: Options = {}): EstimatorSpec {
  return parseEstimatorOption(method, ({ name, initial }) => options[name] ?? initial);
}

export const EXACT: EstimatorSpec = estimatorSpec('exact');

const formatValue = (value: Value): string =>
  typeof value === 'object' ? value.join('..') : String(value);

/** An estimator as links write it. */
export function formatEstimator({ method, options }: EstimatorSpec): string {
  const values = estimatorOf(method).parameters.flatMap(({ kind, name }) => {
    if (kind === 'flag') return options[name] === true ? [name] : [];
    return [formatValue(options[name] as Value)];
  });
  return [method, ...values].join(',');
}

export function sameEstimator(a: EstimatorSpec, b: EstimatorSpec): boolean {
  return formatEstimator(a) === formatEstimator(b);
}

/** What an estimator in a link is not, and what was used instead. */
export type EstimatorRepair =
  | { readonly code: 'unknown-method'; readonly given: string }
  | {
      readonly code: 'parameter';
      readonly parameter: Parameter;
      readonly given: string;
      readonly used: string;
    }
  /** Values after the last parameter. */
  | { readonly code: 'ignored'; readonly given: string };

/** A value that could be read, with `exact: false` where it had to be moved into its range. */
interface Parsed {
  readonly value: Value;
  readonly exact: boolean;
}

const clamp = (value: number, { min, max }: { min: number; max: number }): number =>
  Math.min(Math.max(value, min), max);

function parseBounds(parameter: BoundsParameter, text: string): Parsed | undefined {
  const named = parameter.choices.find((choice) => choice === text);
  if (named !== undefined) return { value: named, exact: true };
  const [lo, hi] = (/^(.+?)\.\.(.+)$/.exec(text)?.slice(1) ?? []).map(parseDecimal);
  if (!parameter.fixed || lo === undefined || hi === undefined) return undefined;
  const value: Range = [clamp(lo, parameter), clamp(hi, parameter)];
  return value[0] < value[1] ? { value, exact: value[0] === lo && value[1] === hi } : undefined;
}

function parseValue(
  parameter: Exclude<Parameter, FlagParameter>,
  text: string,
): Parsed | undefined {
  if (parameter.kind === 'bounds') return parseBounds(parameter, text);
  const given = parseDecimal(text);
  if (given === undefined) return undefined;
  const value = clamp(parameter.kind === 'integer' ? Math.round(given) : given, parameter);
  return { value, exact: value === given };
}

/** Repairs quote what was given; a screenful of it would help no one. */
const excerpt = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/**
 * Reads an estimator from a link. Values missing at the end take the initial ones; what else had to be
 * changed is listed.
 */
export function parseEstimator(text: string): {
  readonly estimator: EstimatorSpec | undefined;
  readonly repairs: readonly EstimatorRepair[];
} {
  const [name, ...given] = text.split(',');
  const implementation = ESTIMATORS.find(({ method }) => method === name);
  if (implementation === undefined) {
    const repair = { code: 'unknown-method', given: excerpt(name as string) } as const;
    return { estimator: undefined, repairs: [repair] };
  }
  const flags = implementation.parameters.filter(({ kind }) => kind === 'flag');
  const set = flags.find((flag) => flag.name === given.at(-1));
  const values = set === undefined ? given : given.slice(0, -1);
  const repairs: EstimatorRepair[] = [];
  let next = 0;
  const read = parseEstimatorOption(implementation.method, (parameter) => {
    if (parameter.kind === 'flag') return parameter === set;
    const value = values[next++];
    if (value === undefined) return parameter.initial;
    const parsed = parseValue(parameter, value);
    const used = parsed?.value ?? parameter.initial;
    if (parsed?.exact !== true) {
      const given = excerpt(value);
      repairs.push({ code: 'parameter', parameter, given, used: formatValue(used) });
    }
    return used;
  });
  const rest = values.slice(next);
  if (rest.length > 0) repairs.push({ code: 'ignored', given: excerpt(rest.join()) });
  return { estimator: read, repairs };
}
