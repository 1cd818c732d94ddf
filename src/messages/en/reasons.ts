/** Why a layer has its verdict, with the numbers. */
import type { Phase, Verdict, VerdictCriteria } from '../../engine/index.ts';
import { constant, counted, decimal, difference, number } from './numbers.ts';
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

const MOVEMENT: Readonly<Record<Phase['kind'], { readonly one: string; readonly other: string }>> =
  {
    fall: { one: 'fall', other: 'falls' },
    rise: { one: 'rise', other: 'rises' },
    level: { one: 'level stretch', other: 'level stretches' },
  };

/** From where to where the movement that decides is taken, with the change that the sentence has of it. */
function decided({ deciding, stated, phases }: Verdict): string {
  if (deciding === undefined || stated === undefined) return ' ';
  const { kind, start, end } = deciding;
  const { turns, bits } = stated;
  const last =
    turns[turns.findLastIndex((turn) => turn.checkpoint === start.checkpoint) + 1] ?? end;
  const until = last.checkpoint === end.checkpoint ? '' : ` by epoch ${number(last.epoch)}`;
  const from = `from epoch ${number(start.epoch)} to ${number(end.epoch)}`;
  const opposite = kind === 'fall' ? 'rise' : 'fall';
  const details = phases.filter(
    (one) =>
      one.kind === opposite &&
      one.start.checkpoint > start.checkpoint &&
      one.end.checkpoint < end.checkpoint,
  );
  const [detail] = details;
  const which =
    details.length === 1 && detail !== undefined
      ? `the ${MOVEMENT[opposite].one} from epoch ${number(detail.start.epoch)} to ${number(detail.end.epoch)} is a detail of it,`
      : `${counted(details.length, MOVEMENT[opposite])} are details of it, each`;
  const except =
    detail === undefined
      ? ''
      : ` (${which} less than a third of the ${MOVEMENT[kind].one} on one side, and at most half as large again as that on the other)`;
  return `. What decides is the ${MOVEMENT[kind].one} ${from}${except}: as recorded, ${difference(bits)} bits${until} `;
}

/** What was seen and what the criteria make of it. */
export function reason(verdict: Verdict, hx: number, criteria: VerdictCriteria): string {
  const { kind, peak, end, phases, theta, jitter, isJitterMeasured, fitted, qualifications } =
    verdict;
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
      : isJitterMeasured
        ? `ε; the jitter is ${fixed(jitter)}`
        : 'ε; the checkpoints are too far apart to measure jitter, so none makes a verdict borderline';
  const fit =
    fitted === undefined
      ? 'I(T;Y) gains less than ε (or a quarter of H(Y), if that is less) or three times its jitter, or only regains what it had: there is nothing to fit.'
      : `Fitted by epoch ${number(fitted.epoch)}.`;
  return `I(X;T) peaked at ${fixed(peak.ixt)} bits (epoch ${number(peak.epoch)}) and ended at ${fixed(end.ixt)}. Smoothed, it ${movement}. ${fit} Phases are of θ = ${fixed(theta)} bits or more (${bound})${decided(verdict)}${result}`;
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
