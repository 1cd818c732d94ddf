/** What counts as T at the output. */
import type { OutputDefinition } from '../../engine/index.ts';

const NAME: Readonly<Record<OutputDefinition, string>> = {
  logits: 'quantized logits',
  probabilities: 'b-bit probabilities',
  rebinned: 're-binned probabilities',
  class: 'predicted label',
};

export function name(output: OutputDefinition): string {
  return NAME[output];
}

const MEANING: Readonly<Record<OutputDefinition, string>> = {
  logits: 'The logits, quantized as the network computes them',
  probabilities: 'Softmax rounded to the activation bits',
  rebinned: 'Softmax cut into 2^b steps of its range at that epoch, as in the 2022 reference code',
  class: 'The predicted label alone: at most one bit for two labels',
};

/** One line on what a choice means. */
export function meaning(output: OutputDefinition): string {
  return MEANING[output];
}

/** What the output layer, of a name, is measured as. */
export function sentence(output: OutputDefinition, layer: string): string {
  return `${layer}: the ${NAME[output]}.`;
}
