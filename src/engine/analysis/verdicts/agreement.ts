/** Whether the verdict under an estimator is the exact one, and what of that is informative. */
import type { VerdictKind } from './decide.ts';
import type { Verdict } from './verdict.ts';

/** Verdicts held against exact. */
export interface Agreement {
  /** Those that are not compared, being of a saturated layer or an unlearned network; the others; those that disagree. */
  readonly uncompared: number;
  readonly compared: number;
  readonly disagreeing: number;
  /** Those that differ in a network that did not learn, where exact is saturated, or one is borderline. */
  readonly unlearned: number;
  readonly uninformative: number;
  readonly borderline: number;
  /** Those that are still to come. */
  readonly waiting: number;
}

/** One of them. */
export interface Comparison {
  readonly isInformative: boolean;
  /** As what it counts if it differs. */
  readonly difference: 'disagreeing' | 'unlearned' | 'uninformative' | 'borderline' | undefined;
}

/**
 * Verdicts of one sense, which do not disagree: an estimator whose values stay far below H(X) cannot
 * find that a layer stays there or reaches it.
 */
const SENSE: Readonly<Partial<Record<VerdictKind, VerdictKind>>> = {
  'stays-at-hx': 'no-change',
  'stays-near-hx': 'no-change',
  'reaches-hx': 'rises',
};

const senseOf = ({ kind }: Verdict): VerdictKind => SENSE[kind] ?? kind;

const isBorderline = ({ qualifications }: Verdict): boolean =>
  qualifications.includes('borderline');

/** A verdict held against the exact one on the same layer. */
export function compareToExact(
  verdict: Verdict,
  exact: Verdict,
  { isSaturated, isUnlearned }: { readonly isSaturated: boolean; readonly isUnlearned: boolean },
): Comparison {
  const differenceOf = (): Comparison['difference'] => {
    if (senseOf(verdict) === senseOf(exact)) return undefined;
    if (isUnlearned) return 'unlearned';
    if (isSaturated) return 'uninformative';
    return isBorderline(verdict) || isBorderline(exact) ? 'borderline' : 'disagreeing';
  };
  return { isInformative: !isSaturated && !isUnlearned, difference: differenceOf() };
}

/** Counts what was compared, beside what is still to come. */
export function agreementOf(comparisons: readonly Comparison[], waiting: number): Agreement {
  const compared = comparisons.filter(({ isInformative }) => isInformative).length;
  const count = (of: Comparison['difference']): number =>
    comparisons.filter(({ difference }) => difference === of).length;
  return {
    uncompared: comparisons.length - compared,
    compared,
    disagreeing: count('disagreeing'),
    unlearned: count('unlearned'),
    uninformative: count('uninformative'),
    borderline: count('borderline'),
    waiting,
  };
}
