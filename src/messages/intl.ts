/** Numbers, plurals and lists of a language, as the browser formats them. */

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Three digits after a first that is not 0 may as well be a group. */
const DECIMAL_COMMA = /^[+-]?(?![1-9]\d{0,2},\d{3}$)\d*,\d+(e[+-]?\d+)?$/i;

export function formatsOf(locale: string) {
  const plurals = new Intl.PluralRules(locale);
  const and = new Intl.ListFormat(locale, { type: 'conjunction' });
  const or = new Intl.ListFormat(locale, { type: 'disjunction' });
  // 1024 is read more easily without a separator, 20,000 with one. 15 digits: all that float64
  // surely has; no sign for −0 nor for what is rounded to it.
  const shared = { useGrouping: 'min2', signDisplay: 'negative' } as const;
  const plain = new Intl.NumberFormat(locale, { ...shared, maximumSignificantDigits: 15 });
  const typed = new Intl.NumberFormat('en', {
    ...shared,
    useGrouping: false,
    maximumSignificantDigits: 15,
  });
  const parts = plain.formatToParts(12345.6);
  const partOf = (type: Intl.NumberFormatPartTypes): string | undefined =>
    parts.find((part) => part.type === type)?.value;
  const [group, point = '.'] = [partOf('group'), partOf('decimal')];
  const fixed = new Map<number, Intl.NumberFormat>();

  /** With a true minus. */
  const written = (format: Intl.NumberFormat, value: number): string =>
    format.format(value).replace('-', '−');

  const number = (value: number): string => written(plain, value);
  return {
    /** A number with all its digits. */
    number,
    /**
     * The number that a text is, as `number` writes it or as `typed` does, or with a decimal comma in
     * any language: people type as their own has it. NaN for anything else, and for 1,024.
     */
    parsed(text: string): number {
      const written = text.trim();
      const ascii = written.replace('−', '-');
      if (ascii === '') return Number.NaN;
      const ungrouped = group === undefined ? ascii : ascii.replaceAll(group, '');
      const value = Number(ungrouped.replace(point, '.'));
      // Where the point of links separates groups, 0.003 is no group: only `number` sets them.
      if (ungrouped === ascii || number(value) === written) return value;
      return Number(DECIMAL_COMMA.test(ascii) ? ascii.replace(',', '.') : ascii);
    },
    /** The same as it is typed into a link or a command line, which is alike in all languages. */
    typed: (value: number): string => typed.format(value),
    /** A number with so many digits after the point. */
    decimal(value: number, digits: number): string {
      let format = fixed.get(digits);
      if (format === undefined) {
        format = new Intl.NumberFormat(locale, {
          ...shared,
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        });
        fixed.set(digits, format);
      }
      return written(format, value);
    },
    /** The form of a word that goes with a count. */
    form: (count: number, forms: Forms): string => forms[plurals.select(count)] ?? forms.other,
    /** “1 code”, “7 codes”. */
    counted: (count: number, forms: Forms): string =>
      `${number(count)} ${forms[plurals.select(count)] ?? forms.other}`,
    /** “T2, T3 and T5”. */
    and: (items: readonly string[]): string => and.format(items),
    /** “T2, T3 or T5”. */
    or: (items: readonly string[]): string => or.format(items),
  };
}
