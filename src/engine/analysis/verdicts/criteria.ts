/** The numbers that verdicts follow; a person may edit them. */
export interface VerdictCriteria {
  /** ε, bits: no fall or rise below it counts. */
  readonly epsilon: number;
  /** Bits below H(X) within which a layer that never leaves them stays at H(X). */
  readonly lossless: number;
  /** A layer that ends below this I(X;T), bits, is dead. */
  readonly dead: number;
}

export const DEFAULT_CRITERIA: VerdictCriteria = { epsilon: 0.25, lossless: 0.01, dead: 0.05 };

/** What each of the criteria may be, bits. */
export const CRITERIA_LIMITS: Readonly<Record<keyof VerdictCriteria, readonly [number, number]>> = {
  epsilon: [0.01, 5],
  lossless: [0, 1],
  dead: [0, 1],
};
