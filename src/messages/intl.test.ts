import { describe, expect, test, vi } from 'vitest';
import { formatsOf, type Signs } from './intl.ts';

/** The signs of a language, as `Intl` has them here. */
function signsOf(locale: string): Signs {
  const parts = new Intl.NumberFormat(locale, { useGrouping: 'min2' }).formatToParts(12345.6);
  const sign = (type: string): string | undefined =>
    parts.find((part) => part.type === type)?.value;
  const last = (type: 'conjunction' | 'disjunction'): string =>
    new Intl.ListFormat(locale, { type }).format(['', '']);
  return {
    point: sign('decimal') ?? '',
    group: sign('group'),
    and: last('conjunction'),
    or: last('disjunction'),
  };
}

const english = formatsOf('en', signsOf('en'));

describe.each(['en-GB', 'de', 'fr', 'pl', 'de-CH'])('in %s', (locale) => {
  const { number, decimal, parsed, typed, and, or } = formatsOf(locale, signsOf(locale));
  const VALUES = [0, 0.003, -1.5, 1.125, 30, 1024, 20000, 20125.25, 1e-6];

  test('numbers are written as Intl writes them', () => {
    const shared = { useGrouping: 'min2', signDisplay: 'negative' } as const;
    const plain = new Intl.NumberFormat(locale, { ...shared, maximumSignificantDigits: 15 });
    const values = [...VALUES, 0.1 + 0.2, -0, 1 / 3, 1234567.5, -98765, 2.5e-9, 1e20];
    for (const value of values) {
      expect(number(value)).toBe(plain.format(value).replace('-', '−'));
      for (const digits of [0, 2, 4]) {
        const places = { minimumFractionDigits: digits, maximumFractionDigits: digits };
        const fixed = new Intl.NumberFormat(locale, { ...shared, ...places });
        expect(decimal(value, digits)).toBe(fixed.format(value).replace('-', '−'));
      }
    }
  });

  test('lists are written as Intl writes them', () => {
    const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' });
    const disjunction = new Intl.ListFormat(locale, { type: 'disjunction' });
    for (const items of [[], ['T2'], ['T2', 'T3'], ['T2', 'T3', 'T5'], ['1', '2', '3', '4']]) {
      expect(and(items)).toBe(conjunction.format(items));
      expect(or(items)).toBe(disjunction.format(items));
    }
  });

  test.each(VALUES)('%d is parsed as it is written, and as links have it', (value) => {
    expect(parsed(number(value))).toBe(value);
    expect(parsed(` ${number(value)} `)).toBe(value);
    if (!/^\d\d\.\d{3}$/.test(typed(value))) expect(parsed(typed(value))).toBe(value);
  });

  test('what is typed into a link is alike in all languages', () => {
    expect(VALUES.map(typed)).toEqual(VALUES.map(english.typed));
    expect(typed(0.003)).toBe('0.003');
  });

  test.each([
    ['1e-3', 0.001],
    ['−1.5', -1.5],
    ['0.50', 0.5],
  ])('%j is %d', (text, value) => {
    expect(parsed(text)).toBe(value);
  });

  test.each(['', ' ', 'many', '1.5.5', '1,5,5'])('%j is no number', (text) => {
    expect(parsed(text)).toBeNaN();
  });
});

test.each(['de', 'en'])(
  'a comma is a decimal one in %s, unless it separates thousands',
  (locale) => {
    const { parsed } = formatsOf(locale, signsOf(locale));
    expect(parsed('1,5')).toBe(1.5);
    expect(parsed(' 0,05')).toBe(0.05);
    expect(parsed('0,003')).toBe(0.003);
    expect(parsed('−,5')).toBe(-0.5);
    expect(parsed('1,5e-3')).toBe(0.0015);
  },
);

test('what may be a group or decimals is a group where the page writes it so, and else refused', () => {
  const { parsed } = english;
  expect(parsed('20,000')).toBe(20000);
  expect(parsed('1,024')).toBeNaN();
});

test.each(['en', 'de', 'fr', 'de-CH'])(
  'where a whole number is typed, 1.000 is refused in %s',
  (locale) => {
    const { parsed } = formatsOf(locale, signsOf(locale));
    expect(parsed('1.000', true)).toBeNaN();
    expect(parsed('1.000')).toBe(1);
    expect(parsed('20', true)).toBe(20);
  },
);

test('numbers and lists need no formatter of the browser: its first takes long', () => {
  const signs = signsOf('de');
  const made = vi.fn();
  vi.stubGlobal('Intl', {
    ...Intl,
    PluralRules: Intl.PluralRules,
    NumberFormat: made,
    ListFormat: made,
  });
  try {
    const { number, decimal, counted, and } = formatsOf('de', signs);
    expect([number(20125.25), decimal(1.5, 2)]).toEqual(['20.125,25', '1,50']);
    expect(and(['T2', 'T3'])).toBe('T2 und T3');
    expect(counted(2, { one: 'Bit', other: 'Bits' })).toBe('2 Bits');
  } finally {
    vi.unstubAllGlobals();
  }
  expect(made).not.toHaveBeenCalled();
});
