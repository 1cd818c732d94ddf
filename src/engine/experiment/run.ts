import { DATASET_IDS, type DatasetId } from '../data/registry.ts';
import {
  type Activation,
  INITIALISATIONS,
  type Initialisation,
  OPTIMIZERS,
  type Optimizer,
} from '../network/spec.ts';

/** A configuration: everything about a training run but its seed. */
export interface Experiment {
  readonly data: DatasetId;
  /** Widths of the hidden layers. */
  readonly hidden: readonly number[];
  /** Activation of each hidden layer. */
  readonly activations: readonly Activation[];
  /** Bits of the activations of every layer, logits included; FLOAT32 for none. */
  readonly bits: number;
  readonly weightBits: number;
  readonly optimizer: Optimizer;
  readonly learningRate: number;
  /** Rows a step. */
  readonly batch: number;
  readonly epochs: number;
  readonly l2: number;
  readonly initialisation: Initialisation;
  /** Share of the rows that trains, percent. */
  readonly trainPercent: number;
}

/** An experiment with a seed: enough to compute every number of its recording. */
export interface Run extends Experiment {
  readonly seed: number;
}

export const MAX_HIDDEN = 8;
export const MAX_WIDTH = 32;

interface NumberRule {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
}
interface BitsRule {
  readonly kind: 'bits';
  readonly min: number;
  readonly max: number;
}
interface ChoiceRule {
  readonly kind: 'choice';
  readonly options: readonly string[];
}
interface ListRule {
  readonly kind: 'widths' | 'activations';
}
export type Rule = NumberRule | BitsRule | ChoiceRule | ListRule;

interface Field {
  /** The name in links and on the command line. */
  readonly name: string;
  readonly rule: Rule;
}

const number = (min: number, max: number, integer = true): NumberRule => ({
  kind: 'number',
  min,
  max,
  integer,
});
const bits = (min: number): BitsRule => ({ kind: 'bits', min, max: 8 });
const choice = (options: readonly string[]): ChoiceRule => ({ kind: 'choice', options });

/**
 * What a run may be; links, the command line and the controls all read this one table. The limits
 * come from cost: eight layers of 32 on 4096 rows take about forty times the default's time, 20000
 * epochs fifty times, and at 601 checkpoints the states of the largest network take 19 MB.
 */
export const FIELDS: { readonly [K in keyof Run]: Field } = {
  data: { name: 'data', rule: choice(DATASET_IDS) },
  hidden: { name: 'hidden', rule: { kind: 'widths' } },
  activations: { name: 'act', rule: { kind: 'activations' } },
  bits: { name: 'bits', rule: bits(1) },
  weightBits: { name: 'wbits', rule: bits(2) },
  optimizer: { name: 'opt', rule: choice(OPTIMIZERS) },
  learningRate: { name: 'lr', rule: number(1e-5, 1, false) },
  batch: { name: 'batch', rule: number(1, 1024) },
  epochs: { name: 'epochs', rule: number(1, 20000) },
  l2: { name: 'l2', rule: number(0, 1, false) },
  initialisation: { name: 'init', rule: choice(INITIALISATIONS) },
  trainPercent: { name: 'train', rule: number(10, 95) },
  seed: { name: 'seed', rule: number(0, 4294967295) },
};

export const FIELD_KEYS = Object.keys(FIELDS) as readonly (keyof Run)[];

/** The nearest value a number field takes. */
export function clampNumber(rule: NumberRule, value: number): number {
  const inside = Math.min(Math.max(value, rule.min), rule.max);
  return rule.integer ? Math.round(inside) : inside;
}

/** One activation for each of `depth` layers: the list cut, or its last entry repeated. */
export function spreadActivations(list: readonly Activation[], depth: number): Activation[] {
  const last = list[list.length - 1] ?? 'tanh';
  return Array.from({ length: depth }, (_, l) => list[l] ?? last);
}

/** The canonical text of a run: the same for two runs that compute the same recording, else another. */
export function runText(run: Run): string {
  return FIELD_KEYS.map((key) => formatField(run, key)).join(' ');
}

/** Whether two runs compute the same recording. */
export function sameRun(a: Run, b: Run): boolean {
  return FIELD_KEYS.every((key) => formatField(a, key) === formatField(b, key));
}

/** The canonical text of a field, as links write it. */
export function formatField(run: Run, key: keyof Run): string {
  if (key === 'hidden') return run.hidden.join('-');
  if (key === 'activations') {
    const [first, ...rest] = run.activations;
    return rest.every((a) => a === first) ? String(first) : run.activations.join('-');
  }
  return String(run[key]);
}
