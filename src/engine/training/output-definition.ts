import { widened } from '../information/estimators/uniform.ts';
import type { CodeColumns } from '../information/partition.ts';
import type { LayerOutput } from '../network/network.ts';
import { softmaxRow } from '../network/softmax.ts';
import { FLOAT32 } from '../network/spec.ts';
import type { OutputDefinition } from './checkpoint.ts';

const f = Math.fround;

/** The class with the largest logit on row r; the lower class where logits tie. */
export function predictedClass(logits: LayerOutput, r: number): number {
  let best = 0;
  for (let c = 1; c < logits.columns; c++) {
    if (
      (logits.values[c * logits.rows + r] as number) >
      (logits.values[best * logits.rows + r] as number)
    )
      best = c;
  }
  return best;
}

function softmax({ rows, columns, values }: LayerOutput): Float32Array {
  const p = new Float32Array(values.length);
  for (let r = 0; r < rows; r++) softmaxRow(values, p, columns, rows, r);
  return p;
}

/** Softmax probabilities rounded to 2^bits − 1 equal steps of [0, 1]; bit patterns for float32. */
function probabilityCodes(logits: LayerOutput, bits: number): CodeColumns {
  const { rows, columns } = logits;
  const p = softmax(logits);
  if (bits === FLOAT32) return { rows, columns, codes: new Int32Array(p.buffer) };
  const top = (1 << bits) - 1;
  return {
    rows,
    columns,
    codes: Uint8Array.from(p, (share) => Math.floor(f(f(share * top) + 0.5))),
  };
}

/** Steps of rebinned probabilities are 2^bits, and 2^this in float32. */
export const REBINNED_FLOAT_BITS = 8;
/** 2^52: a float64 of this size and more has no fraction, so adding it rounds, halves to even. */
const NO_FRACTION = 4503599627370496;

/**
 * Softmax probabilities in 2^bits equal steps of their own range: from the least to the greatest of
 * all rows and classes, so that levels are 0 … 2^bits, rounded half to even (as the code published
 * with Lorenzen et al. 2022 does).
 */
function rebinnedCodes(logits: LayerOutput, bits: number): CodeColumns {
  const { rows, columns } = logits;
  const p = softmax(logits);
  let low = 1;
  let high = 0;
  for (const share of p) {
    if (share < low) low = share;
    if (share > high) high = share;
  }
  [low, high] = widened([low, high]);
  const steps = 1 << (bits === FLOAT32 ? REBINNED_FLOAT_BITS : bits);
  const level = (share: number): number => ((share - low) * steps) / (high - low);
  const codes = Int32Array.from(p, (share) => level(share) + NO_FRACTION - NO_FRACTION);
  return { rows, columns, codes };
}

/** The output layer as T: the codes that one choice of definition gives it. */
export function outputCodes(
  logits: LayerOutput,
  definition: OutputDefinition,
  bits: number,
): CodeColumns {
  const { rows } = logits;
  switch (definition) {
    case 'logits':
      return logits;
    case 'probabilities':
      return probabilityCodes(logits, bits);
    case 'rebinned':
      return rebinnedCodes(logits, bits);
    case 'class': {
      const codes = Uint8Array.from({ length: rows }, (_, r) => predictedClass(logits, r));
      return { rows, columns: 1, codes };
    }
  }
}
