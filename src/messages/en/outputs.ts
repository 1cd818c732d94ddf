/** What counts as T at the output. */
import { FLOAT32, type OutputDefinition } from '../../engine/index.ts';

const NAME: Readonly<Record<OutputDefinition, string>> = {
  logits: 'quantized logits',
  probabilities: 'b-bit probabilities',
  rebinned: 're-binned probabilities',
  class: 'predicted label',
};

const FLOAT32_NAME: typeof NAME = {
  ...NAME,
  logits: 'float32 logits',
  probabilities: 'float32 probabilities',
};

/** Of networks that differ in their bits. */
const ANY_NAME: typeof NAME = { ...NAME, logits: 'logits', probabilities: 'probabilities' };

/** With the bits of activations; without them, of networks that do not have them in common. */
export function name(output: OutputDefinition, bits: number | undefined): string {
  if (bits === undefined) return ANY_NAME[output];
  return (bits === FLOAT32 ? FLOAT32_NAME : NAME)[output];
}

const MEANING: Readonly<Record<OutputDefinition, string>> = {
  logits: 'The logits as the network computes them: quantized, unless it is of float32',
  probabilities: 'Softmax rounded to the activation bits, or as it is in float32',
  rebinned: 'Softmax cut into 2^b steps of its range at that epoch, as in the 2022 reference code',
  class: 'The predicted label alone: at most one bit for two labels',
};

/** One line on what a choice means. */
export function meaning(output: OutputDefinition): string {
  return MEANING[output];
}

/** What the output layer, of a name, is measured as. */
export function sentence(
  output: OutputDefinition,
  layer: string,
  bits: number | undefined,
): string {
  return `${layer}: the ${name(output, bits)}.`;
}
