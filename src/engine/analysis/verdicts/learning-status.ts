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
  /** The same of the rows it is trained on. */
  readonly trainAccuracy: number;
  readonly trainRows: number;
  /**
   * The share of the most frequent label: what is right by always giving the same answer. The split is
   * stratified, so it is that of the rows for training, and of those held out, too.
   */
  readonly majorityShare: number;
}

export type LearningStatus =
  /** It has no verdicts. */
  | { readonly kind: 'diverged' }
  /**
   * It labels more of the rows it was trained on correctly than chance explains, but not of those held
   * out, and the gap between the two is not by chance either. It has verdicts as one that learned.
   */
  | {
      readonly kind: 'memorized';
      readonly trainAccuracy: number;
      readonly testAccuracy: number;
      readonly majorityShare: number;
    }
  /** No compression is claimed for it: it labels no rows better than chance explains. */
  | {
      readonly kind: 'did-not-learn';
      readonly testAccuracy: number;
      readonly majorityShare: number;
    }
  | { readonly kind: 'learned' }
  /** A file of activations has no accuracy. */
  | { readonly kind: 'unknown' };

/** One-sided: of networks that guess, each row with the majority share for its chance, 1 in 100 passes. */
const SIGNIFICANCE = 0.01;
/**
 * For a test accuracy below that in training. A network that begins to learn may be above chance on the
 * rows for training first, for they are more: without a clear gap that is no memorizing.
 */
const GAP_SIGNIFICANCE = 0.001;

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
  const { hasDiverged, testAccuracy, testRows, trainAccuracy, trainRows, majorityShare } = facts;
  if (hasDiverged) return { kind: 'diverged' };
  const isAboveChance = (accuracy: number, rows: number): boolean =>
    binomialTail(rows, majorityShare, Math.round(accuracy * rows)) <= SIGNIFICANCE;
  if (isAboveChance(testAccuracy, testRows)) return { kind: 'learned' };
  const wrong = testRows - Math.round(testAccuracy * testRows);
  const isGapClear = binomialTail(testRows, 1 - trainAccuracy, wrong) <= GAP_SIGNIFICANCE;
  return isAboveChance(trainAccuracy, trainRows) && isGapClear
    ? { kind: 'memorized', trainAccuracy, testAccuracy, majorityShare }
    : { kind: 'did-not-learn', testAccuracy, majorityShare };
}

/** The same of the first `count` checkpoints of a recording. */
export function learningStatusOf(
  { run, learning, rows }: Pick<Recording, 'run' | 'learning' | 'rows'>,
  count: number,
  hasDiverged: boolean,
): LearningStatus {
  const testAccuracy = learning?.accuracy.test[count - 1];
  const trainAccuracy = learning?.accuracy.train[count - 1];
  if (run === undefined || testAccuracy === undefined || trainAccuracy === undefined)
    return { kind: hasDiverged ? 'diverged' : 'unknown' };
  const trainRows = Math.floor((rows * run.trainPercent) / 100);
  return learningStatus({
    hasDiverged,
    testAccuracy,
    testRows: rows - trainRows,
    trainAccuracy,
    trainRows,
    majorityShare: datasetInfo(run.data).majorityShare,
  });
}
