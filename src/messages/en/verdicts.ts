/** Verdicts on the trajectory of a layer, and what they rest on. */
import {
  isTooShort,
  type JudgedRecording,
  type LayerVerdict,
  type LearningStatus,
  MIN_CHECKPOINTS,
  type Qualification,
  type VerdictKind,
} from '../../engine/index.ts';
import { and, counted, decimal, number, share } from './numbers.ts';

interface VerdictWords {
  /** In a table. */
  readonly name: string;
  /** As the predicate of a layer, and of several. */
  readonly one: string;
  readonly many: string;
  /** What the picture shows. */
  readonly meaning: string;
}

/** The verdicts in words; src/engine/analysis/verdicts/README.md has their rules. */
const WORDS: Readonly<Record<VerdictKind, VerdictWords>> = {
  compresses: {
    name: 'compresses',
    one: 'compresses',
    many: 'compress',
    meaning:
      'I(X;T) falls after the layer is fitted, or goes on falling after it, and regains less than a third.',
  },
  'drops-while-fitting': {
    name: 'drops while fitting',
    one: 'drops while fitting',
    many: 'drop while fitting',
    meaning:
      'I(X;T) falls before the layer is fitted, and by less than θ after; it regains less than a third.',
  },
  're-expands': {
    name: 're-expands',
    one: 're-expands',
    many: 're-expand',
    meaning: 'I(X;T) falls, then rises again by a third of the fall or more.',
  },
  rises: {
    name: 'rises',
    one: 'rises',
    many: 'rise',
    meaning: 'I(X;T) rises, perhaps after a dip of less than a third of the rise.',
  },
  'reaches-hx': {
    name: 'reaches H(X)',
    one: 'reaches H(X)',
    many: 'reach H(X)',
    meaning:
      'I(X;T) rises as far as H(X), after a fall or not: at the end nearly every input has its own code.',
  },
  'stays-near-hx': {
    name: 'stays near H(X)',
    one: 'stays near H(X)',
    many: 'stay near H(X)',
    meaning: 'I(X;T) is never so far below H(X) that the plane shows it.',
  },
  'stays-at-hx': {
    name: 'stays at H(X)',
    one: 'stays at H(X)',
    many: 'stay at H(X)',
    meaning: 'I(X;T) is H(X) at every epoch, but for a hundredth of a bit.',
  },
  'no-change': {
    name: 'no change',
    one: 'changes by less than ε',
    many: 'change by less than ε',
    meaning: 'I(X;T) moves by less than ε.',
  },
  'no-clear-direction': {
    name: 'no clear direction',
    one: 'moves in no clear direction',
    many: 'move in no clear direction',
    meaning:
      'I(X;T) moves, but by no more than its jitter explains, or a third or more of it is undone.',
  },
  dead: {
    name: 'dead',
    one: 'is dead',
    many: 'are dead',
    meaning: 'I(X;T) ends near 0: the layer has the same code for nearly all inputs.',
  },
  falls: {
    name: 'falls',
    one: 'falls',
    many: 'fall',
    meaning: 'I(X;T) falls, but the network did not learn: it is not called compression.',
  },
};

/** All of them, in the order of the glossary. */
export const KINDS = Object.keys(WORDS) as VerdictKind[];

export function name(kind: VerdictKind): string {
  return WORDS[kind].name;
}

export function meaning(kind: VerdictKind): string {
  return WORDS[kind].meaning;
}

export function predicate(kind: VerdictKind, layers: number): string {
  return layers === 1 ? WORDS[kind].one : WORDS[kind].many;
}

const QUALIFICATION: Readonly<Record<Qualification, { name: string; meaning: string }>> = {
  borderline: {
    name: 'borderline',
    meaning: 'So close that jitter, or the values as recorded, could change the verdict.',
  },
  saturated: {
    name: 'saturated',
    meaning: 'Nearly every input has its own code, so I(X;T) is uninformative.',
  },
};

export function qualification(of: Qualification): {
  readonly name: string;
  readonly meaning: string;
} {
  return QUALIFICATION[of];
}

/** Shares with as many digits as show on which side of the other one lies. */
function shares(a: number, b: number): readonly [string, string] {
  const digits = decimal(a, 2) === decimal(b, 2) ? 3 : 2;
  return [share(a, digits), share(b, digits)];
}

/**
 * Above chance on the rows for training alone. With thousands of them a few per cent are enough, so the
 * numbers are given, and a network that has less than half of what there is to memorize did so in part.
 */
function memorized(status: Extract<LearningStatus, { kind: 'memorized' }>): string {
  const { trainAccuracy, testAccuracy, majorityShare } = status;
  const isMost = trainAccuracy - majorityShare >= (1 - majorityShare) / 2;
  const [accuracy, majority] = shares(testAccuracy, majorityShare);
  return `Memorized${isMost ? '' : ' in part'}: training accuracy ${share(trainAccuracy, 2)}, test accuracy ${accuracy} (the majority label alone gives ${majority}).`;
}

/** What comes before anything else on a run; empty where it learned, or that is not known. */
export function runStatus(status: LearningStatus, epoch: number): string {
  if (status.kind === 'diverged')
    return `Training diverged at epoch ${number(epoch)}: no verdicts.`;
  if (status.kind === 'memorized') return memorized(status);
  if (status.kind !== 'did-not-learn') return '';
  const [accuracy, majority] = shares(status.testAccuracy, status.majorityShare);
  const found =
    status.testAccuracy < status.majorityShare
      ? `is below the majority share of ${majority}`
      : `is not above the majority share of ${majority} by more than chance allows`;
  return `Did not learn: test accuracy ${accuracy} ${found}, so no compression is claimed.`;
}

/** Of a recording with fewer checkpoints than any verdict needs; else empty. */
export function tooShort(recording: JudgedRecording): string {
  if (!isTooShort(recording)) return '';
  const so = counted(recording.epochs.length, { one: 'checkpoint', other: 'checkpoints' });
  return `Too short to say what the layers do: ${so}, and a verdict needs ${number(MIN_CHECKPOINTS)}.`;
}

/**
 * What comes before verdicts: that a run diverged, did not learn or memorized, or is too short for any.
 * `elsewhere`: a status that stands elsewhere, and is left out here.
 */
export function beforeVerdicts(
  recording: JudgedRecording,
  divergedAt: number | undefined,
  elsewhere?: LearningStatus['kind'],
): string {
  const { status } = recording;
  const learning = status.kind === elsewhere ? '' : runStatus(status, divergedAt ?? 0);
  if (status.kind === 'diverged') return learning;
  return [learning, tooShort(recording)].filter(Boolean).join(' ');
}

/** What another estimator, called by its title, makes of the same run; `isCount` if it counts bins. */
export function sameNumbers(title: string, isCount: boolean): string {
  return `With ${title}: the same numbers${isCount ? ', for no two codes share a bin' : ''}.`;
}

export function otherNumbers(title: string, differing: readonly LayerVerdict[]): string {
  if (differing.length === 0) return `With ${title}: different numbers, the same verdicts.`;
  const kinds = [...new Set(differing.map(({ verdict }) => verdict.kind))];
  const groups = kinds.map((kind) => {
    const layers = differing.filter(({ verdict }) => verdict.kind === kind);
    const names = layers.map(({ name, verdict: { qualifications } }) =>
      qualifications.includes('borderline') ? `${name} (borderline)` : name,
    );
    return `${and(names)} ${predicate(kind, layers.length)}`;
  });
  return `With ${title}: ${groups.join('; ')}.`;
}
