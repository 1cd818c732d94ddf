import { lab } from 'd3';
import { expect, test } from 'vitest';
import { contrast } from './contrast.ts';
import { inkOn, labelColour, majorityColour, shareColour } from './label-palette.ts';

test('labels have 3:1 contrast on white and on a dark page', () => {
  for (const labelCount of [2, 3, 5, 10]) {
    for (let label = 0; label < labelCount; label++) {
      expect(contrast(labelColour(label, labelCount), '#ffffff')).toBeGreaterThanOrEqual(3);
      expect(contrast(labelColour(label, labelCount), '#14171c')).toBeGreaterThanOrEqual(3);
    }
  }
});

test('two labels differ in lightness too', () => {
  expect(contrast(labelColour(0, 2), labelColour(1, 2))).toBeGreaterThanOrEqual(1.8);
});

test('text on any share is legible: 4.5:1 at least', () => {
  for (let percent = 0; percent <= 100; percent++) {
    const colour = shareColour(percent / 100);
    expect(contrast(inkOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
  }
});

test('an open label is neutral, and a surer one more colourful', () => {
  const chroma = (colour: string) => Math.hypot(lab(colour).a, lab(colour).b);
  expect(chroma(shareColour(0.5))).toBeLessThan(4);
  expect(chroma(majorityColour(3, 10, 0.1))).toBeLessThan(4);
  for (const share of [0.2, 0.4, 0.6, 0.8]) {
    expect(chroma(majorityColour(3, 10, share + 0.2))).toBeGreaterThan(
      chroma(majorityColour(3, 10, share)),
    );
  }
});
