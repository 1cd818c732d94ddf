import type { CodeColumns } from '../information/partition.ts';
import type { LayerOutput } from '../network/machine.ts';
import { softmaxRow } from '../network/softmax.ts';
import { FLOAT32 } from '../network/spec.ts';
import type { OutputReading } from './record.ts';

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

/** Softmax probabilities rounded to 2^bits − 1 equal steps of [0, 1]; bit patterns for float32. */
function probabilityCodes(logits: LayerOutput, bits: number): CodeColumns {
  const { rows, columns, values } = logits;
  const p = new Float32Array(values.length);
  for (let r = 0; r < rows; r++) softmaxRow(values, p, columns, rows, r);
  if (bits === FLOAT32) return { rows, columns, codes: new Int32Array(p.buffer) };
  const top = (1 << bits) - 1;
  return {
    rows,
    columns,
    codes: Uint8Array.from(p, (share) => Math.floor(f(f(share * top) + 0.5))),
  };
}

/** The output layer as T: the codes that one choice of reading gives it. */
export function outputCodes(
  logits: LayerOutput,
  reading: OutputReading,
  bits: number,
): CodeColumns {
  const { rows } = logits;
  switch (reading) {
    case 'logits':
      return logits;
    case 'probabilities':
      return probabilityCodes(logits, bits);
    case 'class': {
      const codes = Uint8Array.from({ length: rows }, (_, r) => predictedClass(logits, r));
      return { rows, columns: 1, codes };
    }
  }
}
