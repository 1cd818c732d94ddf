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

/** A reading, with digits enough to tell two layers apart: 12.00, 0.999. */
export function formatBits(bits: number): string {
  if (!Number.isFinite(bits)) return '–';
  return bits.toFixed(Math.abs(bits) < 0.9995 ? 3 : 2);
}

/** A constant of the data, without trailing zeros: 12, 0.999. */
export function formatConstant(value: number): string {
  return String(Number(value.toFixed(3)));
}
