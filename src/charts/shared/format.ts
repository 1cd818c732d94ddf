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
