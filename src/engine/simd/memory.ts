/** Where things lie in the kernel's memory: laid out once for a run, never grown. */

/** The kernel's own constants lie below. */
const START = 1024;
const VECTOR = 16;

/** Hands out aligned stretches of memory, and in the end returns how much it took. */
export class Plan {
  private end = START;

  /** Room for `count` 32-bit numbers, a multiple of a vector. */
  words(count: number): number {
    const at = this.end;
    this.end += Math.ceil((count * 4) / VECTOR) * VECTOR;
    return at;
  }

  get bytes(): number {
    return this.end;
  }
}

/**
 * A run that needs more is refused: browsers grant a tab a few GiB at most, and a page may run two.
 * 70,000 rows of 784 inputs, a fifth of them not 0, take 40 to 53 MiB.
 */
export const MAX_BYTES = 1_073_741_824;

/** Bytes of a layer's checkpoint, and where its fields lie; `assembly/layer.ts` has the same. */
export const LAYER_BYTES = 128;
export const FIELD = {
  inputs: 0,
  outputs: 4,
  activation: 8,
  activationBits: 12,
  weightBits: 16,
  weights: 20,
  gradient: 24,
  weightValues: 28,
  weightPairs: 32,
  raw: 36,
  values: 40,
  pairs: 44,
  delta: 48,
  range: 52,
  words: 56,
  pairsPerWord: 60,
  learnsRange: 64,
  scale: 80,
} as const;
