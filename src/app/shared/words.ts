/** The interface's words for the engine's names. */

import type { OutputDefinition, VerdictKind } from '../../engine/index.ts';
import type { Panel, View } from '../../link/index.ts';
import { messages } from '../../messages/index.ts';
import { DEFAULT_VIEW_STATE } from '../../state/settings.ts';
import type { Status } from '../../state/training.ts';

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

/** So that a verdict is seen before it is read: left, up, as it was, nothing. */
export const VERDICT_SYMBOL: Record<VerdictKind, string> = {
  compresses: '◀',
  'fits-only': '▲',
  lossless: '●',
  dead: '✕',
  'no-change': '○',
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

/** Information as tables give it; a dash where it was not measured. */
export function bitsText(bits: number | undefined, digits = 4): string {
  return bits === undefined || !Number.isFinite(bits) ? '–' : bits.toFixed(digits);
}

/** “1 code”, “7 codes”. */
export function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
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
      return `${messages.notices.problem(status.problem)} Press Retry to train again.`;
  }
}
