import { expect, test } from 'vitest';
import { contrast, luminance } from './contrast.ts';
import { estimatorColour, layerColour, layerSymbol } from './palette.ts';

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

test('every estimator has 3:1 contrast on white and on a dark page', () => {
  for (let estimator = 0; estimator < 8; estimator++) {
    expect(contrast(estimatorColour(estimator), '#ffffff')).toBeGreaterThanOrEqual(3);
    expect(contrast(estimatorColour(estimator), '#14171c')).toBeGreaterThanOrEqual(3);
  }
});
