import { formatTick } from '../../charts/format.ts';
import type { Parameter, Ruler } from '../../engine/index.ts';
import { isExact, needsWholeRun } from '../../state/comparison.ts';
import { estimatorOf } from '../../state/settings.ts';
import { boundsChoice } from '../words.ts';

/** Whether a ruler reads a function of the code, so that it can only lose bits. */
export function isBinning({ method, options }: Ruler): boolean {
  return estimatorOf(method).kind === 'bins' && options.mean !== true;
}

/** What the distance from exact to a ruler's reading is called. */
export function distanceName(ruler: Ruler): string {
  return isBinning(ruler) ? 'bits lost to binning' : 'difference from exact';
}

/** How far a ruler has come with the records on show. */
export interface Progress {
  /** Whether no more records will come. */
  readonly isOver: boolean;
  readonly measured: number;
  readonly count: number;
}

/** What the hollow dots are, or why there are none yet; nothing before the first record. */
export function rulerStatus(ruler: Ruler, { isOver, measured, count }: Progress): string {
  if (isExact(ruler)) return 'this is the exact count itself';
  if (needsWholeRun(ruler) && !isOver) return 'measured when the run has ended';
  if (count === 0) return '';
  if (measured < count) return `measuring ${measured} of ${count}`;
  return `whiskers: ${distanceName(ruler)}`;
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
