/** The interface's words for the engine's names. */
import type {
  Activation,
  Initialisation,
  Optimizer,
  OutputDefinition,
  Run,
  Task,
  VerdictKind,
} from '../../engine/index.ts';
import type { Panel, View } from '../../link/index.ts';
import type { LabState } from '../../state/lab.ts';
import { DEFAULT_VIEW_STATE, FLOAT32, formatField } from '../../state/settings.ts';
import type { Status } from '../../state/training.ts';

const ACTIVATION: Record<Activation, string> = {
  tanh: 'tanh',
  relu: 'ReLU',
  relu6: 'ReLU6',
  sigmoid: 'sigmoid',
  linear: 'linear',
};

const TASK: Record<Task, string> = {
  icosahedron: 'icosahedron',
  majority: 'majority of 12 bits',
  parity: 'parity of 12 bits',
  random: 'random labels',
};

const OPTIMIZER: Record<Optimizer, string> = { adam: 'Adam', sgd: 'SGD + momentum' };

const INITIALISATION: Record<Initialisation, string> = {
  glorot: 'Glorot uniform',
  'fan-in': 'normal, 1/√fan-in',
  width: 'normal, 1/√width',
};

export const OUTPUT: Record<OutputDefinition, string> = {
  logits: 'quantized logits',
  probabilities: 'b-bit probabilities',
  rebinned: 're-binned probabilities',
  class: 'predicted class',
};

/** One line on what each choice of T at the output means. */
export const OUTPUT_MEANING: Record<OutputDefinition, string> = {
  logits: 'what the network computes',
  probabilities: 'softmax rounded to the activation bits',
  rebinned:
    'softmax cut into 2^b steps of the range it has at that epoch, as the 2022 reference code does',
  class: 'the answer alone: at most one bit for two classes',
};

/** How the output is read, where that is not as usual; `layer` is its name. */
export function outputSentence(output: OutputDefinition, layer: string): string {
  return output === DEFAULT_VIEW_STATE.output ? '' : `${layer} read as ${OUTPUT[output]}.`;
}

/** What outermost bins are fitted to, as an entry of a list. */
const BOUNDS_CHOICE = {
  neuron: 'of each neuron',
  layer: 'of each layer',
  run: 'of the whole run',
  fixed: 'fixed',
} as const;

export function boundsChoice(choice: keyof typeof BOUNDS_CHOICE): string {
  return BOUNDS_CHOICE[choice];
}

/** So that a verdict is seen before it is read: left, up, as it was, nothing. */
export const VERDICT_SYMBOL: Record<VerdictKind, string> = {
  compresses: '◀',
  'fits only': '▲',
  lossless: '●',
  dead: '✕',
  neither: '○',
};

export const VIEW: Record<View, string> = { lab: 'Lab', compare: 'Compare' };

export const PANEL: Record<Panel, string> = {
  numbers: 'Numbers',
  codes: 'Codes',
  bins: 'Bins',
  shape: 'Shape',
};

export const PANEL_MEANING: Record<Panel, string> = {
  numbers: 'The plane as a table',
  codes: 'The codes of one layer, and which inputs share them',
  bins: 'One neuron under the estimator: which levels its bins merge',
  shape: 'One layer in two dimensions: how far the classes draw together',
};

const NAMES: Record<string, string> = { ...ACTIVATION, ...TASK, ...OPTIMIZER, ...INITIALISATION };

/** Information as tables give it; a dash where it was not measured. */
export function bitsText(bits: number | undefined, digits = 4): string {
  return bits === undefined || !Number.isFinite(bits) ? '–' : bits.toFixed(digits);
}

/** “1 code”, “7 codes”. */
export function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** A choice as people read it. */
export function choiceName(value: string): string {
  return NAMES[value] ?? value;
}

export function bitsName(bits: number): string {
  return bits === FLOAT32 ? 'float32' : plural(bits, 'bit');
}

/** A setting's value as people read it. */
export function settingText(run: Run, key: keyof Run): string {
  if (key === 'bits' || key === 'weightBits') return bitsName(run[key]);
  if (key === 'trainPercent') return `${run.trainPercent} %`;
  if (key === 'activations') return formatField(run, key).split('-').map(choiceName).join('-');
  return choiceName(formatField(run, key));
}

/** Seconds in the words people use; an estimate is never more precise than this. */
export function duration(seconds: number): string {
  if (seconds < 1.5) return '1 s';
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}

/** The state of a run in a sentence. */
export function statusSentence(status: Status): string {
  switch (status.kind) {
    case 'waiting':
      return `Not started: about ${duration(status.seconds)}. Press Train.`;
    case 'starting':
      return 'Starting…';
    case 'training':
      return 'Training';
    case 'stopped':
      return 'Stopped; what was recorded stays.';
    case 'completed':
      return 'Training complete.';
    case 'diverged':
      return `Diverged: by epoch ${status.epoch} a number was no longer finite. Try a smaller learning rate.`;
    case 'failed':
      return `${status.reason} Press Retry to train again.`;
  }
}

/** That runs are computed the slow way, and why. */
export function slowerSentence({ name, fallback }: NonNullable<LabState['backend']>): string {
  const why = fallback?.replace(/\.$/, '');
  return `Training with slower backend (${name}), with the same results: ${why}.`;
}
