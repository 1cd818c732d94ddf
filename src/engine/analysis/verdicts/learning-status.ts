/** What must be known of a run before any verdict on its layers: whether it learned at all. */
import { datasetInfo } from '../../data/registry.ts';
import type { Recording } from '../../training/recording.ts';

/** The end of a training run. */
export interface LearningFacts {
  readonly hasDiverged: boolean;
  /** Share of the rows held out that the network labels correctly. */
  readonly testAccuracy: number;
  /** The number of those rows. */
  readonly testRows: number;
  /** The share of the most frequent label: what is right by always giving the same answer. */
  readonly majorityShare: number;
}

export type LearningStatus =
  /** It has no verdicts. */
  | { readonly kind: 'diverged' }
  /** No compression is claimed for it: it labels no more rows correctly than chance explains. */
  | {
      readonly kind: 'did-not-learn';
      readonly testAccuracy: number;
      readonly majorityShare: number;
    }
  | { readonly kind: 'learned' }
  /** A file of activations has no accuracy. */
  | { readonly kind: 'unknown' };

/** One-sided: a network that gives the same answer always is taken for one that learned in 1 of 100. */
const SIGNIFICANCE = 0.01;

/**
 * The probability of at least `least` successes in `trials`, each of probability `p`. The terms are
 * relative to the largest, from which they fall on both sides: nothing over- or underflows.
 */
function binomialTail(trials: number, p: number, least: number): number {
  if (p >= 1) return least <= trials ? 1 : 0;
  const mode = Math.min(trials, Math.floor((trials + 1) * p));
  let all = 0;
  let tail = 0;
  const add = (successes: number, term: number): void => {
    all += term;
    if (successes >= least) tail += term;
  };
  const odds = p / (1 - p);
  for (let k = mode, term = 1; k <= trials && term > 0; k++) {
    add(k, term);
    term *= ((trials - k) / (k + 1)) * odds;
  }
  for (let k = mode, term = 1; k > 0 && term > 0; k--) {
    term *= k / (trials - k + 1) / odds;
    add(k - 1, term);
  }
  return tail / all;
}

export function learningStatus(facts: LearningFacts): LearningStatus {
  const { hasDiverged, testAccuracy, testRows, majorityShare } = facts;
  if (hasDiverged) return { kind: 'diverged' };
  const correct = Math.round(testAccuracy * testRows);
  return binomialTail(testRows, majorityShare, correct) <= SIGNIFICANCE
    ? { kind: 'learned' }
    : { kind: 'did-not-learn', testAccuracy, majorityShare };
}

/** The same of the first `count` checkpoints of a recording. */
export function learningStatusOf(
  { run, learning, rows }: Pick<Recording, 'run' | 'learning' | 'rows'>,
  count: number,
  hasDiverged: boolean,
): LearningStatus {
  const testAccuracy = learning?.accuracy.test[count - 1];
  if (hasDiverged) return { kind: 'diverged' };
  if (run === undefined || testAccuracy === undefined) return { kind: 'unknown' };
  return learningStatus({
    hasDiverged,
    testAccuracy,
    testRows: rows - Math.floor((rows * run.trainPercent) / 100),
    majorityShare: datasetInfo(run.data).majorityShare,
  });
}
