/** The fields of an experiment and their choices. */
import {
  ACTIVATIONS,
  type Activation,
  type DatasetId,
  FIELDS,
  FLOAT32,
  formatField,
  type Initialisation,
  MAX_HIDDEN,
  MAX_WIDTH,
  type Optimizer,
  type Rule,
  type Run,
} from '../../engine/index.ts';
import { counted, number, numberFrom, typed } from './numbers.ts';

const TITLE: Readonly<Record<keyof Run, string>> = {
  data: 'Task',
  hidden: 'Hidden layers',
  activations: 'Activation',
  bits: 'Activation bits',
  weightBits: 'Weight bits',
  optimizer: 'Optimizer',
  learningRate: 'Learning rate',
  batch: 'Batch size',
  epochs: 'Epochs',
  l2: 'L2 penalty',
  initialisation: 'Initial weights',
  trainPercent: 'Training split',
  seed: 'Seed',
};

export function title(key: keyof Run): string {
  return TITLE[key];
}

/** What a field accepts; numbers as links and the command line take them, unless otherwise written. */
export function allowed(rule: Rule, write = typed): string {
  switch (rule.kind) {
    case 'number':
      return numberFrom(rule, rule.integer, write);
    case 'bits':
      return `${rule.min} to ${rule.max}, or ${FLOAT32} for float32`;
    case 'choice':
      return rule.options.join(', ');
    case 'widths':
      return `1 to ${MAX_HIDDEN} widths of 1 to ${MAX_WIDTH}, as in 10-7-5`;
    case 'activations':
      return `${ACTIVATIONS.join(', ')}; one for all hidden layers or one for each, as in tanh-relu`;
  }
}

/** What to type in the control of a field. */
export function enter(key: keyof Run): string {
  return `Enter ${allowed(FIELDS[key].rule, number)}.`;
}

const ACTIVATION: Readonly<Record<Activation, string>> = {
  tanh: 'tanh',
  relu: 'ReLU',
  relu6: 'ReLU6',
  sigmoid: 'sigmoid',
  linear: 'linear',
};

const TASK: Readonly<Record<DatasetId, string>> = {
  icosahedron: 'icosahedron',
  majority: 'majority of 12 bits',
  parity: 'parity of 12 bits',
  random: 'random labels',
};

const OPTIMIZER: Readonly<Record<Optimizer, string>> = { adam: 'Adam', sgd: 'SGD + momentum' };

const INITIALISATION: Readonly<Record<Initialisation, string>> = {
  glorot: 'Glorot uniform',
  'fan-in': 'normal, 1/√fan-in',
  width: 'normal, 1/√width',
};

const CHOICES: Readonly<Record<string, string>> = {
  ...ACTIVATION,
  ...TASK,
  ...OPTIMIZER,
  ...INITIALISATION,
};

/** A choice of a field. */
export function choice(value: string): string {
  return CHOICES[value] ?? value;
}

export function bits(count: number): string {
  return count === FLOAT32 ? 'float32' : counted(count, { one: 'bit', other: 'bits' });
}

/** The value of a field. */
export function value(run: Run, key: keyof Run): string {
  if (key === 'bits' || key === 'weightBits') return bits(run[key]);
  if (key === 'trainPercent') return `${run.trainPercent} %`;
  if (key === 'activations') return formatField(run, key).split('-').map(choice).join('-');
  return choice(formatField(run, key));
}

/** The name of a network: “tanh, 8 bits”. */
export function network(run: Run): string {
  return `${value(run, 'activations')}, ${bits(run.bits)}`;
}

/** A field and its value, within a list of what differs: “learning rate 0.01”. */
export function change(run: Run, key: keyof Run): string {
  return `${inSentence(key)} ${value(run, key)}`;
}

/** The name of a field within a sentence. */
function inSentence(key: keyof Run): string {
  return key === 'l2' ? TITLE[key] : TITLE[key].toLowerCase();
}
