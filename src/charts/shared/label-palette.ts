import { hcl, interpolateLab } from 'd3';
import { contrast } from './contrast.ts';

/**
 * Share 0 and 1 of a label; both far from the layers' hues, and apart to the colour-blind too: as
 * unequal in lightness as 3:1 contrast both on white and on a dark page allows.
 */
const ENDS: readonly [string, string] = ['#b62a79', '#57a42f'];
const NEUTRAL = '#d9d9d6';
const towards0 = interpolateLab(NEUTRAL, ENDS[0]);
const towards1 = interpolateLab(NEUTRAL, ENDS[1]);

/** From label 0 through neutral, where the label is open, to label 1. */
export function shareColour(share: number): string {
  return share < 0.5 ? towards0(1 - 2 * share) : towards1(2 * share - 1);
}

/** The colour of a label; lightness alternates, so that neighbours in hue differ twice. */
export function labelColour(label: number, labelCount: number): string {
  if (labelCount <= 2) return ENDS[label] ?? ENDS[0];
  return hcl(20 + (360 * label) / labelCount, 58, label % 2 === 0 ? 47 : 58).formatHex();
}

/** The most frequent label has its colour, paler the smaller its share; neutral where all are alike. */
export function majorityColour(label: number, labelCount: number, share: number): string {
  const certainty = (share - 1 / labelCount) / (1 - 1 / labelCount);
  return interpolateLab(
    NEUTRAL,
    labelColour(label, labelCount),
  )(Math.max(0, Math.min(1, certainty)));
}

const DARK = '#000000';
const LIGHT = '#ffffff';

/** Black or white, whichever reads better on a colour. */
export function inkOn(colour: string): string {
  return contrast(LIGHT, colour) < contrast(DARK, colour) ? DARK : LIGHT;
}
