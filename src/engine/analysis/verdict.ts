/**
 * What a layer's trajectory over the epochs amounts to, by a definition whose numbers a person may edit.
 * The dispute over compression (Shwartz-Ziv & Tishby 2017; Saxe et al. 2018) was about these words.
 */

export interface VerdictCriteria {
  /** ε, bits: the least loss that is called compression, and the least gain that is called fitting. */
  readonly epsilon: number;
  /** Bits from H(X) within which a layer that never leaves them is lossless. */
  readonly lossless: number;
  /** A layer that ends below this I(X;T), bits, is dead. */
  readonly dead: number;
}

export const DEFAULT_CRITERIA: VerdictCriteria = { epsilon: 0.25, lossless: 0.01, dead: 0.05 };

/** What each number of a criteria may be, bits. */
export const CRITERIA_LIMITS: Readonly<Record<keyof VerdictCriteria, readonly [number, number]>> = {
  epsilon: [0.01, 5],
  lossless: [0, 1],
  dead: [0, 1],
};

export type VerdictKind = 'compresses' | 'fits-only' | 'lossless' | 'dead' | 'no-change';

export interface Verdict {
  readonly kind: VerdictKind;
  /**
   * Checkpoint of the largest I(X;T) after a 3-point median; the last of equals: there the loss
   * begins.
   */
  readonly peakCheckpoint: number;
  /** I(X;T) at the peak after the median, and at the last checkpoint, bits. */
  readonly peak: number;
  readonly end: number;
  /** peak − end, bits. */
  readonly lost: number;
  /** By how much I(T;Y) rose from the first checkpoint to the peakCheckpoint, bits. */
  readonly fitted: number;
}

function median(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/**
 * The verdict on the first `count` checkpoints of a trajectory (bits), in the order dead, lossless,
 * compresses, fits only; undefined while a checkpoint is missing or there are none. The median leaves
 * the first and last checkpoint as they are.
 */
export function verdictOf(
  ixt: ArrayLike<number>,
  ity: ArrayLike<number>,
  count: number,
  hx: number,
  criteria: VerdictCriteria,
): Verdict | undefined {
  if (count === 0) return undefined;
  const at = (r: number): number => ixt[Math.min(Math.max(r, 0), count - 1)] as number;
  let peakCheckpoint = 0;
  let peak = Number.NEGATIVE_INFINITY;
  let furthest = 0;
  for (let r = 0; r < count; r++) {
    const value = at(r);
    if (!Number.isFinite(value)) return undefined;
    const smooth = median(at(r - 1), value, at(r + 1));
    if (smooth >= peak) {
      peakCheckpoint = r;
      peak = smooth;
    }
    furthest = Math.max(furthest, hx - value);
  }
  const end = at(count - 1);
  const lost = peak - end;
  const fitted = (ity[peakCheckpoint] as number) - (ity[0] as number);
  let kind: VerdictKind = 'no-change';
  if (end < criteria.dead) kind = 'dead';
  else if (furthest <= criteria.lossless) kind = 'lossless';
  else if (lost >= criteria.epsilon) kind = 'compresses';
  else if (fitted >= criteria.epsilon) kind = 'fits-only';
  return { kind, peakCheckpoint, peak, end, lost, fitted };
}
