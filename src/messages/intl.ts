/** Numbers, plurals and lists of a language. */
import { withPoint } from '../engine/index.ts';

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** How a language writes numbers and lists. */
export interface Signs {
  readonly point: string;
  /** Between thousands; undefined where the language sets none. */
  readonly group: string | undefined;
  /** Between the last two of a list, with spaces; there is a comma between others. */
  readonly and: string;
  readonly or: string;
}

/** All that float64 surely has. */
const DIGITS = 15;

/** In a whole number it can be nothing else. */
const POINT_GROUP = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;

/**
 * Only plurals are left to `Intl`, as a test sees to that all else is as there: the first number and the
 * first list that it formats take about 10 ms each, and the first view of the page waited for them.
 */
export function formatsOf(locale: string, { point, group, and, or }: Signs) {
  const plurals = new Intl.PluralRules(locale);

  /** With a true minus, and none for what is rounded to 0. */
  const signed = (plain: string): string => {
    const [whole = '', fraction] = plain.replace('-', '').split('.');
    // 1024 is read more easily without a separator, 20,000 with one.
    const isGrouped = group !== undefined && whole.length > 4;
    const grouped = isGrouped ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
    const text = fraction === undefined ? grouped : grouped + point + fraction;
    return plain.startsWith('-') && Number(plain) !== 0 ? `−${text}` : text;
  };

  const number = (value: number): string => signed(plainDecimal(value));
  return {
    /** A number with all its digits. */
    number,
    /**
     * The number that a text is, as `number` writes it or as `typed` does, or with a decimal comma in
     * any language: people type as their own has it. NaN for anything else, and for 1,024; where a whole
     * number is typed, also for 1.000, which may be a thousand.
     */
    parsed(text: string, isWhole = false): number {
      const written = text.trim();
      const ascii = written.replace('−', '-');
      if (ascii === '') return Number.NaN;
      const ungrouped = group === undefined ? ascii : ascii.replaceAll(group, '');
      const value = Number(ungrouped.replace(point, '.'));
      // Where the point of links separates groups, 0.003 is no group: only `number` sets them.
      const isOurs = number(value) === written;
      if (isWhole && !isOurs && POINT_GROUP.test(ascii)) return Number.NaN;
      if (ungrouped === ascii || isOurs) return value;
      return Number(withPoint(ascii));
    },
    /** The same as it is typed into a link or a command line, which is alike in all languages. */
    typed: (value: number): string => plainDecimal(value),
    /** A number with so many digits after the point. */
    decimal: (value: number, digits: number): string => signed(value.toFixed(digits)),
    /** The form of a word that goes with a count. */
    form: (count: number, forms: Forms): string => forms[plurals.select(count)] ?? forms.other,
    /** “1 code”, “7 codes”. */
    counted: (count: number, forms: Forms): string =>
      `${number(count)} ${forms[plurals.select(count)] ?? forms.other}`,
    /** “T2, T3 and T5”. */
    and: (items: readonly string[]): string => list(items, and),
    /** “T2, T3 or T5”. */
    or: (items: readonly string[]): string => list(items, or),
  };
}

/** As many digits as are sure, a point, and an exponent only from 10^21 on. */
function plainDecimal(value: number): string {
  const text = String(Number(value.toPrecision(DIGITS)));
  const [, exponent] = text.split('e-');
  if (exponent === undefined) return text;
  const places = Math.min(Number(exponent) + DIGITS - 1, 100);
  return value.toFixed(places).replace(/\.?0+$/, '');
}

function list(items: readonly string[], last: string): string {
  const before = items.slice(0, -1).join(', ');
  return [...(before === '' ? [] : [before]), ...items.slice(-1)].join(last);
}
