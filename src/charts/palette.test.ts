import { rgb } from 'd3';
import { expect, test } from 'vitest';
import { layerColour, layerSymbol } from './palette.ts';

/** WCAG 2.2 relative luminance. */
function luminance(colour: string): number {
  const { r, g, b } = rgb(colour);
  const linear = [r, g, b].map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const depths = [1, 2, 3, 4, 5, 6, 7, 8, 9];

test('every layer has 3:1 contrast on white and on a dark page', () => {
  for (const depth of depths) {
    for (let layer = 0; layer < depth; layer++) {
      expect(contrast(layerColour(layer, depth), '#ffffff')).toBeGreaterThanOrEqual(3);
      expect(contrast(layerColour(layer, depth), '#14171c')).toBeGreaterThanOrEqual(3);
    }
  }
});

test('deeper layers are lighter, so that the order does not depend on hue', () => {
  for (const depth of depths) {
    const ramp = Array.from({ length: depth }, (_, layer) => luminance(layerColour(layer, depth)));
    expect(ramp).toEqual(ramp.toSorted((a, b) => a - b));
  }
});

test('nine layers have nine symbols', () => {
  const symbols = Array.from({ length: 9 }, (_, layer) => layerSymbol(layer));
  expect(new Set(symbols).size).toBe(9);
});
