/** How a verdict comes about, in sentences with the numbers of one layer. */
import { formatConstant } from '../../charts/format.ts';
import type { LayerTrail, Verdict, VerdictRule } from '../../engine/index.ts';
import { plural } from '../words.ts';

const bits = (value: number): string => value.toFixed(2);

/** With as many digits as show on which side of a threshold a value lies; 15 are all it has. */
function bitsBeside(value: number, threshold: number): string {
  for (let digits = 2; digits < 15; digits++) {
    const text = value.toFixed(digits);
    if (Number(text) >= threshold === value >= threshold) return text;
  }
  return String(value);
}

/** What was seen and what the rule makes of it, without who measured. */
export function reason(
  verdict: Verdict,
  epochs: ArrayLike<number>,
  hx: number,
  rule: VerdictRule,
): string {
  const { kind, knee, peak, end, lost, fitted } = verdict;
  const epsilon = `ε ${formatConstant(rule.epsilon)}`;
  const course = `I(X;T) peaked at ${bits(peak)} bits (epoch ${epochs[knee]}, after a 3-point median) and ended at ${bitsBeside(end, rule.dead)}`;
  const loss = `${bitsBeside(lost, rule.epsilon)} bits lost`;
  const small = `${course}: ${loss} < ${epsilon}`;
  const rise = `had risen by ${bitsBeside(fitted, rule.epsilon)} bits`;
  switch (kind) {
    case 'dead':
      return `${course}, under ${formatConstant(rule.dead)} bit → dead.`;
    case 'lossless':
      return `I(X;T) stayed within ${formatConstant(rule.lossless)} bit of H(X) = ${formatConstant(hx)} at every epoch → lossless.`;
    case 'compresses':
      return `${course}: ${loss} ≥ ${epsilon} → compresses${knee === 0 ? ', though nothing was fitted before: the first epoch had most' : ''}.`;
    case 'fits only':
      return `${small}, but I(T;Y) ${rise} ≥ ${epsilon} at the knee → fits only.`;
    case 'neither':
      return `${small}, and I(T;Y) ${fitted > 0 ? `${rise} < ${epsilon}` : 'had not risen'} at the knee → neither.`;
  }
}

/** How many codes the ruler still tells apart at a record; nothing where it counts none. */
export function merging(
  exact: LayerTrail,
  read: LayerTrail,
  record: number,
  epoch: number,
): string {
  const codes = exact.codes[record];
  const apart = read.codes[record];
  if (codes === undefined || apart === undefined || !Number.isFinite(apart)) return '';
  const when = `At epoch ${epoch} the layer has ${plural(codes, 'code')}`;
  if (apart >= codes) return `${when}; the ruler merges none.`;
  const cost = (exact.ixt[record] as number) - (read.ixt[record] as number);
  return `${when}; the ruler tells ${apart} apart: ${bits(cost)} bits are its doing.`;
}

/** Said of a ruler that cannot read as much as H(X) of any layer. */
export function ceilingReason(ceiling: number, hx: number): string {
  return `This ruler reads at most ${bits(ceiling)} bits of H(X) = ${formatConstant(hx)}: it cannot say lossless.`;
}

/** Said of what exact says of a layer where nearly every input has a code of its own. */
export const SATURATED =
  'Saturated: nearly every input has a code of its own at the end, so the exact I(X;T) says nothing of what was learned.';
