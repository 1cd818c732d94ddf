/** Numbers, counts and lists. */
import { formatsOf } from '../intl.ts';

// British: “T2, T3 and T5” has no comma before the “and”.
export const { number, parsed, typed, decimal, form, counted, and, or } = formatsOf('en-GB', {
  point: '.',
  group: ',',
  and: ' and ',
  or: ' or ',
});

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

/** Information, with digits enough to tell two layers apart: 12.00, 0.999; a dash where unknown. */
export function bits(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return decimal(value, Math.abs(value) < 0.9995 ? 3 : 2);
}

/** Information as tables give it; a dash where it was not measured. */
export function cell(value: number | undefined, digits = 4): string {
  return value === undefined || !Number.isFinite(value) ? '–' : decimal(value, digits);
}

/** The same with its unit. */
export const measured = (value: number | undefined): string => `${cell(value)} bits`;

/** A constant of the data, without zeros at the end: 12, 0.999. */
export function constant(value: number): string {
  return number(Number(value.toFixed(3)));
}

/** A change with its sign, and digits enough not to be nought: −1.3, +0.40, −0.04. */
export function difference(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const digits = size < 0.995 ? 2 : 1;
  const text = decimal(size, digits);
  if (Number(size.toFixed(digits)) === 0) return size === 0 ? '0' : '≈ 0';
  return `${value < 0 ? '−' : '+'}${text}`;
}

/** “0.25 bits”, “1 bit”. */
export const bitsOf = (value: number): string => counted(value, { one: 'bit', other: 'bits' });

/** A share such as an accuracy, with more digits where these would show all or nothing: 0.997. */
export function share(value: number, digits: number): string {
  if (!Number.isFinite(value)) return '–';
  const isPlain = (of: number): boolean => of === 0 || of === 1;
  if (isPlain(value) || digits >= 15) return decimal(value, digits);
  return isPlain(Number(value.toFixed(digits))) ? share(value, digits + 1) : decimal(value, digits);
}

/** A share of a whole: “93 %”. */
export const percent = (share: number): string => `${number(share)} %`;

/** A time; an estimate is never more precise than this. */
export function duration(seconds: number): string {
  if (seconds < 1.5) return '1 s';
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}
