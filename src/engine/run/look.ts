/**
 * Where to look in a run, and through what; changes nothing of what is trained. Each part has one
 * name and one text in links, in the order of this table.
 */
import { EXACT, formatRuler, parseRuler, ruler } from '../information/estimators/ruler.ts';
import type { Ruler } from '../information/estimators/types.ts';
import { parseDecimal } from '../numeric/decimal.ts';
import type { Repair } from './parse-field.ts';
import { OUTPUT_READINGS, type OutputReading } from './record.ts';
import { MAX_WIDTH, type Run } from './run.ts';
import {
  distinctVariations,
  FLOAT_TWIN,
  formatVariation,
  parseVariation,
  type Variation,
} from './variation.ts';
import { DEFAULT_RULE, RULE_LIMITS, type VerdictRule } from './verdict.ts';

export const VIEWS = ['lab', 'compare'] as const;
export type View = (typeof VIEWS)[number];

/** What stands under the charts over epochs. */
export const PANELS = ['numbers', 'codes', 'bins', 'shape'] as const;
export type Panel = (typeof PANELS)[number];

export interface Look {
  readonly view: View;
  readonly output: OutputReading;
  /** Epoch of the playhead; undefined for the newest recorded one. */
  readonly epoch: number | undefined;
  /** The selected layer, 1 … L; undefined for none. */
  readonly layer: number | undefined;
  /** The neuron of the bin lens, 1 … width. */
  readonly neuron: number;
  readonly panel: Panel;
  /** Whether the ruler's readings are laid over the exact ones. */
  readonly ghost: boolean;
  readonly ruler: Ruler;
  /** Known representations marked on the plane. */
  readonly landmarks: boolean;
  /** The columns of the comparison. */
  readonly rulers: readonly Ruler[];
  /** Its rows below the present experiment. */
  readonly others: readonly Variation[];
  readonly rule: VerdictRule;
}

/** Planes of a comparison must stay large enough to be read. */
export const MAX_RULERS = 6;
export const MAX_OTHERS = 3;

export const DEFAULT_LOOK: Look = {
  view: 'lab',
  output: 'logits',
  epoch: undefined,
  layer: undefined,
  neuron: 1,
  panel: 'numbers',
  ghost: false,
  ruler: ruler('uniform', { bins: 30, bounds: 'layer' }),
  landmarks: false,
  rulers: [EXACT, ...[30, 100, 256].map((bins) => ruler('uniform', { bins, bounds: 'run' }))],
  others: [FLOAT_TWIN],
  rule: DEFAULT_RULE,
};

/** What a text was read as, and what had to be changed for it. */
interface Reading<T> {
  readonly value: T;
  readonly repairs: readonly Repair[];
}

interface LookField<T> {
  readonly name: string;
  /** Undefined for what links leave out. */
  format(value: T): string | undefined;
  parse(text: string, run: Run, initial: T): Reading<T>;
}

type LookFields = { readonly [K in keyof Look]: LookField<Look[K]> };

const exact = <T>(value: T): Reading<T> => ({ value, repairs: [] });

function choice<T extends string>(name: string, options: readonly T[]): LookField<T> {
  return {
    name,
    format: (value) => value,
    parse: (given, _run, initial) => {
      const value = options.find((option) => option === given);
      if (value !== undefined) return exact(value);
      const repair = { field: name, given, used: initial, allowed: options.join(', ') };
      return { value: initial, repairs: [repair] };
    },
  };
}

function flag(name: string): LookField<boolean> {
  return {
    name,
    format: (value) => (value ? '1' : '0'),
    parse: (given, _run, initial) => {
      if (given === '1' || given === '0') return exact(given === '1');
      const repair = { field: name, given, used: initial ? '1' : '0', allowed: '0 or 1' };
      return { value: initial, repairs: [repair] };
    },
  };
}

function whole<T extends number | undefined>(
  name: string,
  limits: (run: Run) => readonly [number, number],
): LookField<T> {
  return {
    name,
    format: (value) => value?.toString(),
    parse: (given, run, initial) => {
      const [min, max] = limits(run);
      const number = /^\d{1,10}$/.test(given) ? Number(given) : undefined;
      const value = number === undefined ? initial : (Math.min(Math.max(number, min), max) as T);
      if (number !== undefined && value === number) return exact(value);
      const allowed = `a whole number from ${min} to ${max}`;
      return {
        value,
        repairs: [{ field: name, given, used: value?.toString() ?? 'none', allowed }],
      };
    },
  };
}

const oneRuler: LookField<Ruler> = {
  name: 'ruler',
  format: formatRuler,
  parse: (given, _run, initial) => {
    const { ruler: read, problem } = parseRuler(given);
    const value = read ?? initial;
    if (problem === undefined) return exact(value);
    const repair = { field: 'ruler', given, used: formatRuler(value), allowed: problem };
    return { value, repairs: [repair] };
  },
};

/** A list between semicolons: entries that cannot be read and those beyond `most` are left out. */
function list<T>(
  name: string,
  most: number,
  format: (entry: T) => string,
  parse: (text: string, run: Run) => Reading<T | undefined>,
): LookField<readonly T[]> {
  return {
    name,
    format: (entries) => entries.map(format).join(';'),
    parse: (given, run) => {
      const texts = given === '' ? [] : given.split(';');
      const read = texts.slice(0, most).map((text) => parse(text, run));
      const repairs = read.flatMap((entry) => entry.repairs);
      if (texts.length > most) {
        const used = `the first ${most}`;
        repairs.push({ field: name, given, used, allowed: `at most ${most} between semicolons` });
      }
      const value = read.flatMap((entry) => (entry.value === undefined ? [] : [entry.value]));
      return { value, repairs };
    },
  };
}

const RULE_KEYS = Object.keys(RULE_LIMITS) as (keyof VerdictRule)[];

const verdictRule: LookField<VerdictRule> = {
  name: 'rule',
  format: (rule) => RULE_KEYS.map((key) => rule[key]).join(','),
  parse: (given, _run, initial) => {
    const texts = given.split(',');
    const value = Object.fromEntries(
      RULE_KEYS.map((key, i) => {
        const [min, max] = RULE_LIMITS[key];
        const number = parseDecimal(texts[i] ?? '') ?? initial[key];
        return [key, Math.min(Math.max(number, min), max)];
      }),
    ) as unknown as VerdictRule;
    const isExact =
      texts.length === RULE_KEYS.length &&
      RULE_KEYS.every((key, i) => parseDecimal(texts[i] as string) === value[key]);
    if (isExact) return exact(value);
    const used = verdictRule.format(value) as string;
    const allowed = RULE_KEYS.map((key) => `${key} ${RULE_LIMITS[key].join(' to ')}`).join(', ');
    return { value, repairs: [{ field: 'rule', given, used, allowed: `bits: ${allowed}` }] };
  },
};

const listOfOthers = list('vs', MAX_OTHERS, formatVariation, (text, run) => {
  const { variation, repairs } = parseVariation(run, text);
  return { value: Object.keys(variation).length > 0 ? variation : undefined, repairs };
});

export const LOOK_FIELDS: LookFields = {
  view: choice('view', VIEWS),
  output: choice('out', OUTPUT_READINGS),
  epoch: whole('e', (run) => [0, run.epochs]),
  layer: whole('layer', (run) => [1, run.hidden.length + 1]),
  neuron: whole('neuron', () => [1, MAX_WIDTH]),
  panel: choice('panel', PANELS),
  ghost: flag('ghost'),
  ruler: oneRuler,
  landmarks: flag('marks'),
  rulers: list('rulers', MAX_RULERS, formatRuler, (text) => {
    const { ruler: read, problem } = parseRuler(text);
    if (problem === undefined) return exact(read);
    const used = read === undefined ? 'nothing of it' : formatRuler(read);
    return { value: read, repairs: [{ field: 'rulers', given: text, used, allowed: problem }] };
  }),
  others: {
    ...listOfOthers,
    parse: (given, run, initial) => {
      const { value, repairs } = listOfOthers.parse(given, run, initial);
      const apart = distinctVariations(run, value);
      const left = value
        .filter((variation) => !apart.includes(variation))
        .map((variation) => ({
          field: 'vs',
          given: formatVariation(variation),
          used: 'nothing of it',
          allowed: 'experiments that differ from the run and from each other',
        }));
      return { value: apart, repairs: [...repairs, ...left] };
    },
  },
  rule: verdictRule,
};

const LOOK_KEYS = Object.keys(LOOK_FIELDS) as (keyof Look)[];

export const LOOK_NAMES: readonly string[] = LOOK_KEYS.map((key) => LOOK_FIELDS[key].name);

/** `name=text` of each part that is not as a newcomer finds it. */
export function formatLook(look: Look): string[] {
  const pair = <K extends keyof Look>(key: K): string[] => {
    const { name, format } = LOOK_FIELDS[key];
    const text = format(look[key]);
    return text === undefined || text === format(DEFAULT_LOOK[key]) ? [] : [`${name}=${text}`];
  };
  return LOOK_KEYS.flatMap(pair);
}

/** Reads the parts given; the others are as a newcomer finds them. */
export function parseLook(values: ReadonlyMap<string, string>, run: Run): Reading<Look> {
  const repairs: Repair[] = [];
  const part = <K extends keyof Look>(key: K): Look[K] => {
    const { name, parse } = LOOK_FIELDS[key];
    const given = values.get(name);
    if (given === undefined) return DEFAULT_LOOK[key];
    const reading = parse(given, run, DEFAULT_LOOK[key]);
    repairs.push(...reading.repairs);
    return reading.value;
  };
  const look = Object.fromEntries(LOOK_KEYS.map((key) => [key, part(key)])) as unknown as Look;
  // A comparison has something to compare.
  const rulers = look.rulers.length > 0 ? look.rulers : DEFAULT_LOOK.rulers;
  return { value: { ...look, rulers }, repairs };
}
