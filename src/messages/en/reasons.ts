/** Why a layer has its verdict, with the numbers. */
import type { Phase, Verdict, VerdictCriteria } from '../../engine/index.ts';
import { constant, counted, decimal, number } from './numbers.ts';
import { name } from './verdicts.ts';

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

const WHEN: Readonly<Record<Phase['fitting'], string>> = {
  during: ', while fitting',
  across: ', while and after fitting',
  after: ', after fitting',
};

/** A phase in the smoothed trajectory; whether it has to do with fitting only where there is any. */
export function phase({ kind, bits, start, end, fitting }: Phase, hasFitting: boolean): string {
  const epochs = `from epoch ${number(start.epoch)} to ${number(end.epoch)}`;
  if (kind === 'level') return `was level ${epochs}`;
  const moved = kind === 'fall' ? 'fell' : 'rose';
  return `${moved} ${fixed(Math.abs(bits))} bits ${epochs}${hasFitting ? WHEN[fitting] : ''}`;
}

/** What was seen and what the criteria make of it. */
export function reason(verdict: Verdict, hx: number, criteria: VerdictCriteria): string {
  const { kind, peak, end, phases, theta, jitter, fitted, qualifications } = verdict;
  const borderline = qualifications.includes('borderline') ? ' (borderline)' : '';
  const result = `→ ${name(kind)}${borderline}.`;
  if (kind === 'dead')
    return `I(X;T) ended at ${fixedBeside(end.ixt, criteria.dead)} bits, below ${constant(criteria.dead)} ${result}`;
  if (kind === 'stays-at-hx')
    return `I(X;T) stayed within ${constant(criteria.lossless)} bits of H(X) = ${constant(hx)} at every epoch ${result}`;
  const movement = phases.map((one) => phase(one, fitted !== undefined)).join('; ');
  const bound =
    theta > criteria.epsilon
      ? `three times the jitter of ${fixed(jitter)}`
      : `ε; the jitter is ${fixed(jitter)}`;
  const fit =
    fitted === undefined
      ? 'I(T;Y) gains less than ε (or a quarter of H(Y), if that is less) or three times its jitter, or only regains what it had: there is nothing to fit.'
      : `Fitted by epoch ${number(fitted.epoch)}.`;
  return `I(X;T) peaked at ${fixed(peak.ixt)} bits (epoch ${number(peak.epoch)}) and ended at ${fixed(end.ixt)}. Smoothed, it ${movement}. ${fit} Phases are of θ = ${fixed(theta)} bits or more (${bound}) ${result}`;
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
  return `This estimator gives at most ${fixed(most)} bits of H(X) = ${constant(hx)}, so its verdict is never “${name('stays-at-hx')}”.`;
}

/** Of a layer where nearly every input has its own code. */
export function saturated(): string {
  return 'Saturated: nearly every input has its own code at the end, so the exact I(X;T) is uninformative about what was learned.';
}
