/**
 * What the trajectory of one layer under one estimator amounts to: what its end is, in words that a
 * picture of it confirms. The dispute over compression (Shwartz-Ziv & Tishby 2017; Saxe et al. 2018)
 * was about such words.
 */
import type { VerdictCriteria } from './criteria.ts';
import { BORDERLINE, decide, type VerdictKind } from './decide.ts';
import { fittingOf } from './fitting.ts';
import {
  bitsAfter,
  movementsOf,
  type Phase,
  type Point,
  type Stretch,
  stretchesOf,
} from './phases.ts';
import { smooth } from './smooth.ts';
import { type Stated, statedOf } from './stated.ts';

export type Qualification =
  /**
   * What decides is so close to its bound that jitter could change the verdict, or as recorded it is on
   * the other side of it.
   */
  | 'borderline'
  /** Nearly every input has a code of its own at the end: I(X;T) is uninformative. */
  | 'saturated';

export interface Verdict {
  readonly kind: VerdictKind;
  readonly qualifications: readonly Qualification[];
  /** Where I(X;T), as recorded, is largest; the last of equals. */
  readonly peak: Point;
  readonly end: Point;
  /**
   * Where the layer is fitted; undefined where I(T;Y) does not rise by ε (or by a quarter of H(Y), if that
   * is less) and by three times its jitter, or only regains what it had, so that all is after fitting.
   */
  readonly fitted: Point | undefined;
  /** The largest rise of the smoothed I(T;Y), bits; 0 where the layer is not fitted. */
  readonly learned: number;
  /** Falls, rises and level stretches, one after the other, from the first checkpoint to the last. */
  readonly phases: readonly Phase[];
  /** The movement that decides; several phases may be one movement. */
  readonly deciding: Phase | undefined;
  /** The fall before it, where that is re-expanded. */
  readonly before: Phase | undefined;
  /** What is stated of the movement that decides. */
  readonly stated: Stated | undefined;
  /** Standard deviation of I(X;T) about its smoothed values over the last eighth, bits. */
  readonly jitter: number;
  /** Not where checkpoints are too far apart for it: then no jitter makes a verdict borderline. */
  readonly isJitterMeasured: boolean;
  /** θ, the least fall or rise that is a phase, bits. */
  readonly theta: number;
}

/** What is to be judged of a layer; of the arrays, the first `epochs.length` entries. */
export interface JudgedTrajectory {
  readonly epochs: readonly number[];
  readonly ixt: ArrayLike<number>;
  readonly ity: ArrayLike<number>;
  /** H(X), bits. */
  readonly hx: number;
  /** H(Y), bits. */
  readonly hy: number;
  readonly isSaturated: boolean;
}

/** θ in jitters: chance alone hardly makes a fall or rise of as many. */
const THETA = 3;
/** The share of H(Y) that is learned by any rise of I(T;Y), however large ε. */
const LEARNED = 1 / 4;
/** The share of its change from which on a phase has settled. */
const SETTLED = 0.9;

/**
 * Fewer checkpoints have no verdict. Up to epoch 7, the window at the end and the last eighth of the epochs
 * hold one checkpoint each, so that nothing is smoothed and jitter is unknown; epoch 8 is the ninth.
 */
export const MIN_CHECKPOINTS = 9;

/** Undefined while a checkpoint is missing, or where there are fewer than `MIN_CHECKPOINTS`. */
export function judge(
  { epochs, ixt, ity, hx, hy, isSaturated }: JudgedTrajectory,
  criteria: VerdictCriteria,
): Verdict | undefined {
  const last = epochs.length - 1;
  if (epochs.length < MIN_CHECKPOINTS) return undefined;
  if (epochs.some((_, i) => !Number.isFinite(ixt[i]) || !Number.isFinite(ity[i]))) return undefined;
  const { values, jitter, isJitterMeasured } = smooth(epochs, ixt);
  const label = smooth(epochs, ity);
  const theta = Math.max(criteria.epsilon, THETA * jitter);
  const leastGain = Math.min(criteria.epsilon, LEARNED * hy);
  const fitting = fittingOf(label.values, Math.max(leastGain, THETA * label.jitter));
  const fitted = fitting?.checkpoint ?? 0;
  const stretches = stretchesOf(values, theta);
  const least = epochs.reduce((low, _, i) => Math.min(low, ixt[i] as number), Infinity);
  const recordedEnd = ixt[last] as number;
  const smoothed = { values, stretches, theta, jitter, least, recordedEnd, hx, fitted };
  const decision = decide(smoothed, criteria);
  const { kind } = decision;
  // A fall or rise that jitter adds or takes away may also decide by what it parts or joins.
  const couldChange =
    decision.borderline ||
    [-BORDERLINE, BORDERLINE].some((jitters) => {
      const other = theta + jitters * jitter;
      const changed = { ...smoothed, theta: other, stretches: stretchesOf(values, other) };
      return decide(changed, criteria).kind !== kind;
    });

  const point = (checkpoint: number): Point => ({
    checkpoint,
    epoch: epochs[checkpoint] as number,
    ixt: ixt[checkpoint] as number,
    ity: ity[checkpoint] as number,
  });
  // As in the verdict: what is less than θ does not count.
  const fittingOfPhase = (stretch: Stretch): Phase['fitting'] => {
    const { kind, from, to, bits } = stretch;
    if (from >= fitted) return 'after';
    if (kind === 'level') return to <= fitted ? 'during' : 'across';
    const after = Math.sign(bits) * bitsAfter(values, stretch, fitted);
    if (after < theta) return 'during';
    return Math.abs(bits) - after < theta ? 'after' : 'across';
  };
  const phase = (stretch: Stretch): Phase => {
    const { kind, from, to, bits } = stretch;
    const covered = (value: number): number => (value - (values[from] as number)) / bits;
    const settled = values.findIndex((value, i) => i > from && covered(value) >= SETTLED);
    return {
      kind,
      start: point(from),
      end: point(to),
      settled: point(kind === 'level' ? to : settled),
      bits,
      fitting: fittingOfPhase(stretch),
    };
  };
  const end = point(last);
  const phases = stretches.map(phase);
  const deciding = decision.deciding && phase(decision.deciding);
  const before = kind === 're-expands' && decision.before ? phase(decision.before) : undefined;
  const stated =
    deciding &&
    statedOf(
      {
        deciding,
        before,
        movements: movementsOf(values, stretches).map(phase),
        phases,
        end,
      },
      criteria.epsilon,
    );
  return {
    kind,
    qualifications: [
      ...(couldChange || stated?.isSlight ? (['borderline'] as const) : []),
      ...(isSaturated ? (['saturated'] as const) : []),
    ],
    peak: point(
      epochs.reduce((peak, _, i) => ((ixt[i] as number) >= (ixt[peak] as number) ? i : peak), 0),
    ),
    end,
    fitted: fitting && point(fitting.checkpoint),
    learned: fitting?.bits ?? 0,
    phases,
    deciding,
    before,
    stated,
    jitter,
    isJitterMeasured,
    theta,
  };
}
