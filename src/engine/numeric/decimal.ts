/** A decimal number written plainly; hexadecimal, blanks and words are refused. */
export function parseDecimal(text: string): number | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** Three digits after a first that is not 0 may as well be a group of thousands. */
const DECIMAL_COMMA = /^[+-]?(?![1-9]\d{0,2},\d{3}$)\d*,\d+(e[+-]?\d+)?$/i;

/** The same with a point for a decimal comma. */
export const withPoint = (text: string): string =>
  DECIMAL_COMMA.test(text) ? text.replace(',', '.') : text;
