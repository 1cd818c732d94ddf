import type { Activations } from '../information/estimators/types.ts';
import type { LayerOutput } from '../network/network.ts';
import { FLOAT32 } from '../network/spec.ts';
import type { OutputDefinition } from './checkpoint.ts';
import { outputCodes } from './output-definition.ts';

/** The real number each code of a definition of the output stands for. */
function levelsOf(definition: OutputDefinition, bits: number, classes: number): Float32Array {
  switch (definition) {
    case 'probabilities': {
      const top = (1 << bits) - 1;
      return Float32Array.from({ length: top + 1 }, (_, code) => code / top);
    }
    case 'rebinned': {
      // A share of the range the probabilities have at that epoch.
      const top = bits === FLOAT32 ? 256 : 1 << bits;
      return Float32Array.from({ length: top + 1 }, (_, level) => level / top);
    }
    default:
      return Float32Array.from({ length: classes }, (_, code) => code);
  }
}

/** The output layer under one definition, as real numbers with their codes: what an estimator is laid on. */
function outputActivations(
  logits: LayerOutput,
  definition: OutputDefinition,
  bits: number,
): Activations {
  if (definition === 'logits') return logits;
  const { rows, columns, codes } = outputCodes(logits, definition, bits);
  if (definition === 'probabilities' && bits === FLOAT32) {
    // The codes are the bit patterns of the probabilities.
    return { rows, columns, values: new Float32Array(codes.buffer) };
  }
  const levels = levelsOf(definition, bits, logits.columns);
  return {
    rows,
    columns,
    codes,
    levels,
    values: Float32Array.from(codes, (code) => levels[code] as number),
  };
}

/** T1 … TL as an estimator sees them, given what a session gives out. */
export function activationsOf(
  outputs: readonly LayerOutput[],
  definition: OutputDefinition,
  bits: number,
): Activations[] {
  const logits = outputs[outputs.length - 1] as LayerOutput;
  return [...outputs.slice(0, -1), outputActivations(logits, definition, bits)];
}
