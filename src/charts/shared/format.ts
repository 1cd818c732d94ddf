/** Pixels keep two decimals: invisible on screen, and goldens stay equal across machines. */
export function round2(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}

const HUNDREDTHS = Array.from({ length: 100 }, (_, hundredths) =>
  String(hundredths / 100).slice(1),
);

/**
 * The text of a position rounded to hundredths. Paths hold thousands of them, and a table of
 * fractions is four times as fast as converting each number.
 */
export function pixelText(pixels: number): string {
  if (pixels < 0) return String(round2(pixels));
  const hundredths = Math.round(pixels * 100);
  const whole = Math.floor(hundredths / 100);
  return `${whole}${HUNDREDTHS[hundredths - whole * 100] ?? ''}`;
}

/** Measured bits, with digits enough to tell two layers apart: 12.00, 0.999. */
export function formatBits(bits: number): string {
  if (!Number.isFinite(bits)) return '–';
  return bits.toFixed(Math.abs(bits) < 0.9995 ? 3 : 2);
}

/** A constant of the data, without trailing zeros: 12, 0.999. */
export function formatConstant(value: number): string {
  return String(Number(value.toFixed(3)));
}

/** A change with its sign, a true minus, and digits enough not to be nought: −1.3, +0.40, −0.04. */
export function formatDifference(bits: number): string {
  if (!Number.isFinite(bits)) return '–';
  const size = Math.abs(bits);
  const text = size.toFixed(size < 0.995 ? 2 : 1);
  if (text === '0.00') return size === 0 ? '0' : '≈ 0';
  return `${bits < 0 ? '−' : '+'}${text}`;
}

/** A number of an axis, with a true minus. */
export function formatTick(value: number): string {
  return String(value).replace('-', '−');
}
