import { formatTick } from '../../charts/shared/format.ts';
import type { EstimatorSpec, Parameter } from '../../engine/index.ts';
import { isExact, needsWholeRun } from '../../state/comparison.ts';
import { estimatorOf } from '../../state/settings.ts';
import { boundsChoice } from '../shared/words.ts';

/** Whether an estimator reads a function of the code, so that it can only lose bits. */
export function isBinning({ method, options }: EstimatorSpec): boolean {
  return estimatorOf(method).kind === 'bins' && options.mean !== true;
}

/** What the distance from exact to an estimator's reading is called. */
export function distanceName(estimator: EstimatorSpec): string {
  return isBinning(estimator) ? 'bits lost to binning' : 'difference from exact';
}

/** How far an estimator has come with the checkpoints on show. */
export interface Progress {
  /** Whether no more checkpoints will come. */
  readonly isOver: boolean;
  readonly measured: number;
  readonly count: number;
}

/** What the hollow dots are, or why there are none yet; nothing before the first checkpoint. */
export function estimatorStatus(
  estimator: EstimatorSpec,
  { isOver, measured, count }: Progress,
): string {
  if (isExact(estimator)) return 'this is the exact count itself';
  if (needsWholeRun(estimator) && !isOver) return 'measured when the run has ended';
  if (count === 0) return '';
  if (measured < count) return `measuring ${measured} of ${count}`;
  return `whiskers: ${distanceName(estimator)}`;
}

/** What values a parameter may have, in the words of its control. */
export function allowedText(parameter: Parameter): string {
  if (parameter.kind === 'flag') return 'on or off';
  if (parameter.kind === 'bounds') {
    const choices = parameter.choices.map((choice) => `“${boundsChoice(choice)}”`).join(', ');
    if (!parameter.fixed) return choices;
    return `${choices}, or “${boundsChoice('fixed')}” with two rising numbers ${rangeText(parameter)}`;
  }
  return `a ${parameter.kind === 'integer' ? 'whole number' : 'number'} ${rangeText(parameter)}`;
}

function rangeText({ min, max }: { readonly min: number; readonly max: number }): string {
  return `from ${formatTick(min)} to ${formatTick(max)}`;
}
