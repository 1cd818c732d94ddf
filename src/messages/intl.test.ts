import { describe, expect, test } from 'vitest';
import { formatsOf } from './intl.ts';

describe.each(['en-GB', 'de', 'fr', 'pl', 'de-CH'])('in %s', (locale) => {
  const { number, parsed, typed } = formatsOf(locale);
  const VALUES = [0, 0.003, -1.5, 1.125, 30, 1024, 20000, 20125.25, 1e-6];

  test.each(VALUES)('%d is parsed as it is written, and as links have it', (value) => {
    expect(parsed(number(value))).toBe(value);
    expect(parsed(` ${number(value)} `)).toBe(value);
    if (!/^\d\d\.\d{3}$/.test(typed(value))) expect(parsed(typed(value))).toBe(value);
  });

  test('what is typed into a link is alike in all languages', () => {
    expect(VALUES.map(typed)).toEqual(VALUES.map((value) => formatsOf('en').typed(value)));
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
    const { parsed } = formatsOf(locale);
    expect(parsed('1,5')).toBe(1.5);
    expect(parsed(' 0,05')).toBe(0.05);
    expect(parsed('0,003')).toBe(0.003);
    expect(parsed('−,5')).toBe(-0.5);
    expect(parsed('1,5e-3')).toBe(0.0015);
  },
);

test('what may be a group or decimals is a group where the page writes it so, and else refused', () => {
  const { parsed } = formatsOf('en');
  expect(parsed('20,000')).toBe(20000);
  expect(parsed('1,024')).toBeNaN();
});
