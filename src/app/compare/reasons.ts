/** How a verdict comes about, in sentences with the numbers of one layer. */
import { formatConstant } from '../../charts/shared/format.ts';
import type { Trajectory, Verdict, VerdictCriteria } from '../../engine/index.ts';
import { plural } from '../shared/words.ts';

const bits = (value: number): string => value.toFixed(2);

/** With as many digits as show on which side of a threshold a value lies; 15 are all it has. */
function bitsBeside(value: number, threshold: number): string {
  for (let digits = 2; digits < 15; digits++) {
    const text = value.toFixed(digits);
    if (Number(text) >= threshold === value >= threshold) return text;
  }
  return String(value);
}

/** What was seen and what the criteria makes of it, without who measured. */
export function reason(
  verdict: Verdict,
  epochs: ArrayLike<number>,
  hx: number,
  criteria: VerdictCriteria,
): string {
  const { kind, peakCheckpoint, peak, end, lost, fitted } = verdict;
  const epsilon = `ε ${formatConstant(criteria.epsilon)}`;
  const course = `I(X;T) peaked at ${bits(peak)} bits (epoch ${epochs[peakCheckpoint]}, after a 3-point median) and ended at ${bitsBeside(end, criteria.dead)}`;
  const loss = `${bitsBeside(lost, criteria.epsilon)} bits lost`;
  const small = `${course}: ${loss} < ${epsilon}`;
  const rise = `had risen by ${bitsBeside(fitted, criteria.epsilon)} bits`;
  switch (kind) {
    case 'dead':
      return `${course}, under ${formatConstant(criteria.dead)} bit → dead.`;
    case 'lossless':
      return `I(X;T) stayed within ${formatConstant(criteria.lossless)} bit of H(X) = ${formatConstant(hx)} at every epoch → lossless.`;
    case 'compresses':
      return `${course}: ${loss} ≥ ${epsilon} → compresses${peakCheckpoint === 0 ? ', though nothing was fitted before: the first epoch had most' : ''}.`;
    case 'fits-only':
      return `${small}, but I(T;Y) ${rise} ≥ ${epsilon} at the peak → fits only.`;
    case 'no-change':
      return `${small}, and I(T;Y) ${fitted > 0 ? `${rise} < ${epsilon}` : 'had not risen'} at the peak → no change.`;
  }
}

/** How many codes the estimator still tells apart at a checkpoint; nothing where it counts none. */
export function merging(
  exact: Trajectory,
  read: Trajectory,
  checkpoint: number,
  epoch: number,
): string {
  const codes = exact.codes[checkpoint];
  const apart = read.codes[checkpoint];
  if (codes === undefined || apart === undefined || !Number.isFinite(apart)) return '';
  const when = `At epoch ${epoch} the layer has ${plural(codes, 'code')}`;
  if (apart >= codes) return `${when}; the estimator merges none.`;
  const cost = (exact.ixt[checkpoint] as number) - (read.ixt[checkpoint] as number);
  return `${when}; the estimator tells ${apart} apart: ${bits(cost)} bits are its doing.`;
}

/** Said of an estimator that cannot read as much as H(X) of any layer. */
export function ceilingReason(ceiling: number, hx: number): string {
  return `This estimator reads at most ${bits(ceiling)} bits of H(X) = ${formatConstant(hx)}: it cannot say lossless.`;
}

/** Said of what exact says of a layer where nearly every input has a code of its own. */
export const SATURATED =
  'Saturated: nearly every input has a code of its own at the end, so the exact I(X;T) says nothing of what was learned.';
