/** Verdicts on the trajectory of a layer, and what they rest on. */
import type { Verdict, VerdictCriteria, VerdictKind } from '../../engine/index.ts';
import { and, bitsOf, constant, counted, decimal, number } from './numbers.ts';

const NAME: Readonly<Record<VerdictKind, string>> = {
  compresses: 'compresses',
  'fits-only': 'fits only',
  lossless: 'lossless',
  dead: 'dead',
  'no-change': 'no change',
};

export function name(kind: VerdictKind): string {
  return NAME[kind];
}

/** A verdict as the predicate of a layer. */
const PREDICATE: Readonly<Record<VerdictKind, string>> = {
  compresses: 'compresses',
  'fits-only': 'only fits',
  lossless: 'is lossless',
  dead: 'is dead',
  'no-change': 'does not change',
};

interface LayerVerdict {
  readonly name: string;
  /** Epoch of the peak. */
  readonly epoch: number;
  readonly verdict: Verdict;
}

type Insight =
  | {
      readonly kind: 'compresses';
      readonly layer: LayerVerdict;
      readonly others: readonly string[];
    }
  | { readonly kind: 'fits-only'; readonly layer: LayerVerdict }
  | { readonly kind: 'lossless' | 'no-change' }
  | { readonly kind: 'dead'; readonly names: readonly string[] };

/** Bits in a sentence: 6.8, 0.37. */
const short = (bits: number): string => decimal(bits, Math.abs(bits) < 0.995 ? 2 : 1);

/** What the verdicts on a run come to. */
export function insight(found: Insight, criteria: VerdictCriteria): string {
  switch (found.kind) {
    case 'compresses': {
      const { layer, others } = found;
      const { verdict, epoch } = layer;
      const compress = others.length === 1 ? 'compresses' : 'compress';
      const also = others.length === 0 ? '' : ` ${and(others)} ${compress} too.`;
      return verdict.peakCheckpoint === 0
        ? `${layer.name} had its largest I(X;T), ${short(verdict.peak)} bits, at epoch ${number(epoch)}, the first, and ended ${short(verdict.lost)} bits lower: compression without fitting before it.${also}`
        : `${layer.name} peaked at ${short(verdict.peak)} bits (epoch ${number(epoch)}) and has lost ${short(verdict.lost)} bits since: compression.${also}`;
    }
    case 'fits-only': {
      const { layer } = found;
      return `No layer compresses. ${layer.name} gained most, ${short(layer.verdict.fitted)} bits about the label by epoch ${number(layer.epoch)}: fitting only.`;
    }
    case 'lossless':
      return `Every layer stayed within ${bitsOf(criteria.lossless)} of H(X) at every epoch: lossless.`;
    case 'dead':
      return `${and(found.names)} ended below ${bitsOf(criteria.dead)}: dead. No layer compresses.`;
    case 'no-change':
      return `No change: no layer fits or compresses by ε = ${bitsOf(criteria.epsilon)} or more.`;
  }
}

/** How far a run that is not complete has been judged. */
export function upTo(epoch: number): string {
  return `Up to epoch ${number(epoch)}: `;
}

/** The layers that the sentence on a run leaves out: a verdict needs every epoch. */
export function leftOut(names: readonly string[]): string {
  if (names.length === 0) return '';
  const were = names.length === 1 ? 'was' : 'were';
  return `${and(names)} ${were} not recorded at every epoch. The others: `;
}

/** What another estimator, called by its title, makes of the same run; `isCount` if it counts bins. */
export function sameNumbers(title: string, isCount: boolean): string {
  return `With ${title}: the same numbers${isCount ? ', for no two codes share a bin' : ''}.`;
}

export function otherNumbers(title: string, differing: readonly LayerVerdict[]): string {
  if (differing.length === 0) return `With ${title}: different numbers, the same verdicts.`;
  const verdicts = differing.map(({ name, verdict }) => `${name} ${PREDICATE[verdict.kind]}`);
  return `With ${title}: ${verdicts.join(', ')}.`;
}

/** Bits with two digits. */
const fixed = (value: number): string => decimal(value, 2);

/** With as many digits as show on which side of a threshold a value lies; 15 are all it has. */
function fixedBeside(value: number, threshold: number): string {
  for (let digits = 2; digits < 15; digits++) {
    if (Number(value.toFixed(digits)) >= threshold === value >= threshold)
      return decimal(value, digits);
  }
  return number(value);
}

/** What was seen and what the criteria make of it. */
export function reason(
  verdict: Verdict,
  epochs: ArrayLike<number>,
  hx: number,
  criteria: VerdictCriteria,
): string {
  const { kind, peakCheckpoint, peak, end, lost, fitted } = verdict;
  const epsilon = `ε ${constant(criteria.epsilon)}`;
  const course = `I(X;T) peaked at ${fixed(peak)} bits (epoch ${number(epochs[peakCheckpoint] ?? 0)}, after a 3-point median) and ended at ${fixedBeside(end, criteria.dead)}`;
  const loss = `${fixedBeside(lost, criteria.epsilon)} bits lost`;
  const small = `${course}: ${loss} < ${epsilon}`;
  const rise = `had risen by ${fixedBeside(fitted, criteria.epsilon)} bits`;
  switch (kind) {
    case 'dead':
      return `${course}, below ${constant(criteria.dead)} bits → dead.`;
    case 'lossless':
      return `I(X;T) stayed within ${constant(criteria.lossless)} bits of H(X) = ${constant(hx)} at every epoch → lossless.`;
    case 'compresses': {
      const first =
        peakCheckpoint === 0 ? ', without fitting before: the first epoch has most' : '';
      return `${course}: ${loss} ≥ ${epsilon} → compresses${first}.`;
    }
    case 'fits-only':
      return `${small}, but I(T;Y) ${rise} ≥ ${epsilon} at the peak → fits only.`;
    case 'no-change':
      return `${small}, and I(T;Y) ${fitted > 0 ? `${rise} < ${epsilon}` : 'had not risen'} at the peak → no change.`;
  }
}

/** How many codes an estimator still tells apart, and the bits it loses where it merges some. */
export function merging(epoch: number, codes: number, apart: number, lost: number): string {
  const when = `At epoch ${number(epoch)} the layer has ${counted(codes, { one: 'code', other: 'codes' })}`;
  return apart >= codes
    ? `${when}; the estimator merges none.`
    : `${when}; the estimator distinguishes ${number(apart)} and loses ${fixed(lost)} bits.`;
}

/** Of an estimator that cannot reach H(X) for any layer. */
export function ceiling(most: number, hx: number): string {
  return `This estimator gives at most ${fixed(most)} bits of H(X) = ${constant(hx)}, so its verdict is never “lossless”.`;
}

/** Of a layer where nearly every input has its own code. */
export function saturated(): string {
  return 'Saturated: nearly every input has its own code at the end, so the exact I(X;T) is uninformative about what was learned.';
}

interface Agreement {
  readonly compared: number;
  readonly disagreeing: number;
  readonly uninformative: number;
  readonly waiting: number;
}

const cells = (count: number): string => counted(count, { one: 'cell', other: 'cells' });

function disagreement({ compared, disagreeing, uninformative }: Agreement): string {
  if (disagreeing > 0 && uninformative === disagreeing) {
    return disagreeing === 1
      ? 'No informative disagreement: the cell that differs is of a saturated layer'
      : `No informative disagreement: the ${number(disagreeing)} cells that differ are of saturated layers`;
  }
  const differ = `${number(disagreeing)} of ${cells(compared)} differ from exact`;
  return uninformative === 0
    ? differ
    : `${differ}; ${number(uninformative)} of them in saturated layers, where exact is uninformative`;
}

/** How much of the matrix of verdicts is the estimators' doing. */
export function agreement(counts: Agreement): string {
  const { compared, waiting } = counts;
  const parts = [
    ...(compared > 0 ? [disagreement(counts)] : []),
    ...(waiting > 0
      ? [`${counted(waiting, { one: 'verdict', other: 'verdicts' })} still to come`]
      : []),
  ];
  return parts.length > 0 ? `${parts.join('; ')}.` : 'Add an estimator to compare with exact.';
}
