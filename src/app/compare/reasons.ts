/** How a verdict comes about, in sentences with the numbers of one layer. */
import { formatConstant } from '../../charts/format.ts';
import type { LayerTrail, Verdict, VerdictRule } from '../../engine/index.ts';
import { plural } from '../words.ts';

const bits = (value: number): string => value.toFixed(2);

/** What was seen and what the rule makes of it, without who measured. */
export function reason(
  verdict: Verdict,
  epochs: ArrayLike<number>,
  hx: number,
  rule: VerdictRule,
): string {
  const { kind, knee, peak, end, lost, fitted } = verdict;
  const epsilon = `ε ${formatConstant(rule.epsilon)}`;
  const course = `I(X;T) peaked at ${bits(peak)} bits (epoch ${epochs[knee]}, after a 3-point median) and ended at ${bits(end)}`;
  const small = `${course}: ${bits(lost)} bits lost < ${epsilon}`;
  switch (kind) {
    case 'dead':
      return `${course}, under ${formatConstant(rule.dead)} bit → dead.`;
    case 'lossless':
      return `I(X;T) stayed within ${formatConstant(rule.lossless)} bit of H(X) = ${formatConstant(hx)} at every epoch → lossless.`;
    case 'compresses':
      return `${course}: ${bits(lost)} bits lost ≥ ${epsilon} → compresses.`;
    case 'fits only':
      return `${small}, but I(T;Y) had risen by ${bits(fitted)} bits ≥ ${epsilon} at the knee → fits only.`;
    case 'neither':
      return `${small}, and I(T;Y) had risen by ${bits(fitted)} bits < ${epsilon} at the knee → neither.`;
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
