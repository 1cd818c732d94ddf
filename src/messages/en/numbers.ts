/** Numbers, counts and lists. */
import { formatsOf } from '../intl.ts';

// British: “T2, T3 and T5” has no comma before the “and”.
export const { number, typed, decimal, form, counted, and, or } = formatsOf('en-GB');

/** A quotation. */
export const quoted = (text: string): string => `“${text}”`;

/** “a whole number from 1 to 1024”. */
export function numberFrom(
  { min, max }: { readonly min: number; readonly max: number },
  isWhole: boolean,
  write: (value: number) => string,
): string {
  return `a ${isWhole ? 'whole ' : ''}number from ${write(min)} to ${write(max)}`;
}
